"""An amount: a number as the words state it, without its unit."""

from __future__ import annotations

from typing import NamedTuple


class Amount(NamedTuple):
    """An amount and its pieces.

    Attributes:
        value: its value.
        first, last: index of its first piece, and of the first piece after it.
        sort: `cardinal`, `ordinal` or `fraction`.
        digits: whether it is written in digits, at least in part.
        scaled: whether it includes a scale word (`million`, `bn`).
    """

    value: int | float
    first: int
    last: int
    sort: str = "cardinal"
    digits: bool = False
    scaled: bool = False
