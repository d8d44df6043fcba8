"""Dates and ranges of dates, read from the pieces of a text.

The docstring of `onrecord.numbers` says why dateparser is not used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from ..tokens.pieces import DASHES, Piece
from ..tokens.word_lists import number_words
from ..values.read_amount import read_amount
from .numeric_dates import DateSpan, date_words, day_first, day_number, days_of_month, numeric, year_after
from .periods import (
    QUARTERS,
    read_bare_year,
    read_century,
    read_decade,
    read_quarter,
    read_season,
    read_year_range,
    share_year,
)
from .resolve_dates import Partial

_GRAINS = {
    "day": "day",
    "days": "day",
    "week": "week",
    "weeks": "week",
    "weekend": "weekend",
    "month": "month",
    "months": "month",
    "quarter": "quarter",
    "quarters": "quarter",
    "year": "year",
    "years": "year",
    "decade": "decade",
    "decades": "decade",
    "century": "century",
    "centuries": "century",
}


@cache
def triggers() -> frozenset[str]:
    """Lower-case words at which a date can begin."""
    raw = date_words()
    names = ("months", "weekdays", "seasons", "parts", "relative", "days")
    others = ("the", "between", "q1", "q2", "q3", "q4", "earlier", "later", "a", "noon", "midnight", "midday")
    return (
        frozenset(word for name in names for word in raw[name])
        | set(others)
        | set(QUARTERS)
        | set(number_words().ordinals)
    )


def read_date(pieces: Sequence[Piece], i: int, is_name: Callable[[int], bool]) -> DateSpan | None:
    """The date or range of dates that begins at piece `i`, or None.

    Args:
        pieces: of the whole text.
        i: where it begins.
        is_name: whether the tagger reads a piece as a proper noun (`May`, `March`).
    """
    return _range(pieces, i, is_name) or _single(pieces, i, is_name)


def _range(pieces: Sequence[Piece], i: int, is_name: Callable[[int], bool]) -> DateSpan | None:
    begin = i + 1 if pieces[i].low == "between" else i
    found = days_of_month(pieces, begin, begin > i) or read_year_range(pieces, i)
    if found:
        dashed = any(piece.text in DASHES for piece in pieces[found.first : found.last])
        return found._replace(first=i if begin == i or not dashed else begin)
    one = _single(pieces, begin, is_name)
    if one is None or one.begin.offset is not None:
        return None
    k = one.last
    joins = ("and",) if pieces[i].low == "between" else ("to", "through", "until", "till")
    if not (pieces[k].low in joins or (begin == i and pieces[k].text in DASHES)):
        return None
    two = _single(pieces, k + 1, is_name, year_ok=one.begin.grain == "year")
    if two is None or two.begin.grain != one.begin.grain:
        return None
    return DateSpan(i, two.last, *share_year(one.begin, two.begin))


def _single(
    pieces: Sequence[Piece], i: int, is_name: Callable[[int], bool], year_ok: bool = False
) -> DateSpan | None:
    piece = pieces[i]
    if piece.sort == "number":
        return (
            numeric(pieces, i)
            or day_first(pieces, i)
            or read_century(pieces, i)
            or read_bare_year(pieces, i, year_ok)
        )
    if piece.sort != "word":
        return None
    if piece.low in number_words().ordinals or piece.low == "twenty":
        century = read_century(pieces, i)
        if century:
            return century
    for read in (_weekday, _month_first, _relative, _part, _article, read_quarter, read_season):
        found = read(pieces, i, is_name)
        if found:
            return found
    return None


def _weekday(pieces: Sequence[Piece], i: int, is_name: Callable[[int], bool]) -> DateSpan | None:
    """`Wednesday`, `Wednesday, January 26`, `Wed 26 Jan`."""
    raw = date_words()
    count = raw["weekdays"].get(pieces[i].low)
    if count is None or pieces[i].text.islower():
        return None
    short = pieces[i].low in raw["short"]["names"]
    j = i + 1
    j += short and pieces[j].text == "."
    k = j + 1 if pieces[j].text == "," else j
    k += pieces[k].low == "the"
    if pieces[k].low in raw["months"] or pieces[k].sort == "number":
        rest = _single(pieces, k, is_name)
        if rest and rest.begin.grain == "day":
            return rest._replace(first=i)
    return None if short else DateSpan(i, j, Partial("weekday", count=count))


def _month_first(pieces: Sequence[Piece], i: int, is_name: Callable[[int], bool]) -> DateSpan | None:
    """`February 4`, `Feb. 4, 2020`, `August 2008`, `August`."""
    raw = date_words()
    month = raw["months"].get(pieces[i].low)
    before = pieces[i - 1].low if i else ""
    if month is None or (pieces[i].text.islower() and before not in _BEFORE_DAY):
        return None
    short = pieces[i].low in raw["short"]["names"]
    j = i + 1
    j += short and pieces[j].text == "."
    day, k = day_number(pieces, j)
    colon = (
        pieces[k].text == ":" and pieces[k].glued and pieces[k + 1].glued and pieces[k + 1].sort == "number"
    )
    if day is not None and not colon and not (pieces[k].glued and pieces[k].text in ("%", "/")):
        year, k = year_after(pieces, k)
        return DateSpan(i, k, Partial("day", year, month, day))
    if pieces[i].text.islower():
        return None
    year, k = year_after(pieces, j)
    if year is not None:
        return DateSpan(i, k, Partial("month", year, month))
    if short or (pieces[i].low in raw["short"]["doubtful"] and not is_name(i)):
        return None
    return DateSpan(i, j, Partial("month", month=month))


_BEFORE_DAY = frozenset(
    ("on", "since", "until", "till", "by", "before", "after", "due", "ended", "from", "of")
)
"""Behind these, a month in lower case with a day is a date (`on oct. 13`)."""


def _relative(pieces: Sequence[Piece], i: int, is_name: Callable[[int], bool]) -> DateSpan | None:
    """`yesterday`, `last month`, `next Friday`, `this summer`, `earlier this week`."""
    raw = date_words()
    low = pieces[i].low
    if low in raw["days"]:
        return DateSpan(i, i + 1, Partial("day", offset=raw["days"][low]))
    if low in ("earlier", "later") and pieces[i + 1].low in ("this", "that"):
        return _relative(pieces, i + 1, is_name)
    offset = raw["relative"].get(low)
    if offset is None:
        return None
    j = i + 1
    unit = pieces[j].low
    if unit in _GRAINS and not unit.endswith("s") and unit != "day":
        return DateSpan(i, j + 1, Partial(_GRAINS[unit], offset=offset))
    if low in ("previous", "current"):
        return None
    if unit in raw["weekdays"] and not pieces[j].text.islower():
        return DateSpan(i, j + 1, Partial("weekday", count=raw["weekdays"][unit], offset=offset))
    if unit in raw["months"] and not pieces[j].text.islower():
        return DateSpan(i, j + 1, Partial("month", month=raw["months"][unit], offset=offset))
    if unit in raw["seasons"]:
        return DateSpan(i, j + 1, Partial("season", season=raw["seasons"][unit], offset=offset))
    return None


def _part(pieces: Sequence[Piece], i: int, is_name: Callable[[int], bool]) -> DateSpan | None:
    """`mid-February`, `early 2020`, `late last year`, `middle of February`, `end of the year`."""
    part = date_words()["parts"].get(pieces[i].low)
    if part is None:
        return None
    noun = pieces[i].low not in ("early", "mid", "late")
    j = i + 1
    if noun:
        if pieces[j].low != "of":
            return None
        j += 1
    elif pieces[j].text in DASHES:
        j += 1
    elif pieces[i].low == "mid":
        return None
    j += pieces[j].low in ("in", "the") and not noun
    whole = _stretch(pieces, j, is_name)
    if whole is None or whole.begin.grain in ("day", "weekday", "weekend"):
        return None
    begin = whole.begin
    return DateSpan(
        i,
        whole.last,
        Partial(begin.grain, begin.year, begin.month, None, begin.count, begin.season, part, begin.offset),
    )


def _stretch(pieces: Sequence[Piece], j: int, is_name: Callable[[int], bool]) -> DateSpan | None:
    """The whole that a part can belong to: any date, or `the year`, `the month`, a bare year."""
    if pieces[j].low in ("the", "this") and pieces[j + 1].low in (
        "year",
        "month",
        "week",
        "decade",
        "century",
    ):
        return DateSpan(j, j + 2, Partial(_GRAINS[pieces[j + 1].low], offset=0))
    return _single(pieces, j, is_name, year_ok=True)


def _article(pieces: Sequence[Piece], i: int, is_name: Callable[[int], bool]) -> DateSpan | None:
    """`the 1990s`, `the ’90s`, `the 19th century`, `the end of the year`, `the 4th of July`."""
    if pieces[i].low != "the":
        return None
    j = i + 1
    if pieces[j].low == "weekend" and i and pieces[i - 1].low in ("over", "at", "during", "throughout"):
        found: DateSpan | None = DateSpan(j, j + 1, Partial("weekend", offset=-1))
    elif pieces[j].sort == "number" or pieces[j].text in "'’‘":
        found = read_decade(pieces, j) or read_century(pieces, j)
        if found is None and pieces[j].sort == "number":
            day, k = day_number(pieces, j)
            found = day_first(pieces, j) if day is not None and k == j + 2 else None
    elif pieces[j].low in date_words()["parts"]:
        found = _part(pieces, j, is_name)
    elif pieces[j].low in ("last", "previous", "next", "current"):
        found = _relative(pieces, j, is_name) if pieces[j + 1].low in _GRAINS else None
    else:
        found = read_century(pieces, j) or read_quarter(pieces, j, is_name)
    return found._replace(first=i) if found else None


def read_ago(pieces: Sequence[Piece], i: int) -> DateSpan | None:
    """`two years ago`, `three days earlier`, `a week ago`, `10 days from now`."""
    amount = read_amount(pieces, i)
    if amount is None and pieces[i].low in ("a", "an"):
        value, j = 1, i + 1
    elif (
        amount is not None
        and amount.sort == "cardinal"
        and isinstance(amount.value, int)
        and amount.value < 10_000
    ):
        value, j = amount.value, amount.last
    else:
        return None
    grain = _GRAINS.get(pieces[j].low)
    if grain is None or grain == "weekend":
        return None
    if grain in ("decade", "century"):
        grain, value = "year", value * (10 if grain == "decade" else 100)
    if pieces[j + 1].low == "ago":
        return DateSpan(i, j + 2, Partial(grain, offset=-value))
    if pieces[j + 1].low == "from" and pieces[j + 2].low in ("now", "today"):
        return DateSpan(i, j + 3, Partial(grain, offset=value))
    return None
