"""Connected components: groups of things that are linked in pairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


class Groups:
    """Groups of numbers that grow as pairs are joined in bulk (union-find, flat after each step)."""

    def __init__(self, count: int) -> None:
        """Start with each number below `count` in a group of its own."""
        self._first = np.arange(count)

    def of(self, numbers: Integers) -> Integers:
        """Return the group of each number, named by its smallest number."""
        return np.asarray(self._first[numbers])

    def join(self, one: Integers, other: Integers) -> None:
        """Join the groups of the numbers of each pair."""
        first = self._first
        while True:
            a, b = first[one], first[other]
            if not (apart := a != b).any():
                return
            low, high = np.minimum(a, b)[apart], np.maximum(a, b)[apart]
            np.minimum.at(first, high, low)
            while not np.array_equal(flat := first[first], first):
                first = flat
            self._first = first

    def of_several(self) -> dict[int, int]:
        """Return the group of each number that is not alone."""
        sizes = np.bincount(self._first, minlength=len(self._first))
        several = np.flatnonzero(sizes[self._first] > 1)
        return dict(zip(several.tolist(), self._first[several].tolist(), strict=True))
