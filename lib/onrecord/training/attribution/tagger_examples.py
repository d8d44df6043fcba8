"""Training examples of the tagger: encoded articles with labels and links, cut into windows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ...attribution.tagging.bioes import ROLES, LabelSpan
from ...model.attribution import Attribution
from ...model.spans import Span
from ...networks.pieces import Pieces, encode, sentence_starts, windows

NO_LABEL = -100


@dataclass(frozen=True, slots=True)
class Example:
    """An encoded article with its annotations, in pieces.

    Attributes:
        stem: name of the article.
        ids, features: int64 (pieces,).
        first: bool (pieces,), whether a piece is the first of its word.
        paragraph: int64 (pieces,).
        sentence: int64 (pieces,), index of the sentence (which never crosses a paragraph).
        spans: (first piece, piece after the last, role), in order.
        links: (content or cue, its cue or source) as pairs of first pieces; the second is -1 for none.
        soft: float32 (words, labels), a teacher's probabilities at the first piece of each word, or None.
    """

    stem: str
    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    first: NDArray[np.bool_]
    paragraph: NDArray[np.int64]
    sentence: NDArray[np.int64]
    spans: tuple[LabelSpan, ...]
    links: tuple[tuple[int, int], ...]
    soft: NDArray[np.float32] | None = None


def make_example(stem: str, text: str, attributions: Iterable[Attribution], tokenizer: Tokenizer) -> Example:
    """Encode an article; an annotation that overlaps an earlier one is dropped (PolNeAR has nine)."""
    pieces = encode(text, tokenizer)
    taken = np.zeros(len(pieces), dtype=bool)
    spans: list[LabelSpan] = []
    links: list[tuple[int, int]] = []

    def place(span: Span, role: int) -> int:
        """Return the first piece of a span, adding the span if it is new; -1 if it contains no word."""
        inside = np.flatnonzero((pieces.end > span[0]) & (pieces.begin < span[1]))
        if not len(inside):
            return -1
        begin, end = int(inside[0]), int(inside[-1]) + 1
        while not pieces.first[begin]:
            begin -= 1
        while end < len(pieces) and not pieces.first[end]:
            end += 1
        if (begin, end, role) not in spans:
            if taken[begin:end].any():
                return -1
            taken[begin:end] = True
            spans.append((begin, end, role))
        return begin

    for attribution in attributions:
        placed = [[place(s, role) for s in getattr(attribution, name)] for role, name in enumerate(ROLES)]
        source, cue, content = ([p for p in starts if p >= 0] for starts in placed)
        if cue:
            links.append((cue[0], source[0] if source else -1))
        links += [(c, cue[0] if cue else -1) for c in content]
    return Example(
        stem=stem,
        ids=pieces.ids,
        features=pieces.features,
        first=pieces.first,
        paragraph=pieces.paragraph,
        sentence=_sentences(text, pieces),
        spans=tuple(sorted(spans)),
        links=tuple(sorted(set(links))),
    )


def _sentences(text: str, pieces: Pieces) -> NDArray[np.int64]:
    starts = np.array(sentence_starts(text), dtype=np.int64)
    key = np.searchsorted(starts, pieces.begin, side="right") + pieces.paragraph * (len(starts) + 1)
    return np.cumsum(np.diff(key, prepend=key[:1]) != 0)


def cut_windows(example: Example, rng: np.random.Generator, limit: int, single: float) -> list[Span]:
    """Cut an article into random windows: of sentences, single paragraphs, or many paragraphs.

    Args:
        example: the article.
        rng: random generator.
        limit: maximum number of pieces per window.
        single: share of articles cut into single paragraphs (half as many are cut into sentences).
    """
    unit = example.paragraph
    draw = rng.random()
    if draw < single:
        room = 1
    elif draw < 1.5 * single:
        unit, room = example.sentence, int(rng.integers(1, 64))
    else:
        room = int(rng.integers(limit // 2, limit + 1))
    return windows(unit, room, limit)


def batches(chosen: Sequence[tuple[int, int, int]], pieces: int) -> list[list[tuple[int, int, int]]]:
    """Group windows (example, begin, end) of similar length, at most `pieces` padded pieces per batch."""
    result: list[list[tuple[int, int, int]]] = []
    for window in sorted(chosen, key=lambda w: w[2] - w[1]):
        length = window[2] - window[1] + 2
        if not result or (len(result[-1]) + 1) * length > pieces:
            result.append([])
        result[-1].append(window)
    return result
