"""Vague amounts: `dozens`, `tens of thousands`, `a few pages`."""

from __future__ import annotations

from math import prod

from ..context.money_or_mass import money_or_mass
from ..tokens.page import Page
from ..tokens.pieces import tidy
from ..tokens.word_lists import number_words
from ..units.read_unit import read_unit
from .special_form import Special

_KINDS = {"money": "money", "ratio": "percent", "time": "duration"}


def read_vague_amount(page: Page, i: int) -> Special | None:
    """`dozens`, `tens of thousands`, `several hundred`, `a few pages`, `several million dollars`."""
    pieces, words = page.pieces, number_words()
    low = pieces[i].low
    if low in words.vague_plural:
        j = i + 1
        while pieces[j].low == "of" and pieces[j + 1].low in words.vague_plural:
            j += 2
        alone = j == i + 1
        if alone and low in words.vague_with_of and (low == "tens" or pieces[j].low != "of"):
            return None
    else:
        size = next((n for n in (4, 3, 2, 1) if page.phrase(i, i + n) in words.vague_before), 0)
        if not size:
            return None
        j = i + size
        while pieces[j].low in words.scales:
            j += 1
    unit = read_unit(pieces, j + (pieces[j].low == "of" and low in words.vague_plural))
    if unit and page.phrase(i, i + 2) == "a couple":
        two = _couple(page, i, j)
        kind = _KINDS.get(unit[0].dimension, "measurement")
        value = tidy(two.value * unit[0].factor) if isinstance(two.value, int) else None
        return two._replace(last=unit[1], kind=kind, value=value, unit=unit[0].name or None)
    if unit:
        read, last = unit
        low_end, high_end = None, None
        if low in words.vague_plural:
            low_end = tidy(_magnitude(page, i, j) * read.factor)
            high_end = 10 * low_end
        read = money_or_mass(page, i, last, read, high_end) or read
        kind = _KINDS.get(read.dimension, "measurement")
        return Special(i, last, kind, None, low_end, high_end, read.name or None, approximate=True)
    if page.phrase(i, i + 2) == "a couple":
        return _couple(page, i, j)
    if low in words.vague_plural:
        size = _magnitude(page, i, j)
        return Special(i, j, "count", None, size, 10 * size, approximate=True)
    noun = page.token(j)
    thing = None
    if pieces[j].sort == "word" and noun.pos_ == "NOUN" and pieces[j - 1].low != "of":
        if pieces[j - 1].low not in words.scales:
            return Special(i, j + 1, "count", None, counted=noun.text, approximate=True)
        thing = noun.text
    return Special(i, j, "count", None, counted=thing, approximate=True)


def _magnitude(page: Page, first: int, last: int) -> int:
    """The least value of `tens of thousands` or `dozens`; ten times as many is the upper limit."""
    words = number_words()
    sizes = {**words.scales, "ten": 10, "score": 20}
    return prod(sizes[piece.low.removesuffix("s")] for piece in page.pieces[first:last] if piece.low != "of")


def _couple(page: Page, first: int, last: int) -> Special:
    """`a couple of hundred`: about two of them."""
    scales = number_words().scales
    value = 2
    for piece in page.pieces[first:last]:
        value *= scales.get(piece.low, 1)
    return Special(first, last, "count", value, approximate=True)
