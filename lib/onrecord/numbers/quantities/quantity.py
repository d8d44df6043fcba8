"""A quantity: an amount with its unit."""

from __future__ import annotations

from dataclasses import dataclass

from ..units.unit_table import Unit
from ..values.amount import Amount


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity and its pieces.

    Attributes:
        first, last: index of its first piece, and of the first piece after it.
        value: its value in `unit`; None for a range.
        unit: its unit, or None.
        low, high: ends of a range, else None.
        sort: `cardinal`, `ordinal`, `fraction`; `age` for “42-year-old”.
        amount: the amount without its unit (for a range, its end).
    """

    first: int
    last: int
    value: int | float | None
    unit: Unit | None
    amount: Amount
    sort: str = "cardinal"
    low: int | float | None = None
    high: int | float | None = None

    @property
    def dimension(self) -> str:
        """The dimension of the unit, or an empty string."""
        return self.unit.dimension if self.unit else ""
