"""Numbers: every quantity, amount, share, date and range of a text, with its value.

One rule for what goes where: `value` is what the words say, `low` and `high` are the bounds that follow.

* An exact number has a value and no bounds. “At least 40” has value and low 40, “up to 40” value and high 40.
* “40 to 60” says no single value: value None, low 40, high 60. “Dozens” has neither value nor bounds.
* A date's value is ISO 8601 with X for each digit the text leaves out (TIMEX3 for weekdays, quarters and
  seasons: `XXXX-WXX-3`, `2021-Q3`, `2021-SU`). Its `low` and `high` are the first and last day it comes to,
  where the text (“August 2008”) or the date of publication (“February 4”, “last month”, “Wednesday”) tells;
  else None. A date-range has the pair of its two dates as value, its first and last day as `low` and `high`.
* A score's value is its text with a hyphen (`3-1`), a time's is ISO 8601 (`T19:30`).
* What a number holds for is in `place` (as named) and `time` (ISO 8601: a day, or first and last day with a
  slash; as the date’s value where the day cannot be known), where its own clause says so.
* Numbers that tell one change together (“rose 7% to 4.2 million from 3.9 million”) name each other in
  `related`; `part` says which is how much (`by`), before (`from`) and after (`to`), `direction` up or down.
* Kinds: `count`, `money`, `percent`, `ordinal`, `measurement`, `duration`, `age`, `fraction`, `multiple`,
  `score`, `date`, `date-range`, `time`. Their text has the unit and currency, not “about” or “at least”.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..spans import Span


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


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a text as read from its words, before anybody is credited with them.

    Attributes:
        numbers: in text order, none inside another; `speaker` and `claim` are None.
        givers: for the id of a number that somebody is said to estimate or report (“officials put the toll at
            40”), the characters of the word for who does.
    """

    numbers: tuple[Number, ...] = ()
    givers: Mapping[str, Span] = field(default_factory=dict)
