"""BIOES labels of source, cue and content: to and from spans, and the best legal sequence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BIES"))
OUTSIDE = 0

LabelSpan = tuple[int, int, int]
"""First word, word after the last, index of the role."""


def label_of(role: int, edge: str) -> int:
    """The index of a label: `label_of(0, "B")` is that of `B-source`."""
    return 1 + 4 * role + "BIES".index(edge)


def to_labels(spans: Sequence[LabelSpan], length: int) -> NDArray[np.int64]:
    """Convert spans that do not overlap to the labels of a sequence of words."""
    labels = np.zeros(length, dtype=np.int64)
    for begin, end, role in spans:
        if end - begin == 1:
            labels[begin] = label_of(role, "S")
            continue
        labels[begin + 1 : end - 1] = label_of(role, "I")
        labels[begin] = label_of(role, "B")
        labels[end - 1] = label_of(role, "E")
    return labels


def to_spans(labels: Sequence[int]) -> list[LabelSpan]:
    """Convert a legal sequence of labels to spans, in order."""
    spans = []
    begin = 0
    for i, label in enumerate(labels):
        role, edge = divmod(int(label) - 1, 4)
        if edge in (0, 3):  # B, S
            begin = i
        if label != OUTSIDE and edge in (2, 3):  # E, S
            spans.append((begin, i + 1, role))
    return spans


def _legal(before: int, after: int) -> bool:
    open_before = before != OUTSIDE and (before - 1) % 4 in (0, 1)
    continues = after != OUTSIDE and (after - 1) % 4 in (1, 2)
    if open_before != continues:
        return False
    return not continues or (before - 1) // 4 == (after - 1) // 4


TRANSITIONS = np.array(
    [[0.0 if _legal(a, b) else -1e4 for b in range(len(LABELS))] for a in range(len(LABELS))]
)
"""Score of each transition from one label (row) to the next (column): 0 if legal, else -10,000."""
STARTS = np.array([0.0 if _legal(OUTSIDE, b) else -1e4 for b in range(len(LABELS))])
ENDS = np.array([0.0 if _legal(a, OUTSIDE) else -1e4 for a in range(len(LABELS))])


def viterbi(scores: NDArray[np.floating]) -> NDArray[np.int64]:
    """Return the best legal sequence of labels (Viterbi).

    Args:
        scores: shape (words, labels), log-probabilities or logits.

    Returns:
        Labels, shape (words,).
    """
    length = len(scores)
    if not length:
        return np.zeros(0, dtype=np.int64)
    back = np.zeros((length, len(LABELS)), dtype=np.int64)
    best = scores[0] + STARTS
    for i in range(1, length):
        paths = best[:, None] + TRANSITIONS
        back[i] = paths.argmax(0)
        best = paths.max(0) + scores[i]
    labels = np.zeros(length, dtype=np.int64)
    labels[-1] = int((best + ENDS).argmax())
    for i in range(length - 1, 0, -1):
        labels[i - 1] = back[i, labels[i]]
    return labels
