"""Ratios: `one in four`, `nine out of 10`."""

from __future__ import annotations

from ..tokens.page import Page
from ..tokens.pieces import DASHES, tidy
from ..units.read_unit import read_unit
from ..values.read_amount import read_amount
from .special_form import Special


def read_ratio(page: Page, i: int) -> Special | None:
    """`one in four`, `nine out of 10`."""
    pieces = page.pieces
    share = read_amount(pieces, i)
    if share is None or share.sort != "cardinal" or not isinstance(share.value, int):
        return None
    at, out = _whole_at(page, share.last, share.value)
    whole = read_amount(pieces, at) if at else None
    if whole is None or whole.sort != "cardinal" or not 0 < share.value < whole.value:
        return None
    far = pieces[whole.last]
    if read_unit(pieces, whole.last) or (far.glued and far.text in ("/", "%", ":")):
        return None
    if not out and (share.value > 9 or (whole.digits and len(pieces[at].text) == 4 and not whole.scaled)):
        return None
    return Special(i, whole.last, "fraction", tidy(share.value / whole.value))


def _whole_at(page: Page, k: int, share: int) -> tuple[int, bool]:
    """The piece where the whole of a ratio begins after piece `k` (else 0), and whether `out of` precedes it.

    `in`, `in every`, `out of`, `out of every`, `-in-`, `of their past`; for a share of one, also `of`.
    Without “past”, the two numbers of “365 of the 650 seats” stay separate.
    """
    pieces = page.pieces
    if (
        pieces[k].text in DASHES
        and pieces[k].glued
        and pieces[k + 1].low == "in"
        and pieces[k + 2].text in DASHES
    ):
        return k + 3, False
    every = pieces[k + 1].low == "every"
    if pieces[k].low == "in":
        return k + 1 + every, False
    if pieces[k].low == "out" and pieces[k + 1].low == "of":
        return k + 2 + (pieces[k + 2].low == "every"), True
    if pieces[k].low == "of" and pieces[k + 1].low in _WHOSE and pieces[k + 2].low in _LATEST:
        return k + 3, True
    return (k + 1 + every, False) if pieces[k].low == "of" and share == 1 else (0, False)


_WHOSE = frozenset(("the", "its", "their", "his", "her", "our", "my"))
_LATEST = frozenset(("last", "past", "first", "previous", "final"))
