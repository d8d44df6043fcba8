"""Counts the words of many spans of a long text at once."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

_WORD, _JOINING = 1, 2
"""Kinds of characters: those of words, and those that join two words."""

_JOINERS = "’'-"

Integers = NDArray[np.int64]


class WordCounts:
    """A text whose words are numbered; the numbers are those of `onrecord.model.spans.words_in`.

    Args:
        text: the text.
    """

    def __init__(self, text: str) -> None:
        signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        kinds = _kinds(int(signs.max(initial=1)).bit_length()).take(signs)
        inside = np.zeros(len(signs) + 2, dtype=np.bool_)  # one place more at each end
        inside[1:-1] = kinds == _WORD
        before, at, after = inside[:-2], inside[1:-1], inside[2:]
        self._follows = at & before
        self._runs = _sums(at & ~before)
        self._joins = _sums((kinds == _JOINING) & before & after)

    def within(self, begins: Integers, ends: Integers) -> Integers:
        """Return the number of words in each span; a word that a span cuts is counted.

        Args:
            begins: where the spans begin, from 0 to the length of the text.
            ends: where they end, not before they begin.
        """
        filled = begins < ends
        begins, ends = begins[filled], ends[filled]
        runs = self._runs[ends] - self._runs[begins] + self._follows[begins]
        joins = self._joins[ends - 1] - self._joins[begins + 1]  # a sign at an edge of the span joins nothing
        found = np.zeros(len(filled), dtype=np.int64)
        found[filled] = runs - np.maximum(joins, 0)
        return found


def _sums(found: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Return how many are true before each place, and before the end."""
    sums = np.zeros(len(found) + 1, dtype=np.int32)
    np.cumsum(found, out=sums[1:])
    return sums


@cache
def _kinds(bits: int) -> NDArray[np.uint8]:
    r"""Return the kind of each character below a power of two; those of words are those of `\w`."""
    signs = [chr(number) for number in range(1 << bits)]
    kinds = np.array([_WORD if sign.isalnum() or sign == "_" else 0 for sign in signs], dtype=np.uint8)
    kinds[[i for i, sign in enumerate(signs) if sign in _JOINERS]] = _JOINING
    return kinds
