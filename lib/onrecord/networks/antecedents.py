"""The earlier mention that an anaphor refers to, or “nobody yet”: a mention ranker over the reader's vectors.

The score of a pair is computed from the span vectors of both, their product, and features (Lee et al., EMNLP
2017); *nobody yet* has its own score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

from ..model.mention import FORMS, Mention
from ..model.spans import Span
from .mention_features import anaphor_features, candidates_of, pair_features, tabulate
from .pieces import Pieces
from .reader import FACTS, Reading
from .sessions import read_arrays, read_facts

WEIGHTS = "antecedents.npz"
KINDS = ("person", "organization", "place", "other")
"""What a mention is; *other* is a thing, an event or an idea, which is not an actor."""
NEAREST = 120
"""Most candidates of an anaphor, the last before it."""
_PRONOUNS = [FORMS.index(form) for form in ("he", "she", "it", "they")]
_AT_ONCE = 8192
"""Pairs that are scored at a time."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Ranker:
    """The fitted ranker.

    Attributes:
        weights: float32 arrays by name, see `training.reader.network.Antecedents`.
        scales: factors on the scores of pronouns and of noun phrases (temperature scaling).
        offsets: what is added to the score of *nobody yet* for each.
    """

    weights: Mapping[str, Floats]
    scales: tuple[float, float]
    offsets: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scores:
    """Calibrated scores: their softmax over candidates and nobody gives probabilities.

    Attributes:
        pairs: float32 (anaphors, mentions); minus infinity if a mention is not a candidate.
        nobody: float32 (anaphors,), that the anaphor refers to nobody mentioned so far.
    """

    pairs: Floats
    nobody: Floats


@cache
def load() -> Ranker:
    """The ranker that the package ships, loaded once.

    Raises:
        ModelError: a file is missing or is not the one of this release; says how to get it.
    """
    return load_from(resources.files("onrecord.networks") / "weights")


def load_from(folder: Traversable) -> Ranker:
    """Load a ranker from a folder that `training.reader.export` wrote.

    Raises:
        ModelError: a file is missing, or its hash is not the one in `reader.json`.
    """
    facts = read_facts(folder, FACTS)
    weights = read_arrays(folder, WEIGHTS, facts)
    known = facts["antecedents"]
    return Ranker(weights, tuple(known["scales"]), tuple(known["offsets"]))


def score_antecedents(
    reading: Reading,
    mentions: Sequence[Mention],
    anaphors: Sequence[int],
    is_open: Sequence[bool],
    ranker: Ranker | None = None,
) -> Scores:
    """Score every pair of an anaphor and a candidate, and nobody yet.

    Args:
        reading: of the text.
        mentions: of the text, in text order.
        anaphors: indices of those to be resolved.
        is_open: whether each mention may be an antecedent.
        ranker: the fitted ranker; by default, the shipped one.
    """
    ranker = ranker or load()
    a = np.array(anaphors, dtype=np.int64)
    pairs = np.full((len(a), len(mentions)), -np.inf, dtype=np.float32)
    if not len(a):
        return Scores(pairs, np.zeros(0, dtype=np.float32))
    table = tabulate(mentions)
    allowed = _nearest(candidates_of(table, a, np.array(is_open, dtype=np.bool_)))
    vectors = span_vectors(ranker, reading, [m.span for m in mentions])
    group = np.where(np.isin(table.form[a], _PRONOUNS), 0, 1)
    scale, offset = np.array(ranker.scales)[group], np.array(ranker.offsets)[group]
    nobody = _nobody(ranker, vectors[a], anaphor_features(table, a, allowed))
    rows, candidates = np.nonzero(allowed)
    w = ranker.weights
    sides = vectors @ w["anaphor.weight"].T + w["anaphor.bias"], vectors @ w["candidate.weight"].T
    for begin in range(0, len(rows), _AT_ONCE):
        r, c = rows[begin : begin + _AT_ONCE], candidates[begin : begin + _AT_ONCE]
        found = _pairs(ranker, vectors, sides, a[r], c, pair_features(table, a[r], c))
        pairs[r, c] = found * scale[r]
    return Scores(pairs, (nobody * scale + offset).astype(np.float32))


def kinds_of(reading: Reading, spans: Sequence[Span], ranker: Ranker | None = None) -> Floats:
    """The probabilities that each mention is a person, an organization, a place or something else.

    Returns:
        float32 (spans, 4), in the order of `KINDS`.
    """
    ranker = ranker or load()
    return kinds_of_vectors(ranker, span_vectors(ranker, reading, spans))


def kinds_of_vectors(ranker: Ranker, vectors: Floats) -> Floats:
    """As `kinds_of`, from the vectors of `span_vectors`."""
    w = ranker.weights
    scores = vectors @ w["kind.weight"].T + w["kind.bias"]
    odds = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float32)


def span_vectors(ranker: Ranker, reading: Reading, spans: Sequence[Span]) -> Floats:
    """Vectors of spans, (spans, width), from the vectors of their first, last and mean piece."""
    w = ranker.weights
    width = len(w["span.bias"])
    if not len(spans):
        return np.zeros((0, width), dtype=np.float32)
    first, last = _edges(reading.pieces, spans)
    sums = reading.sums
    mean = (sums[last + 1] - sums[first]) / (last - first + 1)[:, None]
    whole = np.concatenate([reading.vectors[first], reading.vectors[last], mean.astype(np.float32)], axis=1)
    x = whole @ w["span.weight"].T + w["span.bias"]
    x = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + 1e-5)
    return np.asarray(x * w["norm.weight"] + w["norm.bias"], dtype=np.float32)


def _edges(pieces: Pieces, spans: Sequence[Span]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and last piece of each span; the nearest piece if the span contains none."""
    begins, ends = np.array(spans, dtype=np.int64).T
    first = np.minimum(np.searchsorted(pieces.end, begins, side="right"), len(pieces) - 1)
    last = np.searchsorted(pieces.begin, ends, side="left") - 1
    return first, np.maximum(first, last)


def _nearest(allowed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The last `NEAREST` candidates of each anaphor."""
    rest = np.cumsum(allowed[:, ::-1], axis=1, dtype=np.int32)[:, ::-1]
    return np.asarray(allowed & (rest <= NEAREST))


def _pairs(
    ranker: Ranker,
    vectors: Floats,
    sides: tuple[Floats, Floats],
    a: NDArray[np.int64],
    c: NDArray[np.int64],
    features: Floats,
) -> Floats:
    """The scores of pairs; `sides` are what all mentions bring to them as anaphor and as candidate."""
    w = ranker.weights
    x = sides[0][a] + sides[1][c]
    x += (vectors[a] * vectors[c]) @ w["product.weight"].T + features @ w["pair.weight"].T
    x = np.maximum(np.maximum(x, 0) @ w["score.2.weight"].T + w["score.2.bias"], 0)
    return np.asarray(x @ w["score.4.weight"][0] + w["score.4.bias"][0])


def _nobody(ranker: Ranker, vectors: Floats, features: Floats) -> Floats:
    w = ranker.weights
    x = np.concatenate([vectors, features], axis=1) @ w["nobody.0.weight"].T + w["nobody.0.bias"]
    return np.asarray(np.maximum(x, 0) @ w["nobody.2.weight"][0] + w["nobody.2.bias"][0])


def probabilities(scores: Scores, anaphor: int, candidates: Sequence[Sequence[int]]) -> Floats:
    """The probability of each candidate, and of “nobody yet”.

    Args:
        scores: of a text.
        anaphor: row of the anaphor.
        candidates: indices of the mentions of each candidate; a candidate without scored mentions has
            probability 0.

    Returns:
        float32 (candidates + 1,), the last is *nobody yet*; they sum to 1.
    """
    row = scores.pairs[anaphor]
    logits = [np.logaddexp.reduce(row[list(c)]) if len(c) else -np.inf for c in candidates]
    logits.append(scores.nobody[anaphor])
    odds = np.exp(np.array(logits) - max(logits))
    return np.asarray(odds / odds.sum(), dtype=np.float32)
