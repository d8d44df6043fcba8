"""Documents as the network reads them: pieces, labels of names, and the anaphors of a stretch of windows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...model.spans import Span
from ...networks.mention_features import (
    PAIR_WIDTH,
    Table,
    anaphor_features,
    candidates_of,
    pair_features,
    tabulate,
)
from ...networks.pieces import Pieces, windows
from ...networks.reader import LIMIT
from .mention_labels import Labelled

MOST_WINDOWS = 6
"""Most windows of a text in one step; antecedents may lie in any of them."""
NEAREST = 120
_SMALLER = 0.3
"""Proportion of texts that are cut into smaller windows."""

_WEIGHTS = {"gap": 4.0, "hidden": 1.5}
_GUM_FOUND, _GUM_NOBODY, _GUM_NOBODY_NOUN = 1.5, 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Text:
    """A training text, encoded.

    Attributes:
        corpus: name of its corpus.
        pieces: of the text.
        shared: float16 (pieces, width), the output of the tagger's shared layers.
        labelled: its mentions.
        table: of the mentions.
        tags: int64 (pieces,), of the names (`name_tags`), or None.
    """

    corpus: str
    pieces: Pieces
    shared: NDArray[np.float16]
    labelled: Labelled | None
    table: Table | None
    tags: NDArray[np.int64] | None = None


@dataclass(frozen=True, slots=True)
class Anaphors:
    """The anaphors of a stretch, with their candidates.

    Attributes:
        first, last: int64 (mentions,), pieces in the stretch, of the mentions that lie in it.
        anaphors: int64 (anaphors,), index of each among those mentions.
        rows, candidates: int64 (pairs,), row of the anaphor and index of the candidate.
        features: float32 (pairs, `PAIR_WIDTH`).
        own: float32 (anaphors, `ANAPHOR_WIDTH`).
        right: bool (pairs,).
        nobody: bool (anaphors,).
        weights: float32 (anaphors,).
        kinds: int64 (mentions,), -1 if unknown.
        source: int64 (anaphors,), index of the anaphor among all mentions of the text.
        mentions: int64 (mentions,), index of each among all mentions of the text.
    """

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    anaphors: NDArray[np.int64]
    rows: NDArray[np.int64]
    candidates: NDArray[np.int64]
    features: NDArray[np.float32]
    own: NDArray[np.float32]
    right: NDArray[np.bool_]
    nobody: NDArray[np.bool_]
    weights: NDArray[np.float32]
    kinds: NDArray[np.int64]
    source: NDArray[np.int64]
    mentions: NDArray[np.int64]


def stretch(text: Text, rng: np.random.Generator) -> list[Span]:
    """Windows, in pieces, of a random stretch of whole paragraphs."""
    room = LIMIT if rng.random() > _SMALLER else int(rng.integers(LIMIT // 3, LIMIT + 1))
    cuts = windows(text.pieces.paragraph, room, LIMIT)
    start = int(rng.integers(0, max(0, len(cuts) - MOST_WINDOWS) + 1))
    return cuts[start : start + MOST_WINDOWS]


def anaphors_in(text: Text, span: Span) -> Anaphors | None:
    """The anaphors in a span of pieces; None if it contains no mention."""
    labelled, table = text.labelled, text.table
    if labelled is None or table is None or not labelled.mentions:
        return None
    first = np.searchsorted(text.pieces.end, [m.span[0] for m in labelled.mentions], side="right")
    last = np.searchsorted(text.pieces.begin, [m.span[1] for m in labelled.mentions], side="left") - 1
    last = np.maximum(first, last)
    inside = (first >= span[0]) & (last < span[1])
    kept = np.flatnonzero(inside)
    if not len(kept):
        return None
    chosen = np.flatnonzero(inside[labelled.anaphors])
    anaphors = labelled.anaphors[chosen]
    allowed = candidates_of(table, anaphors, labelled.is_open & inside)
    allowed &= np.cumsum(allowed[:, ::-1], axis=1)[:, ::-1] <= NEAREST
    rows, candidates = np.nonzero(allowed)
    right = np.array(
        [int(c) in labelled.right[chosen[r]] for r, c in zip(rows, candidates, strict=True)], dtype=np.bool_
    )
    found = np.zeros(len(anaphors), dtype=np.bool_)
    found[rows[right]] = True
    back = np.cumsum(inside) - 1
    empty = np.zeros((0, PAIR_WIDTH), dtype=np.float32)
    return Anaphors(
        first=first[kept] - span[0],
        last=last[kept] - span[0],
        anaphors=back[anaphors],
        rows=rows,
        candidates=back[candidates],
        features=pair_features(table, anaphors[rows], candidates) if len(rows) else empty,
        own=anaphor_features(table, anaphors, allowed),
        right=right,
        nobody=labelled.nobody[chosen] | ~found,
        weights=_weights(text.corpus, table.form[anaphors], found),
        kinds=labelled.kinds[kept],
        source=anaphors,
        mentions=kept,
    )


def _weights(corpus: str, forms: NDArray[np.int64], found: NDArray[np.bool_]) -> NDArray[np.float32]:
    """How much each anaphor counts: GUM has many nouns that refer to nobody, GAP has one pronoun per text."""
    if corpus in _WEIGHTS:
        return np.full(len(forms), _WEIGHTS[corpus], dtype=np.float32)
    pronoun = (forms >= 1) & (forms <= 4)
    nobody = np.where(pronoun, _GUM_NOBODY, _GUM_NOBODY_NOUN)
    return np.where(found, _GUM_FOUND, nobody).astype(np.float32)


def make_table(labelled: Labelled | None) -> Table | None:
    """The table of the mentions of a text, if it has any."""
    return tabulate(labelled.mentions) if labelled else None
