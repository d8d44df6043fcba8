"""Values as a person writes them: £1.13bn, 18%, 12:00, 2 October 2023."""

from __future__ import annotations

import calendar
import datetime
import re
from fractions import Fraction
from typing import Any

import pandas as pd

from .display_names import several

_SIGNS = {
    "GBP": "£", "USD": "$", "EUR": "€", "JPY": "¥", "INR": "₹", "KRW": "₩", "ILS": "₪", "NGN": "₦",
    "UAH": "₴", "PHP": "₱", "VND": "₫", "TRY": "₺",
    "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "HKD": "HK$", "SGD": "S$", "BRL": "R$", "MXN": "MX$",
}  # fmt: skip
"""Currency signs; they precede the amount (Unicode CLDR, English), as do codes without a sign."""
_SCALES = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"))
"""Abbreviations of the short scale, as British newspapers write them."""
_SIGN_OF = {"degree Celsius": "°C", "degree Fahrenheit": "°F"}
_WITHOUT_CENTS = ("JPY", "KRW", "VND")
_MOST_PARTS = 100
"""Largest denominator of a fraction that is shown as one."""
_VERBS = {"up": "rose", "down": "fell"}


def change_verb(direction: str) -> str:
    """Return the verb for a direction: “rose”, “fell”."""
    return _VERBS.get(direction, "")


def human_value(number: Any) -> str:
    """Return value or bounds of a number with its unit, short: “£46.2m”, “£25m to £30m”, “at least 40%”."""
    low, value, high = (_number(part) for part in (number.low, number.value, number.high))
    unit = number.unit if isinstance(number.unit, str) else ""
    shown = _bounded(low, value, high, unit)
    is_fraction = getattr(number, "kind", None) == "fraction" and not unit
    if value is not None and low is None and high is None and is_fraction:
        shown = str(Fraction(value).limit_denominator(_MOST_PARTS))
    if not shown:
        return human_time(number.value) if isinstance(number.value, str) else ""
    return f"about {shown}" if number.approximate and low is None and high is None else shown


def exact_value(number: Any) -> str:
    """Return value or bounds in full with the unit: “46,200,000 GBP”."""
    parts = [_number(part) for part in (number.low, number.value, number.high)]
    low, value, high = (f"{part:,.10g}" if part is not None else "" for part in parts)
    unit = number.unit if isinstance(number.unit, str) else ""
    amount = f"{low} to {high}" if low and high and low != high else value or low or high
    if not amount:
        return str(number.value) if isinstance(number.value, str) else ""
    about = "about " if number.approximate else ""
    return f"{about}{amount}%" if unit == "percent" else f"{about}{amount} {unit}".strip()


def human_time(value: str) -> str:
    """Return a time of day as “12:00”, a date as a newspaper writes it, anything else unchanged."""
    if found := re.fullmatch(r"T(\d\d:\d\d)(?::\d\d)?", value):
        return found[1]
    return human_day(value, value)


def human_day(low: str, high: str) -> str:
    """Return a day or span of days: “2 October 2023”, “March 2024”, “2022”, “20 to 26 November 2023”."""
    first, last = _day(low), _day(high)
    if first is None or last is None:
        return low if low == high else f"{low} to {high}"
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    ends_month = last.day == calendar.monthrange(last.year, last.month)[1]
    if first.day == 1 and ends_month:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%B %Y}"
        head = f"{first:%B}" if first.year == last.year else f"{first:%B %Y}"
        return f"{head} to {last:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {last:%B %Y}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


def _bounded(low: float | None, value: float | None, high: float | None, unit: str) -> str:
    if low is not None and high is not None:
        if low == high:
            return _amount(low, unit)
        short = (len(unit) == 3 and unit.isupper()) or unit == "percent" or unit in _SIGN_OF
        return f"{_amount(low, unit if short else '')} to {_amount(high, unit)}"
    if low is not None:
        return f"at least {_amount(low, unit)}"
    if high is not None:
        return f"at most {_amount(high, unit)}"
    return _amount(value, unit) if value is not None else ""


def _amount(value: float, unit: str) -> str:
    """Return a value with its unit, on the short scale from a million."""
    sign = "−" if value < 0 else ""
    size = abs(value)
    money, per, thing = unit.partition(" per ")
    if per and len(money) == 3 and money.isupper():
        return f"{_amount(value, money)} per {thing}"
    if len(unit) == 3 and unit.isupper():
        before = _SIGNS.get(unit, f"{unit} ")
        cents = not size.is_integer() and size < _SCALES[-1][0] and unit not in _WITHOUT_CENTS
        whole = f"{size:,.2f}" if cents and round(size, 2) == size else _scaled(size)
        if 0 < size < 1 and unit in ("GBP", "USD", "EUR"):
            return f"{sign}{100 * size:.4g}{'p' if unit == 'GBP' else 'c'}"
        return f"{sign}{before}{whole}"
    if unit == "percent":
        return f"{sign}{size:.6g}%"
    if unit in _SIGN_OF:
        return f"{sign}{size:.6g}{_SIGN_OF[unit]}"
    shown = f"{sign}{_scaled(size)}"
    one = "time" if unit == "times" else unit
    return f"{shown} {one if value == 1 else several(unit)}" if unit else shown


def _scaled(size: float) -> str:
    for scale, letter in _SCALES:
        if size >= scale:
            return f"{size / scale:.4g}{letter}"
    return f"{size:,.0f}" if size.is_integer() else f"{size:,.6g}"


def _number(value: Any) -> float | None:
    """Return a value if it is a number, else None."""
    if isinstance(value, str | tuple | list) or value is None or pd.isna(value):
        return None
    return float(value)


def _day(date: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        return None
