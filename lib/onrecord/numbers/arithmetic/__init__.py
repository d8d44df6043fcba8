"""Do the numbers of a text add up? Numbers → calculations: sums, shares of a whole, rises and falls."""

from .calculation import Calculation
from .check_numbers import check_numbers

__all__ = ["Calculation", "check_numbers"]
