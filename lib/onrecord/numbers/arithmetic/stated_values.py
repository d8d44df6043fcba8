"""The possible values of a stated number, by the rounding that its digits show and the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import floor, isnan, log10
from numbers import Real
from typing import Any, NamedTuple

_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.([0-9]+))?")
_SENTENCE_END = re.compile(r"[.!?][”\")]?\s+(?!Of (?:these|those|them)\b)[“\"(]?[A-Z]|\n")
_ABOUT = 0.07
"""How far a value with “about” may be off, as a share of it."""
_BOUND = 0.15
"""How far the true value may be above “more than” or below “up to”, as a share of it."""


class Stated(NamedTuple):
    """A number of a text and the interval of its possible values."""

    number: Any
    value: float
    low: float
    high: float


def stated(number: Any) -> Stated | None:
    """The interval of a row of the numbers table; None if it has no single value."""
    value = number.value
    if not isinstance(value, Real) or isnan(value):
        return None
    value = float(value)
    half = _half_step(number.text, value)
    low, high = value - half, value + half
    if number.approximate:
        low, high = min(low, value - abs(value) * _ABOUT), max(high, value + abs(value) * _ABOUT)
    if number.low == value:
        low, high = value, value + abs(value) * _BOUND
    if number.high == value:
        low, high = value - abs(value) * _BOUND, value
    return Stated(number, value, low, high)


def _half_step(text: str, value: float) -> float:
    """Half of the last digit’s place: 0.05 million for `4.2 million`, 0.5 for `18%`, 0 for an exact count."""
    match = _DIGITS.search(text)
    if match is None or not value:
        return 0.0
    written = float(match[0].replace(",", ""))
    scale = abs(value) / written if written else 1.0
    if match[1]:
        return 0.5 * 10.0 ** -len(match[1]) * scale
    return 0.5 * scale if scale != 1 or "%" in text or "per" in text else 0.0


def as_exact(one: Stated, other: Stated) -> Stated:
    """A number, rounded at most twice as much as its neighbour: £5 million beside £5.5 million."""
    step, half = other.high - other.value, one.high - one.value
    plain = one.value - one.low == half and other.value - other.low == step and not one.number.approximate
    if not plain or not 0 < 2 * step < half:
        return one
    return one._replace(low=one.value - 2 * step, high=one.value + 2 * step)


def rounded_to(value: float) -> float:
    """Half of the place of the last digit that is not 0: 50 for 1,300."""
    if not value or value != floor(value):
        return 0.0
    zeros = len(str(int(abs(value)))) - len(str(int(abs(value))).rstrip("0"))
    return 0.5 * 10.0 ** min(zeros, floor(log10(abs(value)))) if zeros > 1 else 0.5 if zeros else 0.0


def between(text: str, one: Any, two: Any) -> str | None:
    """The words between two numbers of one sentence; None if a sentence ends between them."""
    words = text[one.end : two.start]
    return None if _SENTENCE_END.search(words) else words


def in_sentence(text: str, numbers: Sequence[Any]) -> list[list[Any]]:
    """The numbers, grouped by sentence."""
    groups: list[list[Any]] = []
    for number in numbers:
        if groups and between(text, groups[-1][-1], number) is not None:
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups
