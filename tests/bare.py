"""Read the gold data of bare numbers (`gold/numbers_bare*.txt`), and check which values were found."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.rows.number import Number

GOLD = Path(__file__).parent / "gold"


@dataclass(frozen=True)
class Wanted:
    """A value, or the bounds of a range, and the unit (None for none)."""

    value: float | None
    low: float | None
    high: float | None
    unit: str | None


@dataclass(frozen=True)
class Case:
    """A short text, its category and the values it gives."""

    category: str
    text: str
    wanted: tuple[Wanted, ...]


def read_bare(name: str) -> list[Case]:
    """All cases of a file."""
    cases, category = [], ""
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and " => " not in line:
            category = line.strip("[]")
        elif " => " in line and not line.startswith("#"):
            text, values = line.rsplit(" => ", 1)
            cases.append(Case(category, text, tuple(_wanted(value) for value in values.split(" ; "))))
    return cases


def _wanted(text: str) -> Wanted:
    amount, _, unit = text.strip().partition(" ")
    low, dots, high = amount.partition("..")
    if not dots:
        return Wanted(float(amount), None, None, unit or None)
    one_sided = low or high if not (low and high) else None
    return Wanted(
        float(one_sided) if one_sided else None,
        float(low) if low else None,
        float(high) if high else None,
        unit or None,
    )


def found(wanted: Wanted, numbers: Sequence[Number], units: bool = True) -> bool:
    """Whether one of the numbers has the value, or the bounds, and (if `units`) the unit."""
    return any(
        (not units or number.unit == wanted.unit)
        and _same(wanted.value, number.value)
        and (wanted.low is None or _same(wanted.low, number.low))
        and (wanted.high is None or _same(wanted.high, number.high))
        for number in numbers
    )


def _same(wanted: float | None, got: object) -> bool:
    if wanted is None or got is None:
        return wanted is got
    return isinstance(got, int | float) and math.isclose(wanted, got, rel_tol=1e-9)
