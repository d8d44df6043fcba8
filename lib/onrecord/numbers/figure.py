"""A number found in a text, by its pieces."""

from __future__ import annotations

from dataclasses import dataclass

Value = int | float | str | tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, from piece `first` to `last` (exclusive); see also `onrecord.model.rows.number.Number`.

    `sign` is `~` or `=` if a word says so (“about”, “just”).
    """

    first: int
    last: int
    kind: str
    value: Value
    low: int | float | str | None = None
    high: int | float | str | None = None
    unit: str | None = None
    counted: str | None = None
    approximate: bool = False
    sign: str = ""
    of_subject: bool = False
