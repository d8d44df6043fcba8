"""Figures in special forms: times of races, scores, ratios, multiples, vague amounts, ages without a unit."""

from __future__ import annotations

from ..tokens.page import Page
from ..tokens.word_lists import number_words
from .ages import AGES, read_age, read_age_by_person, read_appositive_age
from .lap_times import read_lap_time
from .multiples import read_multiple, read_times
from .ratios import read_ratio
from .scores import read_score, read_spoken_score
from .special_form import Special
from .vague_amounts import read_vague_amount


def read_special(page: Page, i: int) -> Special | None:
    """The figure of a special form that begins at piece `i`, or None."""
    piece = page.pieces[i]
    if piece.sort == "number":
        found = (
            read_lap_time(page, i)
            or read_score(page, i)
            or read_spoken_score(page, i)
            or read_age_by_person(page, i)
            or read_appositive_age(page, i)
            or read_ratio(page, i)
            or read_times(page, i)
        )
        return found
    if piece.sort != "word":
        return None
    low, words = piece.low, number_words()
    if low in AGES or low in ("his", "her", "their"):
        return read_age(page, i)
    if low in words.multiples:
        return read_multiple(page, i)
    found = read_vague_amount(page, i)
    if found or low not in words.below_hundred:
        return found
    return (
        read_ratio(page, i)
        or read_times(page, i)
        or read_spoken_score(page, i)
        or read_age_by_person(page, i)
    )
