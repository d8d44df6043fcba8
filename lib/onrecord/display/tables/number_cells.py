"""How a row of the table of numbers reads: value, bounds and unit, what it holds for, the change it is in."""

from __future__ import annotations

import re
from calendar import month_name
from typing import Any

import pandas as pd

from ..display_names import several
from .table import Cell, text_of

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def value_of(number: Any) -> Cell:
    """The cell of a number’s value, which sorts by it."""
    return Cell(_value(number), sort=_sort_value(number))


def scope_of(number: Any) -> str:
    """The place and time that a number holds for."""
    time = " to ".join(filter(None, map(_when, text_of(number.time).split("/"))))
    return ", ".join(part for part in (text_of(number.place), time) if part)


def change_of(number: Any) -> Cell:
    """A number’s part in a change (“up by”), with links to the other numbers of it."""
    text = " ".join(part for part in (text_of(number.direction), text_of(number.part)) if part)
    return Cell(f"{text} " if number.related else text, links=tuple((key, key) for key in number.related))


def _value(number: Any) -> str:
    """Value, bounds and unit of a number, as a reader writes them."""
    bounds = _bounds(number)
    unit = text_of(number.unit)
    unit = unit if number.value == 1 else several(unit)
    shown = f"{bounds}%" if unit == "percent" and bounds else f"{bounds} {unit}".strip()
    return f"about {shown}" if number.approximate and bounds else shown


def _bounds(number: Any) -> str:
    low, high, value = (_amount(part) for part in (number.low, number.high, number.value))
    if low and high:
        return low if low == high else f"{low} to {high}"
    if low:
        return f"at least {low}"
    return f"at most {high}" if high else value


def _date(value: str) -> str:
    """A date as it is, or what of it cannot be known without a date of publication."""
    if "X" not in value:
        return value
    return "day not known" if value.startswith("XXXX-WXX") else "year not known"


def _when(value: str) -> str:
    """A date as it is, or in words what is known of one without its year: “4 February”, “winter”."""
    if season := re.fullmatch(r"(?:XXXX|(\d{4}))-([A-Z]{2})", value):
        return f"{_SEASONS[season[2]]} {season[1] or ''}".strip() if season[2] in _SEASONS else ""
    if "X" not in value:
        return value
    known = re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d|XX))?", value)
    if known is None:
        return ""
    day = known[2] if known[2] and known[2] != "XX" else ""
    return f"{int(day)} {month_name[int(known[1])]}" if day else month_name[int(known[1])]


def _amount(value: Any) -> str:
    """A number with its thousands parted, a date as it is, an empty string for nothing."""
    if isinstance(value, tuple):
        return " to ".join(dict.fromkeys(_amount(part) for part in value))
    if isinstance(value, str):
        return _date(value)
    if value is None or pd.isna(value):
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def _sort_value(number: Any) -> float | str | None:
    """The first of value and bounds that there is."""
    for value in (number.low, number.value, number.high):
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not pd.isna(value):
            return float(value)
    return None
