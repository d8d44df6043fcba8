"""BIOES label schemes: labels of words for spans of some types, the legal sequences, and their spans."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

OUTSIDE = 0
_ILLEGAL = -1e4
_BEGIN, _INSIDE, _END, _SINGLE = range(4)

TypedSpan = tuple[int, int, int]
"""First word, word after the last, index of the type."""


class Scheme:
    """Labels `O`, then `B`, `I`, `E` and `S` of each type in turn.

    Attributes:
        types: names of the types.
        labels: names of the labels.
    """

    def __init__(self, types: Sequence[str]) -> None:
        self.types = tuple(types)
        self.labels = ("O", *(f"{edge}-{name}" for name in self.types for edge in "BIES"))

    def __len__(self) -> int:
        return len(self.labels)

    def encode(self, spans: Sequence[TypedSpan], length: int) -> NDArray[np.int64]:
        """Labels of a sequence of words from spans that do not overlap."""
        result = np.full(length, OUTSIDE, dtype=np.int64)
        for begin, end, kind in spans:
            first = 1 + 4 * kind
            if end - begin == 1:
                result[begin] = first + _SINGLE
                continue
            result[begin + 1 : end - 1] = first + _INSIDE
            result[begin] = first + _BEGIN
            result[end - 1] = first + _END
        return result

    def spans(self, labels: Sequence[int]) -> list[TypedSpan]:
        """Spans of a legal sequence of labels, in order."""
        result = []
        begin = 0
        for i, label in enumerate(labels):
            kind, edge = divmod(int(label) - 1, 4)
            if edge in (_BEGIN, _SINGLE):
                begin = i
            if label != OUTSIDE and edge in (_END, _SINGLE):
                result.append((begin, i + 1, kind))
        return result

    @cached_property
    def _steps(self) -> NDArray[np.float64]:
        """Scores of the first label, of each step from a label (row) to the next (column), and of the last.

        0 if legal, else -10,000. Row and column `len(self)` stand for the edge of the sequence.
        """
        count = len(self)
        label = np.arange(count + 1)
        edge = np.where((label == OUTSIDE) | (label == count), -1, (label - 1) % 4)
        kind = (label - 1) // 4
        is_open = (edge == _BEGIN) | (edge == _INSIDE)
        continues = (edge == _INSIDE) | (edge == _END)
        same = kind[:, None] == kind[None, :]
        legal = (is_open[:, None] == continues[None, :]) & (same | ~continues[None, :])
        return np.where(legal, 0.0, _ILLEGAL)

    def viterbi(self, scores: NDArray[np.floating]) -> NDArray[np.int64]:
        """The best legal sequence of labels.

        Args:
            scores: (words, labels), log-probabilities or logits.

        Returns:
            Labels, (words,).
        """
        length, count = scores.shape
        if not length:
            return np.zeros(0, dtype=np.int64)
        steps = self._steps
        back = np.zeros((length, count), dtype=np.int64)
        best = scores[0] + steps[count, :count]
        for i in range(1, length):
            paths = best[:, None] + steps[:count, :count]
            back[i] = paths.argmax(0)
            best = paths.max(0) + scores[i]
        labels = np.zeros(length, dtype=np.int64)
        labels[-1] = int((best + steps[:count, count]).argmax())
        for i in range(length - 1, 0, -1):
            labels[i - 1] = back[i, labels[i]]
        return labels
