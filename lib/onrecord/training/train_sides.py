"""Fit the weights that turn the evidence about a pair of actors into the probability of a side.

    python -m onrecord.training.train_sides CORPORA [--output weights.json]

CORPORA is a folder with `polnear` and `worldwide`, whose articles we marked (`training.stance.news`). Those
of the split `weigh` are used, from which the network did not learn. A doubtful side counts as half right.
The printed scores are from cross-validation that leaves one article out. The share found is that of all
marked sides, also of those between actors that the program does not find.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..analysis.run import Stages, on_reading, read_text, run
from ..evaluation.reliability import calibration_error, reliability
from ..model.article import Article
from ..stance.stances import find_pairs
from ..stance.weighing import FEATURES, LEAST, features_of
from .logistic import fit_standardized, probabilities
from .stance import news
from .stance.news import Marked

_PENALTY = 10.0
"""L2 penalty on the weights of standardized features; the best of four values on articles left out."""
SIGNS = {"supports": 1, "opposes": -1}
_SHOWN = 0.15
"""Sides that no sentence shows with at least this probability are not used."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A side of a pair with its features.

    Attributes:
        article: the id of its article.
        features: in the order of `FEATURES`.
        right: 1 if the article shows this side, 0.5 if it may, else 0.
    """

    article: str
    features: tuple[float, ...]
    right: float


def examples_of(marked: Marked) -> Iterator[Example]:
    """Yield the sides of a marked article."""
    parsed, reading = read_text(marked.text)
    rows = run(Article(marked.text), on_reading(Stages(), parsed, reading), until="claims")
    numbers = marked.numbers(rows.cast)
    for pair in find_pairs(parsed, rows.claims, rows.cast, reading):
        one, other = numbers.get(pair.speaker.id), numbers.get(pair.target.id)
        if one is None or other is None or one == other:
            continue
        known = marked.sides.get((one, other), ())
        for label, sign in SIGNS.items():
            if max(voice.shows(label) for voice in pair.voices) >= _SHOWN:
                right = max(
                    (0.5 if side.doubtful else 1.0 for side in known if side.sign == sign), default=0.0
                )
                yield Example(marked.id, features_of(pair, label), right)


def fit(examples: Sequence[Example]) -> Floats:
    """Return the weights of the features and the constant, (features + 1,)."""
    rows = np.array([example.features for example in examples])
    right = np.array([example.right for example in examples])
    twice = np.concatenate([np.ones(len(rows), dtype=np.bool_), np.zeros(len(rows), dtype=np.bool_)])
    return fit_standardized(np.vstack([rows, rows]), twice, _PENALTY, np.concatenate([right, 1 - right]))


def left_out(examples: Sequence[Example]) -> Floats:
    """Return the probability of each example, with weights fitted without its article."""
    articles = dict.fromkeys(example.article for example in examples)
    fitted = {one: fit([e for e in examples if e.article != one]) for one in articles}
    return np.concatenate([probabilities(fitted[e.article], np.array([e.features])) for e in examples])


def figures(examples: Sequence[Example], guess: Floats, known: float) -> str:
    """Return how many of the sides shown are right, from two probabilities on, in a line each.

    Args:
        examples: the sides.
        guess: their probabilities.
        known: the number of sides that are marked.
    """
    right = np.array([example.right for example in examples])
    lines = [f"{len(right)} sides, {right.sum():g} right, {known:g} marked"]
    for least in (LEAST, 0.7):
        shown = guess >= least
        hits = float(right[shown].sum())
        share = f"right {hits / max(1, shown.sum()):.1%}, found {hits / max(1.0, known):.1%}"
        lines.append(f"from {least}: {shown.sum()} shown, {share}")
    error = calibration_error(reliability(guess, right))
    return "\n".join([*lines, f"calibration error {error:.3f}"])


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print the scores and write the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.training.train_sides",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--output", type=Path, default=Path("weights.json"))
    given = parser.parse_args(arguments)
    articles = [marked for marked in news.read(given.corpora) if marked.split == "weigh"]
    examples = [example for marked in articles for example in examples_of(marked)]
    known = sum(
        0.5 if s.doubtful else 1.0 for marked in articles for found in marked.sides.values() for s in found
    )
    print(figures(examples, left_out(examples), known))
    *weights, constant = (round(float(value), 4) for value in fit(examples))
    written = {"features": dict(zip(FEATURES, weights, strict=True)), "constant": constant}
    given.output.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
