"""Multiples: `three times higher`, `tenfold`, `doubled`."""

from __future__ import annotations

from ..tokens.page import Page
from ..tokens.pieces import DASHES
from ..tokens.word_lists import number_words
from ..values.read_amount import read_amount
from .special_form import Special

_COMPARED = frozenset(
    ("as", "more", "higher", "the", "larger", "bigger", "faster", "its", "their", "his", "her", "that")
)


def read_times(page: Page, i: int) -> Special | None:
    """`three times higher`, `10x`, `20-fold`; `three times` alone counts occasions."""
    pieces = page.pieces
    amount = read_amount(pieces, i)
    if amount is None or amount.sort != "cardinal":
        return None
    j = amount.last
    if (
        pieces[j].low in ("x", "×")
        and pieces[j].glued
        and not (pieces[j + 1].glued and pieces[j + 1].sort == "number")
    ):
        return Special(i, j + 1, "multiple", amount.value)
    j += pieces[j].text in DASHES and pieces[j].glued
    if pieces[j].low == "fold":
        return Special(i, j + 1, "multiple", amount.value)
    if pieces[j].low == "times" and pieces[j + 1].text:
        follows = page.token(j + 1)
        if follows.lower_ in _COMPARED or follows.tag_ in ("JJR", "RBR"):
            return Special(i, j + 1, "multiple", amount.value)
    return None


def read_multiple(page: Page, i: int) -> Special | None:
    """`doubled`, `twice as tall`, `tenfold`; not `double murder`."""
    pieces = page.pieces
    low, value = pieces[i].low, number_words().multiples[pieces[i].low]
    follows = pieces[i + 1].low
    if low in ("twice", "thrice"):
        if pieces[i + 1].text == "-":
            return None
        return Special(i, i + 1, "multiple" if follows in _COMPARED or follows == "what" else "count", value)
    token = page.token(i)
    verb = token.pos_ == "VERB"
    if low in ("double", "triple", "treble", "quadruple"):
        verb = token.tag_ in ("VB", "VBP") and pieces[i + 1].text != "-"
        if not verb and follows not in ("the", "that", "its", "their", "what", "his", "her"):
            return None
    elif low == "doubles" and (
        not verb or (i and pieces[i - 1].low in ("tennis", "mixed", "badminton", "s"))
    ):
        return None
    if token.text[0].isupper() and not page.opens_sentence(i):
        return None
    return Special(i, i + 1, "multiple", value)
