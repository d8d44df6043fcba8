"""Rises and falls with start, end and amount in one sentence: “rose 7% to 4.2 million from 3.9 million”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ..context.change_words import change_words
from .calculation import Calculation
from .stated_values import Stated, as_exact, rounded_to, stated


def check_changes(sentence: Sequence[Any]) -> Iterator[Calculation]:
    """The calculations of the changes among the numbers of a sentence."""
    starts = [n for n in sentence if n.part == "from"]
    for start in starts:
        ends = [n for n in sentence if n.part == "to" and n.id in start.related and n.unit == start.unit]
        one, two = stated(start), stated(ends[0]) if ends else None
        if one is None or two is None or one.value == two.value:
            continue
        amounts = [n for n in sentence if n.part == "by" and n.id in start.related]
        if not amounts and len(starts) == 1:  # `from £4m to £5m, a rise of 25%`
            alone = (n for n in sentence if n.part == "by" and not n.related)
            amounts = [n for n in alone if _may_be_of(n, start, ends[0])]
        for amount in amounts:
            by = stated(amount)
            found = _change(one, two, by) if by is not None else None
            if found is not None:
                yield found
    yield from _shares_of_start(sentence)


def _may_be_of(amount: Any, start: Any, end: Any) -> bool:
    """Whether an amount may belong to a change: it counts the same, or is “a rise of” so much.

    In “the load fell to 83% from 86%, while fares rose 9%”, the last belongs to another one.
    """
    counted = {n.counted for n in (start, end) if isinstance(n.counted, str)}
    if not isinstance(amount.counted, str) or not counted or amount.counted in counted:
        return True
    return amount.counted.lower() in change_words().lemmas


def _change(one: Stated, two: Stated, by: Stated) -> Calculation | None:
    """The check of an amount of change against its start and end, or None if they are of different kinds."""
    one, two = as_exact(one, two), as_exact(two, one)
    ids = (two.number.id, one.number.id, by.number.id)
    step = (two.value - one.value, two.low - one.high, two.high - one.low)
    if by.number.kind == "multiple" and one.value > 0:
        times = two.value / one.value
        if by.number.direction == "down" and by.value > 1:
            times = 1 / times if times else 0.0
        fits = abs(times - by.value) <= 0.15 * by.value or (by.high > by.value and times > by.value)
        return Calculation("change", ids, "{} ÷ {}", times, by.value, fits)
    if by.number.kind == "percent" and by.number.unit == "percent" and one.value > 0:
        first, last = _widened(one), _widened(two)
        ends = [(t - o) / o * 100 for o in first for t in last if o > 0]
        result = step[0] / one.value * 100
        fits = _agrees(by, min(ends), max(ends), result)
        points = one.number.kind == "percent" and _agrees(by, step[1], step[2], step[0])
        return _calculation(ids, ("({0} − {1}) ÷ {1}", "({1} − {0}) ÷ {1}"), result, by, fits or points)
    same = by.number.unit == one.number.unit or one.number.kind == "percent"
    if by.number.kind == one.number.kind and same:
        fits = _agrees(by, step[1], step[2], step[0])
        return _calculation(ids, ("{0} − {1}", "{1} − {0}"), step[0], by, fits)
    return None


def _widened(one: Stated) -> tuple[float, float]:
    """The interval of a start or end, wider if its last digits are 0 (`1,300`)."""
    step = 0.0 if one.number.kind == "percent" else min(rounded_to(one.value), 0.01 * abs(one.value))
    return one.low - step, one.high + step


def _agrees(by: Stated, low: float, high: float, result: float) -> bool:
    """Whether an amount fits the interval that start and end allow, in the stated direction."""
    up = by.number.direction != "down" if by.number.direction else result > 0
    if (result > 0) != up:
        return False
    least, most = sorted((abs(low), abs(high))) if low * high > 0 else (0.0, max(abs(low), abs(high)))
    slack = 1e-9 + 0.01 * abs(result)
    return by.low - slack <= most and by.high + slack >= least


def _calculation(
    ids: tuple[str, ...], formulas: tuple[str, str], result: float, by: Stated, fits: bool
) -> Calculation:
    """A rise by the first formula; a fall, stated without a minus, by the second."""
    falls = result < 0 < by.value
    return Calculation("change", ids, formulas[falls], abs(result) if falls else result, by.value, fits)


def _shares_of_start(sentence: Sequence[Any]) -> Iterator[Calculation]:
    """`rose £2m, or 10%, to £22m`: the share of the value before."""
    for amount, share in pairwise(sentence):
        if not (amount.part == share.part == "by" and share.unit == "percent" and amount.kind != "percent"):
            continue
        end = next((n for n in sentence if n.part == "to" and n.id in amount.related), None)
        by, to, part = stated(amount), stated(end) if end is not None else None, stated(share)
        if by is None or to is None or part is None or end is None or end.unit != amount.unit:
            continue
        sign = -1 if amount.direction == "down" else 1
        start = to.value - sign * by.value
        if start <= 0:
            continue
        ends = [
            b / (t - sign * b) * 100 for b in (by.low, by.high) for t in (to.low, to.high) if t > sign * b
        ]
        result = by.value / start * 100
        slack = 0.01 * result
        fits = bool(ends) and part.low - slack <= max(ends) and part.high + slack >= min(ends)
        formula = "{1} ÷ ({0} − {1})" if sign > 0 else "{1} ÷ ({0} + {1})"
        ids = (end.id, amount.id, share.id)
        yield Calculation("change", ids, formula, result, part.value, fits)
