"""Dates of publication as users give them."""

from __future__ import annotations

from datetime import date, datetime

_DAY = len("2022-01-26")


def iso_day(published: object) -> str | None:
    """Return a date of publication as ISO 8601, or None for none.

    Args:
        published: a `date`, a `datetime`, or ISO 8601 (`2022-01-26`; a time after it is kept); None or an
            empty string for none.

    Raises:
        ValueError: it is not a date.

    Example:
        >>> iso_day(date(2022, 1, 26))
        '2022-01-26'
    """
    if published is None or published == "":
        return None
    if isinstance(published, datetime):
        published = published.date()
    if isinstance(published, date):
        return published.isoformat()
    try:
        if isinstance(published, str):
            datetime.fromisoformat(published)
            return date.fromisoformat(published[:_DAY]).isoformat() + published[_DAY:]
    except ValueError:
        pass
    raise ValueError(f"`published` is not a date like 2022-01-26: {published!r}")
