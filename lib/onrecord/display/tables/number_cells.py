"""Format the rows of the table of numbers: value, bounds and unit, place and time, change."""

from __future__ import annotations

import re
from calendar import month_name
from typing import Any

import pandas as pd

from ..phrasing.number_values import exact_value, human_day, human_value
from .table import Cell, text_of

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def value_of(number: Any) -> Cell:
    """Return the cell of a number's value as a person writes it; it sorts by the value and keeps it exact."""
    return Cell(_shown(number), sort=_sort_value(number), exact=_exact(number))


def scope_of(number: Any) -> str:
    """Return the place and time that a number applies to."""
    time = " to ".join(filter(None, map(_when, text_of(number.time).split("/"))))
    return ", ".join(part for part in (text_of(number.place), time) if part)


def change_of(number: Any) -> Cell:
    """Return a number's part in a change (“up by”), with links to the other numbers of the change."""
    text = " ".join(part for part in (text_of(number.direction), text_of(number.part)) if part)
    return Cell(
        f"{text}, with " if number.related else text, links=tuple((key, key) for key in number.related)
    )


def _shown(number: Any) -> str:
    days = _days(number)
    if days is not None:
        return human_day(*days)
    if isinstance(number.value, tuple):
        return " to ".join(dict.fromkeys(_date(str(part)) for part in number.value))
    if isinstance(number.value, str) and "X" in number.value:
        return _date(number.value)
    return human_value(number)


def _exact(number: Any) -> str:
    days = _days(number)
    return exact_value(number) if days is None else " to ".join(dict.fromkeys(days))


def _days(number: Any) -> tuple[str, str] | None:
    """Return first and last day of a known date."""
    low, high = number.low, number.high
    return (low, high) if isinstance(low, str) and isinstance(high, str) else None


def _date(value: str) -> str:
    """Return a date, or the part that is unknown without a date of publication."""
    if "X" not in value:
        return human_day(value, value)
    return "day not known" if value.startswith("XXXX-WXX") else "year not known"


def _when(value: str) -> str:
    """Return a date; if its year is unknown, the known rest in words: “4 February”, “winter”."""
    if season := re.fullmatch(r"(?:XXXX|(\d{4}))-([A-Z]{2})", value):
        return f"{_SEASONS[season[2]]} {season[1] or ''}".strip() if season[2] in _SEASONS else ""
    if "X" not in value:
        return value
    known = re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d|XX))?", value)
    if known is None:
        return ""
    day = known[2] if known[2] and known[2] != "XX" else ""
    return f"{int(day)} {month_name[int(known[1])]}" if day else month_name[int(known[1])]


def _sort_value(number: Any) -> float | str | None:
    """Return the first known value of low, value and high."""
    for value in (number.low, number.value, number.high):
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not pd.isna(value):
            return float(value)
    return None
