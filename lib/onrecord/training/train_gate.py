"""Fit the gate that decides which readings the network of directed stance gets to read.

    python -m onrecord.training.train_gate ARTICLE... [--output gate.json]

The network reads all pairs of mentions in the articles (any source that `onrecord` loads). The gate, a ridge
regression over vectors of the shared reader, learns the probability that the network finds a stance. Its
least score keeps half of the readings. The printed share of stances (0.5 or more) is from
cross-validation over five parts of the articles.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..analysis.run import Stages, on_reading, read_text, run
from ..loading.read import read
from ..model.article import Article
from ..stance.gate import best_scores, features_of, key_of, sums_of
from ..stance.readings import find_eligible
from ..stance.towards import between
from .logistic import standardize

_PENALTY = 2000.0
"""L2 penalty on the weights of standardized features; the best of three values on articles left out."""
_KEPT = 0.5
"""Share of the readings that the network reads."""
_STANCE = 0.5
_PARTS = 5
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A directed reading.

    Attributes:
        part: the part of the articles that it belongs to, for cross-validation.
        key: the words and mentions that the network reads; both directions have the same.
        features: see `onrecord.stance.gate.features_of`.
        stance: the probability that the source is not neutral, by the network.
    """

    part: int
    key: tuple[object, ...]
    features: NDArray[np.float32]
    stance: float


def _articles(sources: Sequence[str]) -> Iterator[Article]:
    """Yield the articles of the sources, and raise the error of a source that cannot be read."""
    for found in read(sources):
        if not isinstance(found, Article):
            raise found
        yield found


def examples_of(article: Article) -> Iterator[Example]:
    """Yield the readings of an article with the network's answers."""
    parsed, text = read_text(article.text)
    rows = run(article, on_reading(Stages(), parsed, text), until="claims")
    readings = list(find_eligible(parsed, rows.claims, rows.cast))
    if not readings:
        return
    found = features_of(readings, text.pieces, sums_of(text.vectors))
    part = zlib.crc32(article.text.encode()) % _PARTS
    for reading, row, answer in zip(readings, found, between([r.pair for r in readings]), strict=True):
        yield Example(part, key_of(reading), row, 1 - answer.neutral)


def fit(examples: Sequence[Example]) -> Floats:
    """Return the weights of the features and the constant, (features + 1,)."""
    rows = np.array([example.features for example in examples], dtype=np.float64)
    right = np.array([example.stance for example in examples])
    design, mean, scale = standardize(rows)
    square = design.T @ design + _PENALTY * np.eye(design.shape[1])
    weights = np.linalg.solve(square, design.T @ (right - right.mean())) / scale
    return np.append(weights, right.mean() - weights @ mean)


def left_out(examples: Sequence[Example]) -> Floats:
    """Return the best score of each reading in either direction, by weights fitted without its part."""
    scores = np.zeros(len(examples))
    for part in {example.part for example in examples}:
        fitted = fit([e for e in examples if e.part != part])
        for i, example in enumerate(examples):
            if example.part == part:
                scores[i] = fitted[:-1] @ example.features + fitted[-1]
    best = best_scores([example.key for example in examples], scores.tolist())
    return np.array([best[example.key] for example in examples])


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, choose the least score, print what the gate keeps and write the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.training.train_gate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--output", type=Path, default=Path("gate.json"))
    given = parser.parse_args(arguments)
    examples = [example for article in _articles(given.articles) for example in examples_of(article)]
    scores = left_out(examples)
    best = {example.key: score for example, score in zip(examples, scores.tolist(), strict=True)}
    least = float(np.quantile(list(best.values()), 1 - _KEPT))
    kept = scores[np.array([example.stance for example in examples]) >= _STANCE] >= least
    print(f"{len(best)} readings, {len(kept)} stances; the gate keeps {np.mean(kept):.1%} of the stances")
    *weights, constant = (round(float(value), 5) for value in fit(examples))
    written = {"least": round(least, 4), "constant": constant, "weights": weights}
    given.output.write_text(json.dumps(written) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
