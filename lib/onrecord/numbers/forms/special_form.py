"""A figure with a special form: a score, an age, a ratio."""

from __future__ import annotations

from typing import NamedTuple


class Special(NamedTuple):
    """A figure and its pieces; other fields as in `onrecord.model.rows.number.Number`."""

    first: int
    last: int
    kind: str
    value: int | float | str | None
    low: int | float | None = None
    high: int | float | None = None
    unit: str | None = None
    counted: str | None = None
    approximate: bool = False
