"""Dates as written (perhaps incomplete), and the days that they mean, by the date of publication."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ..tokens.word_lists import resource


@dataclass(frozen=True, slots=True)
class Partial:
    """A date with the parts that the text states.

    Attributes:
        grain: `day`, `weekday`, `week`, `weekend`, `month`, `quarter`, `season`, `year`, `decade`, `century`.
        year: also the first year of a decade or century.
        month, day: numbers from 1.
        count: the weekday from 1 (Monday), the quarter, or None.
        season: TIMEX3 code.
        part: `early`, `mid`, `late` or None.
        offset: the number of units of the grain before (-) or after publication; None if not relative to it.
            For a named month or season, -1 is the last one that is over, 1 the next one, 0 the nearest.
    """

    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    count: int | None = None
    season: str | None = None
    part: str | None = None
    offset: int | None = None

    def value(self) -> str:
        """ISO 8601 with X for unstated parts (TIMEX3 for weekdays, quarters and seasons)."""
        year = f"{self.year:04d}" if self.year is not None else "XXXX"
        match self.grain:
            case "decade":
                return f"{self.year // 10:03d}X" if self.year is not None else "XXXX"
            case "century":
                return f"{self.year // 100:02d}XX" if self.year is not None else "XXXX"
            case "month":
                return f"{year}-{self.month:02d}" if self.month else f"{year}-XX"
            case "quarter":
                return f"{year}-Q{self.count or 'X'}"
            case "season":
                return f"{year}-{self.season}"
            case "day":
                month = f"{self.month:02d}" if self.month else "XX"
                return f"{year}-{month}-" + (f"{self.day:02d}" if self.day else "XX")
            case "weekday":
                return f"XXXX-WXX-{self.count}"
            case "week":
                return "XXXX-WXX"
            case "weekend":
                return "XXXX-WXX-WE"
        return year


def resolve(what: Partial, published: date | None, tense: str | None = None) -> tuple[date, date] | None:
    """First and last day of a date, or None if they cannot be known.

    Args:
        what: the date.
        published: the day of publication, or None.
        tense: `future` or `past` if the clause is about the future or the past; `present` (“opens on
            Friday”) means the future for weekdays. It matters if the text states no year.
    """
    try:
        whole = _whole(what, published, tense)
        return _part_of(what, *whole) if whole else None
    except (ValueError, OverflowError):
        return None


def _whole(what: Partial, published: date | None, tense: str | None) -> tuple[date, date] | None:
    if what.year is not None:
        return _span(what, what.year)
    if published is None:
        return None
    if what.grain == "weekday" and what.count:
        day = _weekday(what.count, what.offset, published, tense)
        return day, day
    named = what.month or what.season
    if what.offset is not None and not named:
        return _counted(what, published)
    if named or what.grain == "quarter":
        years = range(published.year - 2, published.year + 2)
        spans = [_span(what, year) for year in years if _exists(what, year)]
        if what.offset == -1:
            spans = [span for span in spans if span[1] < published][-1:]
        elif what.offset == 1:
            spans = [span for span in spans if span[0] > published][:1]
        elif tense == "future":
            spans = [span for span in spans if span[1] >= published][:1]
        elif tense == "past":
            spans = [span for span in spans if span[0] <= published][-1:]
        return min(spans, key=lambda span: _distance(span, published), default=None)
    return _counted(what, published)


def _exists(what: Partial, year: int) -> bool:
    return not (what.month and what.day) or what.day <= monthrange(year, what.month)[1]


def _distance(span: tuple[date, date], day: date) -> int:
    first, last = span
    return 0 if first <= day <= last else min(abs((first - day).days), abs((last - day).days))


def _span(what: Partial, year: int) -> tuple[date, date]:
    match what.grain:
        case "day":
            day = date(year, what.month or 1, what.day or 1)
            return day, day
        case "month":
            month = what.month or 1
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        case "quarter":
            month = 3 * (what.count or 1)
            return date(year, month - 2, 1), date(year, month, monthrange(year, month)[1])
        case "season":
            begin, end = resource("dates.toml")["season_months"][what.season]
            over = year + (end < begin)
            return date(year, begin, 1), date(over, end, monthrange(over, end)[1])
        case "decade":
            return date(year, 1, 1), date(year + 9, 12, 31)
        case "century":
            return date(max(year, 1), 1, 1), date(year + 99, 12, 31)
    return date(year, 1, 1), date(year, 12, 31)


def _weekday(count: int, offset: int | None, published: date, tense: str | None) -> date:
    """The weekday meant: -1 last, 0 this, 1 next; without an offset, the nearest that the tense allows."""
    today = published.isoweekday()
    if offset == -1:
        return published - timedelta((today - count - 1) % 7 + 1)
    if offset is not None:
        return published + timedelta(count - today + 7 * offset)
    ahead = (count - today) % 7
    return published + timedelta(ahead if tense in ("future", "present") or ahead == 0 else ahead - 7)


def _counted(what: Partial, published: date) -> tuple[date, date] | None:
    """Resolve `last month` or `two years ago`: a number of units before or after publication."""
    offset = what.offset or 0
    match what.grain:
        case "day":
            day = published + timedelta(offset)
            return day, day
        case "week":
            monday = published - timedelta(published.isoweekday() - 1) + timedelta(7 * offset)
            return monday, monday + timedelta(6)
        case "weekend":
            saturday = published + timedelta(6 - published.isoweekday()) + timedelta(7 * offset)
            if offset == -1 and published.isoweekday() >= 6:
                saturday = published - timedelta(published.isoweekday() + 1)
            return saturday, saturday + timedelta(1)
        case "month":
            months = published.year * 12 + published.month - 1 + offset
            return _span(Partial("month", month=months % 12 + 1), months // 12)
        case "quarter":
            quarters = published.year * 4 + (published.month - 1) // 3 + offset
            return _span(Partial("quarter", count=quarters % 4 + 1), quarters // 4)
        case "year":
            return _span(what, published.year + offset)
        case "decade":
            return _span(what, published.year // 10 * 10 + 10 * offset)
        case "century":
            return _span(what, published.year // 100 * 100 + 100 * offset)
    return None


def _part_of(what: Partial, first: date, last: date) -> tuple[date, date]:
    """The first, middle or last third of a span of days (ten days of a month, four months of a year)."""
    if what.part is None or (last - first).days < 2:
        return first, last
    if what.grain == "month":
        return {
            "early": (first, first.replace(day=10)),
            "mid": (first.replace(day=11), first.replace(day=20)),
            "late": (first.replace(day=21), last),
        }[what.part]
    if what.grain == "year":
        begin, end = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[what.part]
        return first.replace(month=begin), date(first.year, end, monthrange(first.year, end)[1])
    if what.grain in ("decade", "century"):
        years = last.year - first.year + 1
        tenths = {"early": (0, 4), "mid": (4, 7), "late": (7, 10)}[what.part]
        since, until = (first.year + years * tenth // 10 for tenth in tenths)
        return date(since, 1, 1), date(until - 1, 12, 31)
    days = (last - first).days + 1
    third = days // 3
    begin_day = {"early": 0, "mid": third, "late": days - third}[what.part]
    end_day = {"early": third - 1, "mid": days - third - 1, "late": days - 1}[what.part]
    return first + timedelta(begin_day), first + timedelta(end_day)
