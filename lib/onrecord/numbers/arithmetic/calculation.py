"""A calculation of which a text states all numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calculation:
    """A calculation, with its result according to the text.

    Attributes:
        kind: `sum`, `share` or `change`.
        numbers: ids of the numbers in the order of the formula, the stated result last.
        formula: with a `{}` for each number but the last, such as `{} + {}`.
        result: the value of the formula, in the unit of the stated result.
        stated: the result that the text states.
        adds_up: whether the two agree within the rounding of the numbers.
    """

    kind: str
    numbers: tuple[str, ...]
    formula: str
    result: float
    stated: float
    adds_up: bool
