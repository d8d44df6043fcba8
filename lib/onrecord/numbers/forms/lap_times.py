"""Times of races: `1:36.6`, `2:05:31.4`."""

from __future__ import annotations

from ..tokens.page import Page
from ..tokens.pieces import tidy
from .special_form import Special

_MOST = 3


def read_lap_time(page: Page, i: int) -> Special | None:
    """The time of a race that begins at piece `i`, in seconds; with decimals, it is no time of day."""
    pieces, j, parts = page.pieces, i, [page.pieces[i].text]
    while len(parts) < _MOST and pieces[j + 1].text == ":" and pieces[j + 1].glued and pieces[j + 2].glued:
        parts.append(pieces[j + 2].text)
        j += 2
    whole, dot, decimals = parts[-1].partition(".")
    if len(parts) < 2 or not dot or not all(p.isdecimal() for p in (*parts[:-1], whole, decimals)):
        return None
    if any(len(part) != 2 for part in (*parts[1:-1], whole)) or len(parts[0]) > 2:
        return None
    seconds = float(parts[-1]) + sum(int(p) * 60**k for k, p in enumerate(reversed(parts[:-1]), 1))
    return Special(i, j + 1, "duration", tidy(seconds), unit="second")
