"""Prices that share a rate: both ends of “rose from $5 to $6 an hour” are per hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..figure import Figure
from ..tokens.page import Page

_JOINTS = frozenset(("to", "and", "or", "from", "-", "–"))


def with_rates(page: Page, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures; amounts of money joined to a rate in the same currency become rates too."""
    made = list(figures)
    for i in range(len(made) - 1, 0, -1):
        one, two = made[i - 1], made[i]
        joined = two.first - one.last == 1 and page.pieces[one.last].low in _JOINTS
        if joined and one.unit and two.unit and two.unit.startswith(f"{one.unit} per "):
            made[i - 1] = replace(one, unit=two.unit)
    return tuple(made)
