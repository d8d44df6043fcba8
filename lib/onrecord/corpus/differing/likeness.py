"""How probable is it that two quantities state the same thing?"""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf, log, sqrt

from ...display.compare_numbers import agree, times_overlap
from ...files.fitted_weights import read_logistic
from .meanings import MOST_TELLING, Meaning, telling
from .quantities import Quantity, words_of

FEATURES = (
    *("noun", "no noun", "use", "words", "gap", "small", "same subject", "other subject", "shared actor"),
    *("rivals", "period", "unit", "duration"),
)
MOST_LIKE = (1.0, 0.0, 1.0)
"""The first three features of quantities whose meanings are equal."""
_UNKNOWN = 0.3
_FARTHEST = 3.0
_SMALL = 3
_WITH_UNIT = ("money", "measurement")
_MOST_RIVALS = 4
_CACHED = 20_000
"""Sentences whose words are kept for further comparisons."""
_HALF = 6
"""A word this many words away from a number counts half."""
_LONG = 5
_ENDING = re.compile(r"(?:ing|ed|es|s|ers?)$")
_YEAR = re.compile(r"\d{4}(?:-01-01/\d{4}-12-31)?")
_PERIOD = re.compile(r"(?:\d|X){4}(?:-(?:\d|X)\d?X?)?|\d{4}-\d\d-01/\d{4}-\d\d-(?:28|29|30|31)")


def comparable(one: Quantity, two: Quantity) -> bool:
    """Whether two quantities share a unit or a word, and nothing says that they state different things.

    Results of opinion polls are not compared, since each poll has its own; nor is what is stated of a whole
    year compared with what is not, nor the value before a change with another one, nor a change with a
    level, unless both are percentages.
    """
    return (
        one.kind == two.kind
        and one.unit == two.unit
        and not (one.polled or two.polled)
        and not (one.part != two.part and "from" in (one.part, two.part))
        and (one.kind == "percent" or (one.part == "by") == (two.part == "by"))
        and not (one.time and two.time and _other_time(one.time, two.time))
        and _is_year(one.time) == _is_year(two.time)
        and (
            one.kind in _WITH_UNIT
            or (one.head is not None and one.head == two.head)
            or _shared_words(one, two) > 0
        )
    )


def probability(one: Quantity, two: Quantity, meanings: tuple[Meaning, Meaning] | None) -> float:
    """Return the probability that two comparable quantities state the same thing.

    Args:
        one: a quantity.
        two: another one.
        meanings: what they are about; None for the highest probability that any meanings could give.
    """
    fitted = read_logistic(__package__, "likeness.json", FEATURES)
    return fitted.probability(features_of(one, two, meanings))


def features_of(one: Quantity, two: Quantity, meanings: tuple[Meaning, Meaning] | None) -> tuple[float, ...]:
    """Return the values of `FEATURES`."""
    return (
        *(MOST_LIKE if meanings is None else _of_meanings(one, two, *meanings)),
        _shared_words(one, two),
        gap(one, two),
        float(min(one.bounds[1], two.bounds[1]) <= _SMALL),
        float(bool(one.subject & two.subject)),
        float(bool(one.subject and two.subject and not one.subject & two.subject)),
        float(bool(one.named & two.named)),
        float(min(_MOST_RIVALS, max(one.rivals, two.rivals))),
        float(_is_period(one.time) != _is_period(two.time)),
        float(one.kind in _WITH_UNIT),
        float(one.kind == "duration"),
    )


def _other_time(one: str, two: str) -> bool:
    """Whether two times have no day in common; with unknown digits, whether a known one differs."""
    if "X" not in one and "X" not in two:
        return not times_overlap(one, two)
    if ("W" in one) != ("W" in two):
        return False
    return any(a != b and "X" not in (a, b) for a, b in zip(one, two, strict=False))


def _is_year(time: str | None) -> bool:
    """Whether a number is stated of a whole year."""
    return time is not None and _YEAR.fullmatch(time) is not None


def _is_period(time: str | None) -> bool:
    """Whether a number is stated of a month, a year or longer."""
    return time is not None and _PERIOD.fullmatch(time) is not None


def gap(one: Quantity, two: Quantity) -> float:
    """Return how far apart the values are: 0 if they agree, else the logarithm of their ratio, at most 3."""
    if agree(one.bounds, two.bounds):
        return 0.0
    low, high = max(one.bounds[0], two.bounds[0]), min(one.bounds[1], two.bounds[1])
    return min(_FARTHEST, log(low / high)) if high > 0 and low < inf else _FARTHEST


def _of_meanings(one: Quantity, two: Quantity, a: Meaning, b: Meaning) -> tuple[float, float, float]:
    use = float(a.use @ b.use)
    if a.noun is None or b.noun is None:
        return _UNKNOWN, 1.0, use
    return 1.0 if one.head == two.head else float(a.noun @ b.noun), 0.0, use


def _shared_words(one: Quantity, two: Quantity) -> float:
    """Return the share of telling words that two sentences have in common, 0 to 1; those near count more."""
    a, b = _words(one.before, one.after), _words(two.before, two.after)
    shared = sum(sqrt(a[stem] * b[stem]) for stem in a.keys() & b.keys())
    return shared / sqrt(max(MOST_TELLING, sum(a.values())) * max(MOST_TELLING, sum(b.values())))


@lru_cache(maxsize=_CACHED)
def _words(before: str, after: str) -> dict[str, float]:
    """Return how much each word around a number counts, without its ending (“leaked”, “leaking”)."""
    found: dict[str, float] = {}
    for words in (words_of(before)[::-1], words_of(after)):
        for place, word in enumerate(words):
            stem = _ENDING.sub("", word) if len(word) > _LONG else word
            found[stem] = max(found.get(stem, 0.0), telling(word) / (1 + place / _HALF))
    return {stem: weight for stem, weight in found.items() if weight}
