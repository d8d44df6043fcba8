"""An amount: a number as the words say it, before its unit."""

from __future__ import annotations

from typing import NamedTuple


class Amount(NamedTuple):
    """An amount and the pieces that say it.

    Attributes:
        value: what it comes to.
        first, last: index of its first piece, and of the first piece after it.
        sort: `cardinal`, `ordinal` or `fraction`.
        digits: it is written in digits, at least in part.
        scaled: a scale word (`million`, `bn`) belongs to it.
    """

    value: int | float
    first: int
    last: int
    sort: str = "cardinal"
    digits: bool = False
    scaled: bool = False
