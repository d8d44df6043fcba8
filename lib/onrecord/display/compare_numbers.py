"""Compares numbers of one or several articles that count the same thing: do they agree?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf
from typing import Any

import pandas as pd

from ..model.frames import rows_of

KINDS = ("count", "money", "percent", "fraction", "measurement", "duration")
"""Kinds of numbers that are compared; ages, ordinals, scores, multiples, dates and times are not."""

COLUMNS = {
    "group": "int64",
    "thing": "string",
    "article": "string",
    "id": "string",
    "note": "string",
}
ABOUT = 0.1
"""How far an approximate number may be off and still agree, as a share of it."""

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_EMPTY = frozenset(
    ("the", "a", "an", "of", "all", "more", "other", "such", "some", "these", "those", "its", "their")
)
_SINGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "staff": "staff",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A number that is in a group: a row of `same_things`, which explains the fields."""

    group: int
    thing: str
    article: str
    id: str
    note: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a numbers table with the values used for comparison."""

    article: str
    number: Any
    words: frozenset[str]
    low: float
    high: float


def same_things(numbers: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the numbers that count the same thing, group by group.

    Two numbers count the same thing if they have the same kind and unit (a fraction is a percentage), the
    counted nouns are the same (singular or plural), and their phrases do not contradict each other: “troops”
    and “Russian troops”, not “Russian troops” and “Ukrainian troops”. Changes (“by 7%”) are compared
    only with each other.

    Args:
        numbers: tables of numbers as `onrecord.model.schema` describes them, by name of the article.

    Returns:
        One row per number that is in a group, groups in order of first mention: `group` (from 1), `thing`
        (what is counted), `article`, `id` (of the number there), and `note`: `differs` if it and another of
        the group cannot both be right and the text does not explain it; `other time`, `other place` or
        `change` (before and after) if that explains it; else `agrees`.
    """
    found = compare_rows((article, row) for article, table in numbers.items() for row in rows_of(table))
    data = {
        name: pd.Series([getattr(row, name) for row in found], dtype=dtype) for name, dtype in COLUMNS.items()
    }
    return pd.DataFrame(data)


def compare_rows(numbers: Iterable[tuple[str, Any]]) -> list[Compared]:
    """Return the numbers that count the same thing, as `same_things` does, from rows instead of tables.

    Args:
        numbers: article and row; a row has the columns of the table of numbers as attributes.
    """
    found: list[Compared] = []
    for count, (thing, members) in enumerate(_groups(list(_comparable(numbers))), 1):
        notes = _notes(members)
        found += [
            Compared(count, thing, row.article, row.number.id, note)
            for row, note in zip(members, notes, strict=True)
        ]
    return found


def _comparable(numbers: Iterable[tuple[str, Any]]) -> Iterator[_Row]:
    for article, number in numbers:
        if (
            number.kind not in KINDS
            or not isinstance(number.counted, str)
            or getattr(number, "of_subject", False)
        ):
            continue
        bounds = bounds_of(number)
        words = frozenset(
            _singular(word) for word in _WORD.findall(number.counted.lower()) if word not in _EMPTY
        )
        if bounds is not None and words:
            yield _Row(article, number, words, *bounds)


def agree(one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Return whether two numbers, given by their bounds, can both be right.

    They can if the bounds overlap, or if one is the other rounded: to two digits or more (1,400 for 1,410),
    or to a whole number (7 for 7.3).
    """
    if one[0] <= two[1] and two[0] <= one[1]:
        return True
    if one[0] != one[1] or two[0] != two[1] or not one[0] * two[0]:
        return False
    rough, fine = sorted((one[0], two[0]), key=_digits)
    if rough == round(rough) and fine != round(fine):
        return abs(fine - rough) <= 0.5
    digits = max(2, _digits(rough))
    return rough == float(f"{fine:.{digits - 1}e}")


def _digits(value: float) -> int:
    """Return the number of significant digits."""
    return len(f"{value:.12g}".replace(".", "").strip("-0"))


def bounds_of(number: Any) -> tuple[float, float] | None:
    """Return the bounds of a number's possible values, or None if it has no value."""
    value, low, high = (
        item if isinstance(item, int | float) else None for item in (number.value, number.low, number.high)
    )
    if value is None and low is None and high is None:
        return None
    bounded = low is not None or high is not None
    least = low if low is not None else -inf if bounded or value is None else value
    most = high if high is not None else inf if bounded or value is None else value
    if number.approximate:
        least, most = least - abs(least) * ABOUT, most + abs(most) * ABOUT
    share = 100 if number.kind == "fraction" else 1
    return least * share, most * share


def _singular(word: str) -> str:
    if word in _SINGULAR:
        return _SINGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


_COMPLEMENTS = frozenset(("of", "in", "for", "on", "from", "with", "to", "at", "between", "off"))


def head_of(counted: str) -> str:
    """Return the noun of a phrase: the last word before a preposition or participle (`people displaced`)."""
    words = _WORD.findall(counted.lower())
    words = words[: next((i for i, word in enumerate(words) if i and word in _COMPLEMENTS), None)]
    if not words:
        return ""
    last = words[-1]
    return _singular(words[-2] if len(words) > 1 and last.endswith(("ed", "en", "wn")) else last)


def _groups(rows: Sequence[_Row]) -> Iterator[tuple[str, list[_Row]]]:
    """Yield groups of at least two rows, with the shortest name of what they count."""
    kinds: dict[tuple[Any, ...], list[_Row]] = defaultdict(list)
    for row in rows:
        number = row.number
        kind = "percent" if number.kind == "fraction" else number.kind
        unit = (
            "percent" if number.kind == "fraction" else number.unit if isinstance(number.unit, str) else None
        )
        kinds[kind, unit, head_of(number.counted), number.part == "by"].append(row)
    for members in kinds.values():
        for group in _compatible(members):
            if len(group) > 1:
                yield min((row.number.counted for row in group), key=len), group


def _compatible(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Yield the rows of one noun in groups whose phrases do not contradict each other."""
    phrases = list(dict.fromkeys(row.words for row in rows))
    home = {
        phrase: larger[0] if len(larger) == 1 else phrase
        for phrase in phrases
        for larger in [[other for other in phrases if phrase < other]]
    }
    groups: dict[frozenset[str], list[_Row]] = defaultdict(list)
    for row in rows:
        groups[home[row.words]].append(row)
    yield from groups.values()


def _notes(rows: Sequence[_Row]) -> list[str]:
    """Return for each row whether it agrees with its group and, if not, the explanation."""
    reasons: list[set[str]] = [set() for _ in rows]
    for (i, one), (j, two) in combinations(enumerate(rows), 2):
        if agree((one.low, one.high), (two.low, two.high)):
            continue
        reason = _reason(one, two)
        reasons[i].add(reason)
        reasons[j].add(reason)
    return ["agrees" if not found else "differs" if "differs" in found else min(found) for found in reasons]


def _reason(one: _Row, two: _Row) -> str:
    """Return the explanation for the difference of two numbers, or `differs`."""
    a, b = one.number, two.number
    if one.article == two.article and b.id in (a.related or ()):
        return "change"
    if isinstance(a.time, str) and isinstance(b.time, str) and not times_overlap(a.time, b.time):
        return "other time"
    if isinstance(a.place, str) and isinstance(b.place, str) and a.place.casefold() != b.place.casefold():
        return "other place"
    return "differs"


def times_overlap(one: str, two: str) -> bool:
    """Return whether two times share a day; times with unknown days must be equal."""
    if "X" in one or "X" in two:
        return one == two
    (a, _, b), (c, _, d) = one.partition("/"), two.partition("/")
    return a <= (d or c) and c <= (b or a)


def unsourced(numbers: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Return the numbers without a named source: stated by the article itself or by someone unnamed.

    Args:
        numbers: a table of numbers.
        actors: the table of actors of the same article.

    Returns:
        Those rows, in order, of the kinds that a reader may check: dates, times and ordinals are left out.
    """
    named = {actor.id for actor in rows_of(actors) if actor.named}
    keep = ~numbers["speaker"].isin(named) & ~numbers["kind"].isin(("date", "date-range", "time", "ordinal"))
    return numbers[keep]
