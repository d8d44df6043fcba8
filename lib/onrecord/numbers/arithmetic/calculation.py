"""A calculation that a text gives all numbers of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calculation:
    """A calculation, with what the text states as its result.

    Attributes:
        kind: `sum`, `share` or `change`.
        numbers: ids of the numbers in the order of the formula, the stated result last.
        formula: with a `{}` for each number but the last, such as `{} + {}`.
        result: what the formula comes to, in the unit of the stated result.
        stated: the result that the text states.
        adds_up: whether the two agree, as far as the numbers are rounded.
    """

    kind: str
    numbers: tuple[str, ...]
    formula: str
    result: float
    stated: float
    adds_up: bool
