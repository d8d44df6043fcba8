"""A number of a text with its value, unit and speaker."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text.

    Attributes:
        text: the words.
        start, end: their offsets.
        kind: `count`, `money`, `percent`, `ordinal`, `measurement`, `duration`, `age`,
            `fraction`, `multiple`, `score`, `date`, `date-range` or `time`.
        value: int or float; an ISO 8601 string with X for unknown digits for dates, two of them for a
            date-range; None if vague or a range of numbers.
        low, high: bounds of a range or of “at least”, “up to”; first and last day of a date; else None.
        unit: ISO 4217 code, `percent`, `percentage point`, or the standard name of the unit; None for counts.
        counted: the thing counted (“troops”), or None.
        approximate: True for about, nearly, some, vague amounts.
        id: `n1`, `n2`, … in text order.
        place: the place it holds for, as named, or None.
        time: the time it holds for, ISO 8601, or None.
        part: `by`, `from` or `to` if it is part of a change, else None.
        direction: `up` or `down` if it is part of a change that goes there, else None.
        related: ids of the other numbers of the change.
        speaker: id of the actor who states it, or None where the article itself does.
        claim: id of the claim it stands in, or None.
    """

    text: str
    start: int
    end: int
    kind: str
    value: int | float | str | tuple[str, str] | None
    low: int | float | str | None = None
    high: int | float | str | None = None
    unit: str | None = None
    counted: str | None = None
    approximate: bool = False
    id: str = ""
    place: str | None = None
    time: str | None = None
    part: str | None = None
    direction: str | None = None
    related: tuple[str, ...] = ()
    speaker: str | None = None
    claim: str | None = None
