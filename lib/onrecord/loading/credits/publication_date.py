"""Dates of publication in the many forms of pages, feeds and files."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from .names import words

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
SLASHED = re.compile(r"(?<![\d/-])(\d{1,4})(?P<mark>[/.-])(\d{1,2})(?P=mark)(\d{1,4})(?![\d/-])")
MONTH_NAME = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)?[ -]{MONTH_NAME},?[ -](\d{{4}})(?!\d)", re.IGNORECASE
)
MONTH_DAY = re.compile(rf"\b{MONTH_NAME} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})(?!\d)", re.IGNORECASE)
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)", re.IGNORECASE)


def parse_date(value: str | int | float) -> str | None:
    """The day of a date in any usual form, in ISO 8601 (`2022-01-26`), or None if it is unclear or missing.

    Args:
        value: text with ISO 8601, RFC 2822, “26 January 2022”, “Jan. 26, 2022”, or a slashed date with one
            possible reading; or seconds (or milliseconds) since 1970, in UTC.
    """
    if isinstance(value, (int, float)):
        return _from_epoch(value)
    if iso := _ISO.search(value):
        return _day(iso[1], iso[2], iso[3])
    if named := DAY_MONTH.search(value):
        return _day(named[3], named[2], named[1])
    if named := MONTH_DAY.search(value):
        return _day(named[3], named[1], named[2])
    if slashed := SLASHED.search(value):
        return _from_slashed(slashed[1], slashed[3], slashed[4], slashed["mark"] == ".")
    if compact := re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T.*)?", value.strip()):
        return _day(*compact.groups())
    return _from_epoch(float(value)) if re.fullmatch(r"\d{9,13}", value.strip()) else _from_mail(value)


def date_of_url(url: str | None) -> str | None:
    """The day in the path of an address (`/2022/01/26/`, `/2022/jan/26/`), or None."""
    found = _URL_DATE.search(url or "")
    return _day(*found.groups()) if found else None


def _day(year: str, month: str, day: str) -> str | None:
    """The ISO date of year, month and day, or None if there is no such day."""
    number = words().months.get(month[:3].lower()) if month[0].isalpha() else int(month)
    try:
        return date(int(year), number or 0, int(day)).isoformat()
    except ValueError:
        return None


def _from_slashed(first: str, second: str, third: str, dotted: bool) -> str | None:
    """The date of three numbers if only one reading is possible, or None; with dots, the day is first."""
    if len(first) == 4:
        return _day(first, second, third)
    if dotted and len(third) == 4:
        return _day(third, second, first)
    readings = _readings(first, second, third)
    return readings[0] if len(set(readings)) == 1 else None


def _readings(first: str, second: str, third: str) -> list[str]:
    """The possible readings of three numbers with the year last: month first, day first."""
    if len(third) != 4:
        return []
    return [day for day in (_day(third, first, second), _day(third, second, first)) if day]


def parse_ambiguous(value: str) -> tuple[str, ...]:
    """The two readings of a date like `05/08/2014`; none if the date is clear or missing."""
    found = SLASHED.search(value)
    clear = found is None or len(found[1]) > 2 or found["mark"] == "."
    readings = _readings(found[1], found[3], found[4]) if found and not clear else []
    return tuple(readings) if len(set(readings)) == 2 else ()


def _from_epoch(seconds: int | float) -> str | None:
    """The day of a Unix time; times too large for seconds are milliseconds."""
    try:
        return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _from_mail(value: str) -> str | None:
    """The day of an RFC 2822 date with a two-digit year or other old form."""
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
