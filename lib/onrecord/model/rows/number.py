"""Numbers: the quantities, amounts, shares, dates and ranges of a text, with their values.

`value` is what the words state; `low` and `high` are bounds derived from it.

* An exact number has a value and no bounds. “At least 40” has value and low 40, “up to 40” value and high 40.
* “40 to 60” has no single value: value None, low 40, high 60. “Dozens” has bounds, 12 and 120.
* A date's value is ISO 8601 with X for unknown digits (TIMEX3 for weekdays, quarters and seasons:
  `XXXX-WXX-3`, `2021-Q3`, `2021-SU`). `low` and `high` are its first and last day, if the text (“August
  2008”) or the date of publication (“February 4”, “last month”, “Wednesday”) determines them; else None. The
  value of a date range is the pair of its dates; `low` and `high` are its first and last day.
* A score's value is its text with a hyphen (`3-1`), a time's is ISO 8601 (`T19:30`).
* `place` and `time` are those that a number applies to, if its clause states them: a name, and ISO 8601 (a
day, or
  first and last day with a slash; the date's value if the day is unknown).
* Numbers of the same change (“rose 7% to 4.2 million from 3.9 million”) refer to each other in `related`;
  `part` is `by` (the difference), `from` (before) or `to` (after); `direction` is up or down.
* Kinds: `count`, `money`, `percent`, `ordinal`, `measurement`, `duration`, `age`, `fraction`, `multiple`,
  `score`, `date`, `date-range`, `time`. Their text includes unit and currency, but not “about” or “at least”.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..spans import Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text.

    Attributes:
        text: the words.
        start, end: their offsets.
        kind: `count`, `money`, `percent`, `ordinal`, `measurement`, `duration`, `age`,
            `fraction`, `multiple`, `score`, `date`, `date-range` or `time`.
        value: int or float; for a date, an ISO 8601 string with X for unknown digits; for a date range, two
            of them; None for vague numbers and ranges of numbers.
        low, high: bounds of a range, of “at least” or of “up to”; first and last day of a date; else None.
        unit: ISO 4217 code, `percent`, `percentage point`, `point`, `times` or the standard name
            of a unit; None for other counts.
        counted: what is counted, measured or described (“troops”, “the price of gold”), or None.
        approximate: True for vague amounts and those with about, nearly or some.
        id: `n1`, `n2`, … in text order.
        place: the place that it applies to, as named, or None.
        time: the time that it applies to, in ISO 8601, or None.
        part: its part in a change, `by`, `from` or `to`, or None.
        direction: direction of the change, `up` or `down`, or None.
        related: ids of the other numbers of the change.
        speaker: id of the actor who states it; None if the article states it, or if somebody denies it.
        claim: id of the claim that contains it, or None.
        change: how the value is qualified: `~` about, `>` at least, `<` at most; `up` or `down` if a verb
            says that something rose or fell by it, unless by “just” so much; else `=`.
        of_subject: True if `counted` is only the subject of the clause (“The robots measure 15 cm”).
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
    change: str = "="
    of_subject: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a text, before speakers are credited with them.

    Attributes:
        numbers: in text order, without overlaps; `speaker` and `claim` are None.
        givers: for the id of a number that somebody estimates or reports (“officials put the toll at 40”),
            the span of the word for that source.
    """

    numbers: tuple[Number, ...] = ()
    givers: Mapping[str, Span] = field(default_factory=dict)
