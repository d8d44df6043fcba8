"""Calibrate probabilities: the shipped tagger's confidence, and temperature scaling."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..attribution.tagging import confidence, find
from ..evaluation.attribution_scores import matches
from ..networks import tagger
from ..networks.reader import read
from .logistic import fit_binary
from .polnear import Marked

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """Attributions found in held-out articles.

    Attributes:
        rows: float64 (attributions, features).
        right: bool (attributions,), whether content and source are correct (see
            `attribution_scores.matches`).
        article: int64 (attributions,), index of the article.
    """

    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    article: NDArray[np.int64]


def judge(articles: Sequence[Marked]) -> Judged:
    """Run the shipped tagger on articles and return which of its attributions are correct."""
    none = tagger.load().none
    rows, right, owner = [], [], []
    for index, article in enumerate(articles):
        reading = read(article.text)
        linked = find.linked_parts(reading, none)
        found = [find.to_attribution(reading.pieces, one, 0.0) for one in linked]
        rows += [confidence.features(one) for one in linked]
        right += matches(article.attributions, found, article.text)
        owner += [index] * len(linked)
    return Judged(np.array(rows), np.array(right, dtype=bool), np.array(owner))


def fit(rows: NDArray[np.float64], right: NDArray[np.bool_], penalty: float = 0.3) -> tuple[float, ...]:
    """Fit the weights of the confidence, to four decimals; the last, the constant, has no L2 penalty."""
    strengths = np.full(rows.shape[1], penalty)
    strengths[-1] = 0.0
    return tuple(round(float(weight), 4) for weight in fit_binary(rows, right, strengths))


def held_out(judged: Judged) -> NDArray[np.float64]:
    """Return the confidence of each attribution, with weights fitted on the other folds of articles."""
    result = np.zeros(len(judged.right))
    for fold in range(FOLDS):
        test = judged.article % FOLDS == fold
        weights = fit(judged.rows[~test], judged.right[~test])
        result[test] = 1.0 / (1.0 + np.exp(-judged.rows[test] @ np.array(weights)))
    return result


def temperature(scores: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Return the factor on logits that calibrates their probabilities (temperature scaling, Guo et al. 2017).

    Args:
        scores: logits (rows, labels).
        labels: index of the correct label of each row.
    """
    factors = np.exp(np.linspace(np.log(0.2), np.log(5.0), 400))
    rows = np.arange(len(labels))
    losses = []
    for factor in factors:
        scaled = scores * factor
        losses.append((np.logaddexp.reduce(scaled, axis=1) - scaled[rows, labels]).mean())
    return round(float(factors[int(np.argmin(losses))]), 4)


def write(judged: Judged, folder: Path) -> None:
    """Fit on all attributions and write the weights into `attribution.json`."""
    path = folder / "attribution.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    facts["calibration"] = fit(judged.rows, judged.right)
    path.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
