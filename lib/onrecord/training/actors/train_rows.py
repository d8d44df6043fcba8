"""Fit the network that judges rows of the actor table.

    python -m onrecord.training.actors.train_rows CORPORA [--test] [--output rows.npz]

It learns the articles of the split `train` of `data/rows.jsonl` and news in which we marked whom names and
nouns mean. Printed are the rows that it would leave out, show as documents or give another kind, on news for
development, which chose the plan and the thresholds. With `--test` it learns these articles and the split
`weigh`, too, and the figures are those of the held-out articles of both kinds.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ...actors.kind_names import DOCUMENT, THING
from ...actors.rows.judge import KINDS, Network, decide, probabilities
from . import marked_rows
from .two_layers import Plan, fit

_PLAN = Plan(width=32, members=3, steps=3000, decay=0.2, dropped=0.5)
_KINDS = (*KINDS[:-1], marked_rows.NO_ACTOR)


def learn(articles: Sequence[marked_rows.MarkedArticle], plan: Plan = _PLAN) -> dict[str, Any]:
    """Return the arrays of the network, float16."""
    rows = [
        (row, _KINDS.index(label))
        for article in articles
        for row, label in zip(article.evidence, article.labels, strict=True)
        if label in _KINDS
    ]
    arrays = fit(np.array([row for row, _ in rows], float), [label for _, label in rows], len(_KINDS), plan)
    return {
        name: array.astype(np.float16 if array.ndim > 1 else np.float32) for name, array in arrays.items()
    }


def judged(
    articles: Sequence[marked_rows.MarkedArticle], arrays: dict[str, Any]
) -> Counter[tuple[str, bool]]:
    """Return how many rows are left out, made documents or given another kind, and were rightly so.

    Rows with the labels `SAME` and `NO_LABEL` are not counted.
    """
    network = Network(**{name: array.astype(np.float32) for name, array in arrays.items()})
    found: Counter[tuple[str, bool]] = Counter()
    for article in articles:
        guesses = probabilities(network, article.evidence) if len(article.labels) else ()
        known = zip(article.labels, article.kinds, article.speaks, article.named, guesses, strict=True)
        for label, kind, speaks, named, row in known:
            now = decide(kind, row, speaks, named)
            if label not in _KINDS or now == kind:
                continue
            change = (DOCUMENT if speaks else "left out") if now == THING else "other kind"
            found[change, label == (marked_rows.NO_ACTOR if now == THING else now)] += 1
    return found


def _report(name: str, measured: Sequence[marked_rows.MarkedArticle], arrays: dict[str, Any]) -> None:
    """Print what the network changes in some articles."""
    labels = Counter(label for article in measured for label in article.labels)
    none = labels[marked_rows.NO_ACTOR]
    print(f"{name}: {len(measured)} articles, {labels.total()} rows, {none} no actors")
    found = judged(measured, arrays)
    for change in ("left out", DOCUMENT, "other kind"):
        right, wrong = found[change, True], found[change, False]
        print(f"{change}: {right + wrong} rows, {right} rightly")


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print the figures and write the network."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.training.actors.train_rows",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--test", action="store_true", help="measure on the held-out articles")
    parser.add_argument("--output", type=Path, default=Path("rows.npz"))
    given = parser.parse_args(arguments)
    more = ["weigh"] if given.test else []
    learned = [*marked_rows.read(given.corpora, ["train", *more])]
    news = ["train", "calibration", *(["dev"] if given.test else [])]
    arrays = learn([*learned, *marked_rows.read_news(given.corpora, news)])
    if given.test:
        _report("checked rows", list(marked_rows.read(given.corpora, ["test"])), arrays)
    part = "test" if given.test else "dev"
    _report("marked news", list(marked_rows.read_news(given.corpora, [part])), arrays)
    with given.output.open("wb") as stream:
        np.savez_compressed(stream, **arrays)


if __name__ == "__main__":
    main()
