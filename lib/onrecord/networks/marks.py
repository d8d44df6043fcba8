"""Network input from mentions in a text: word pieces with marks around each mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from ..model.spans import Span
from .padding import mask, pad

LABELS = ("negative", "neutral", "positive")
LIMIT = 160
"""Most pieces of the text around the mentions."""

Question = tuple[int, int | None, int]
"""A row, the index of the mention that takes the stance (None for the writer), and that of its target."""
Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with marked mentions, as the network reads it.

    Attributes:
        ids: int64 (pieces,), with the start piece, a mark on each side of each mention, and the separator.
        spans: positions of each mention's pieces, without the marks; None if it is outside the window.
    """

    ids: Integers
    spans: tuple[Span | None, ...]

    def __len__(self) -> int:
        return len(self.ids)


def mark(
    encoding: Encoding, mentions: Sequence[Span], special: tuple[int, int, int], limit: int = LIMIT
) -> Marked:
    """Insert marks around mentions.

    Args:
        encoding: the text's encoding, without special pieces.
        mentions: span of each mention; if the text must be cut, the last one takes priority.
        special: ids of the start piece, the separator and the mark.
        limit: most pieces to keep of the text, around the mentions.
    """
    start, separator, sign = special
    places = [_pieces(encoding.offsets, mention, limit) for mention in mentions]
    first, last = _window(places, len(encoding.ids), limit)
    opening = {begin for begin, _ in places}
    closing = {end for _, end in places}
    ids, position = [start], {}
    for piece in range(first, last + 1):
        if piece in closing and piece > first:
            ids.append(sign)
        if piece == last:
            break
        if piece in opening:
            ids.append(sign)
        position[piece] = len(ids)
        ids.append(encoding.ids[piece])
    ids.append(separator)
    spans = tuple(
        (position[begin], position[end - 1] + 1) if begin in position and end - 1 in position else None
        for begin, end in places
    )
    return Marked(np.array(ids, dtype=np.int64), spans)


def _window(places: Sequence[Span], pieces: int, limit: int) -> Span:
    """The pieces to keep: around all mentions, or around the last one if they are too far apart."""
    low, high = min(begin for begin, _ in places), max(end for _, end in places)
    if high - low > limit:
        low, high = places[-1]
    first = max(0, min(low - (limit - (high - low)) // 2, pieces - limit))
    return first, min(pieces, first + limit)


def _pieces(offsets: Sequence[Span], mention: Span, limit: int) -> Span:
    """The pieces, at most `limit`, that overlap a mention; the nearest piece if none does."""
    inside = [i for i, (begin, end) in enumerate(offsets) if begin < mention[1] and end > mention[0]]
    if inside:
        return inside[0], min(inside[-1] + 1, inside[0] + limit)
    before = sum(end <= mention[0] for _, end in offsets)
    nearest = max(0, min(before, len(offsets) - 1))
    return nearest, nearest + 1


def pad_marked(
    rows: Sequence[Marked], questions: Sequence[Question], padding: int
) -> tuple[Integers, Integers, Integers, Floats, Floats]:
    """Pad texts to a batch, and lay out the questions about them.

    Args:
        rows: the texts.
        questions: see `Question`.
        padding: id of the padding.

    Returns:
        ids and mask, int64 (rows, pieces); row, int64 (questions,); source and target, float32 (questions,
        pieces), weights by which the pieces of a mention are averaged: they sum to 1, or to 0 for the writer.
    """
    ids, read = pad([marked.ids for marked in rows], padding), mask([len(marked) for marked in rows])
    source, target = (np.zeros((len(questions), ids.shape[1]), dtype=np.float32) for _ in range(2))
    for i, (row, holder, aim) in enumerate(questions):
        spans = rows[row].spans
        for weights, span in ((source, None if holder is None else spans[holder]), (target, spans[aim])):
            if span is not None:
                weights[i, span[0] : span[1]] = 1 / (span[1] - span[0])
    return ids, read, np.array([row for row, *_ in questions], dtype=np.int64), source, target


def pad_places(
    rows: Sequence[Marked], questions: Sequence[Question], padding: int
) -> tuple[Integers, Integers, Integers, Floats, Floats, Integers]:
    """As `pad_marked`, for a network whose last layer computes only the pieces that its head reads.

    Returns:
        ids, mask and row; source and target, float32 (questions, places), weights of the places of a row;
        places, int64 (rows, places), the positions of the start piece and of the pieces of all mentions.
    """
    ids, read, row, source, target = pad_marked(rows, questions, padding)
    inside = [{i for span in marked.spans if span is not None for i in range(*span)} for marked in rows]
    places = pad([np.array([0, *sorted(found)], dtype=np.int64) for found in inside])
    source, target = (np.take_along_axis(weights, places[row], axis=1) for weights in (source, target))
    return ids, read, row, source, target, places
