"""Network input from text: word pieces, their case and quotation features, and windows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..model.spans import paragraphs

CASES = ("lower", "title", "upper", "mixed", "digit", "mark")
PLACES = ("outside", "inside", "opens", "closes")
N_FEATURES = len(CASES) * len(PLACES)

_OPENING, _CLOSING, _STRAIGHT = "“«„", "”»", '"'


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text, in order; every array has one entry per piece.

    Attributes:
        ids: int64, index in the vocabulary.
        features: int64, `case * len(PLACES) + place` of the piece's word.
        first: bool, whether the piece begins a word.
        begin, end: int64, character offsets into the text.
        paragraph: int64, index of the paragraph.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    first: NDArray[np.bool_]
    begin: NDArray[np.int64]
    end: NDArray[np.int64]
    paragraph: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


def encode(text: str, tokenizer: Tokenizer) -> Pieces:
    """Return the word pieces of a text, paragraph by paragraph, without special pieces."""
    spans = paragraphs(text)
    encodings = tokenizer.encode_batch([text[b:e] for b, e in spans], add_special_tokens=False)
    ids: list[int] = []
    features: list[int] = []
    first: list[bool] = []
    edges: list[tuple[int, int]] = []
    paragraph: list[int] = []
    for index, ((start, _), encoding) in enumerate(zip(spans, encodings, strict=True)):
        words = encoding.word_ids
        new = [a != b for a, b in pairwise([None, *words])]
        offsets = [(start + b, start + e) for b, e in encoding.offsets]
        ids += encoding.ids
        first += new
        edges += offsets
        paragraph += [index] * len(words)
        features += _features(text, offsets, new)
    bounds = np.array(edges, dtype=np.int64).reshape(-1, 2)
    return Pieces(
        ids=np.array(ids, dtype=np.int64),
        features=np.array(features, dtype=np.int64),
        first=np.array(first, dtype=np.bool_),
        begin=bounds[:, 0],
        end=bounds[:, 1],
        paragraph=np.array(paragraph, dtype=np.int64),
    )


def _features(text: str, offsets: Sequence[tuple[int, int]], new: Sequence[bool]) -> list[int]:
    """Case and place of each piece of a paragraph; straight quotation marks alternately open and close."""
    starts = [i for i, is_first in enumerate(new) if is_first]
    result: list[int] = []
    inside = False
    for i, j in pairwise([*starts, len(new)]):
        word = text[offsets[i][0] : offsets[j - 1][1]]
        if word in _OPENING or (word == _STRAIGHT and not inside):
            place, inside = 2, True
        elif word in _CLOSING or word == _STRAIGHT:
            place, inside = 3, False
        else:
            place = int(inside)
        result += [_case(word) * len(PLACES) + place] * (j - i)
    return result


def _case(word: str) -> int:
    if not word[:1].isalpha():
        return 4 if word[:1].isdigit() else 5
    if word.islower():
        return 0
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 2 if word.isupper() else 3


def windows(unit: NDArray[np.int64], room: int, limit: int) -> list[tuple[int, int]]:
    """Divide pieces into windows of whole units (paragraphs or sentences).

    Args:
        unit: index of the unit of each piece, ascending.
        room: most pieces in a window of several units; 1 gives each unit its own window.
        limit: most pieces in any window; longer units are cut.

    Returns:
        Spans of pieces, in order, that contain every piece once.
    """
    edges = [0, *(np.flatnonzero(np.diff(unit)) + 1).tolist(), len(unit)]
    result: list[tuple[int, int]] = []
    begin = 0
    for a, b in pairwise(edges):
        if b - begin > room and a > begin:
            result.append((begin, a))
            begin = a
        while b - begin > limit:
            result.append((begin, begin + limit))
            begin += limit
    if begin < len(unit):
        result.append((begin, len(unit)))
    return result


_SENTENCE = re.compile(r"[.?!][\"”’)]*\s+(?=[\"“‘(]?[A-Z])")


def sentence_starts(text: str) -> list[int]:
    """Offsets where a new sentence seems to begin, by punctuation and case alone."""
    return [m.end() for m in _SENTENCE.finditer(text)]


def layout(
    ids: NDArray[np.int64],
    features: NDArray[np.int64],
    paragraph: NDArray[np.int64],
    special: tuple[int, int],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Lay out a window for the network: a start piece, and a separator after each paragraph.

    Args:
        ids: of the pieces of the window.
        features: of the pieces of the window.
        paragraph: index of the paragraph of each.
        special: ids of the start piece and of the separator.

    Returns:
        ids and features including the special pieces, and the position of each piece of the window.
    """
    breaks = np.flatnonzero(np.diff(paragraph)) + 1
    start, separator = special
    positions = np.arange(len(ids)) + 1 + np.searchsorted(breaks, np.arange(len(ids)), side="right")
    length = len(ids) + len(breaks) + 2
    row = np.full(length, separator, dtype=np.int64)
    row[0] = start
    row[positions] = ids
    marks = np.zeros(length, dtype=np.int64)
    marks[positions] = features
    return row, marks, positions
