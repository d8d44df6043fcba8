"""Fit the weights that distinguish sourced statements from other claims.

    python -m onrecord.training.train_sourced GOLD.jsonl [--more MORE.jsonl] [--output sourced.json]

A line of GOLD.jsonl is an article: `text`, and `statements`, each with `span` ([begin, end]). A claim is
sourced if its content overlaps a statement in at least half of the shorter one. Articles of MORE.jsonl have a
fifth of the weight and an extra feature for their peculiarities, which is not saved. A file may call its
statements `claims`. The printed scores are from leave-one-article-out cross-validation.
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
from ..model.spans import Span, overlap
from ..sourcing.sourced_statements import THRESHOLD
from ..sourcing.statement_features import FEATURES, features_of
from ..text import parse
from .logistic import fit_standardized

_PENALTY = 33.0
"""L2 penalty on the weights of standardized features; the best of four values on articles left out."""
_MORE = 0.2
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A claim with its features.

    Attributes:
        article: number of its article.
        features: in the order of `FEATURES`.
        sourced: whether it is a sourced statement.
        weight: its weight in the fit.
    """

    article: int
    features: tuple[float, ...]
    sourced: bool
    weight: float


def read(path: Path, first: int = 0, weight: float = 1.0) -> Iterator[Example]:
    """Yield the claims of a file of articles, numbered from `first`."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), first):
        gold = json.loads(line)
        statements = [s["span"] for s in gold.get("statements", gold.get("claims")) if s["span"]]
        parsed = parse(gold["text"])
        article = Article(gold["text"], published=gold.get("published"))
        rows = run(article, on_parse(Stages(), parsed), until="claims")
        actors = {actor.id: actor for actor in rows.cast.actors}
        for claim in rows.claims:
            found = features_of(parsed, claim, actors.get(claim.speaker or ""))
            yield Example(number, found, is_in(claim.content, statements), weight)


def is_in(content: Sequence[Span], statements: Sequence[Sequence[int]]) -> bool:
    """Whether a content and a statement share at least half of the shorter one."""
    length = sum(end - begin for begin, end in content)
    for begin, end in statements:
        shared = sum(overlap(span, (begin, end)) for span in content)
        if 2 * shared >= min(length, end - begin) > 0:
            return True
    return False


def fit(examples: Sequence[Example]) -> Floats:
    """Return the weights of the features and the constant, (features + 1,)."""
    plain = np.array([example.features for example in examples])
    elsewhere = np.array([[float(example.weight < 1)] for example in examples])
    rows = np.hstack([plain, elsewhere])
    right = np.array([example.sourced for example in examples])
    weight = np.array([example.weight for example in examples])
    found = fit_standardized(rows, right, _PENALTY, weight)
    return np.append(found[: len(FEATURES)], found[-1])


def left_out(examples: Sequence[Example]) -> Floats:
    """Return the probability of each example of weight 1, with weights fitted without its article."""
    found = []
    for example in examples:
        if example.weight == 1:
            found.append(example.article)
    by_article = {
        number: fit([e for e in examples if e.article != number]) for number in dict.fromkeys(found)
    }
    scores = [by_article[e.article] @ np.append(np.array(e.features), 1.0) for e in examples if e.weight == 1]
    return np.asarray(1 / (1 + np.exp(-np.array(scores))))


def figures(examples: Sequence[Example], guess: Floats) -> str:
    """Return precision and recall of claims at the threshold, in one line."""
    right = np.array([e.sourced for e in examples if e.weight == 1])
    shown = guess >= THRESHOLD
    hits = int(right[shown].sum())
    return (
        f"{len(right)} claims, {right.sum()} sourced; precision {hits / max(1, shown.sum()):.1%}, "
        f"recall {hits / max(1, right.sum()):.1%}"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print the scores and write the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.training.train_sourced",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--more", type=Path)
    parser.add_argument("--output", type=Path, default=Path("sourced.json"))
    given = parser.parse_args(arguments)
    examples = list(read(given.gold))
    if given.more:
        examples += read(given.more, examples[-1].article + 1, _MORE)
    print(figures(examples, left_out(examples)))
    *weights, constant = (round(float(value), 4) for value in fit(examples))
    written = {"features": dict(zip(FEATURES, weights, strict=True)), "constant": constant}
    given.output.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
