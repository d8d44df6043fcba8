"""Fit the weights that turn the evidence about a pair of actors into the probability of a side.

    python -m onrecord.training.train_sides GOLD.jsonl [--output weights.json]

A line of GOLD.jsonl is an article: `text`, `pairs` and optionally `family`. A pair has a `speaker`, a
`target` (names of actors) and `right`, the list of right labels (`supports`, `opposes`, both or neither).
Only the pairs listed are used. Articles of one family are near copies. The printed scores are from
cross-validation that leaves one family out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..analysis.run import Stages, on_parse, run
from ..model.article import Article
from ..stance.stances import find_pairs
from ..stance.weighing import FEATURES, LEAST, features_of
from ..text import parse
from .logistic import fit_standardized

_PENALTY = 10.0
"""L2 penalty on the weights of standardized features; the best of four values on families left out."""
LABELS = ("supports", "opposes")
_SHOWN = 0.15
"""Sides that no sentence shows with at least this probability are not used."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A side of a pair with its features.

    Attributes:
        family: the family of its article.
        features: in the order of `FEATURES`.
        right: whether the article shows this side.
    """

    family: str
    features: tuple[float, ...]
    right: bool


def read(path: Path) -> Iterator[Example]:
    """Yield the sides of a file of articles."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        gold = json.loads(line)
        labelled = {(p["speaker"], p["target"]): p["right"] for p in gold["pairs"]}
        parsed = parse(gold["text"])
        rows = run(Article(gold["text"]), on_parse(Stages(), parsed), until="claims")
        for pair in find_pairs(parsed, rows.claims, rows.cast):
            right = labelled.get((pair.speaker.name, pair.target.name))
            for label in LABELS if right is not None else ():
                if max(voice.shows(label) for voice in pair.voices) >= _SHOWN:
                    family = str(gold.get("family", number))
                    yield Example(family, features_of(pair, label), label in (right or ()))


def fit(examples: Sequence[Example]) -> Floats:
    """Return the weights of the features and the constant, (features + 1,)."""
    rows = np.array([example.features for example in examples])
    return fit_standardized(rows, np.array([example.right for example in examples]), _PENALTY)


def left_out(examples: Sequence[Example]) -> Floats:
    """Return the probability of each example, with weights fitted without its family."""
    families = dict.fromkeys(example.family for example in examples)
    fitted = {one: fit([e for e in examples if e.family != one]) for one in families}
    scores = [fitted[e.family] @ np.append(np.array(e.features), 1.0) for e in examples]
    return np.asarray(1 / (1 + np.exp(-np.array(scores))))


def figures(examples: Sequence[Example], guess: Floats) -> str:
    """Return how many of the sides shown are right, from two probabilities on, in a line each."""
    right = np.array([example.right for example in examples])
    lines = [f"{len(right)} sides, {right.sum()} right"]
    for least in (LEAST, 0.7):
        shown = guess >= least
        hits = int(right[shown].sum())
        share = f"right {hits / max(1, shown.sum()):.1%}, found {hits / max(1, right.sum()):.1%}"
        lines.append(f"from {least}: {shown.sum()} shown, {share}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print the scores and write the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.training.train_sides",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--output", type=Path, default=Path("weights.json"))
    given = parser.parse_args(arguments)
    examples = list(read(given.gold))
    print(figures(examples, left_out(examples)))
    *weights, constant = (round(float(value), 4) for value in fit(examples))
    written = {"features": dict(zip(FEATURES, weights, strict=True)), "constant": constant}
    given.output.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
