"""Fit the weights that tell whether numbers of two articles state the same thing.

    python -m onrecord.training.train_likeness EVENTS.jsonl [--unlike ARTICLES.jsonl] [--output FOLDER]

A line of EVENTS.jsonl is an event: `articles`, a list of texts, and `differ`, a list of things, each with the
numbers that state it differently, as written, by index of the article. Every other pair of numbers that
differ counts as stating two things. ARTICLES.jsonl has the same form; it is for pairs of published articles,
which hardly ever state a number differently, and has half of the weight. Printed is, with each event in turn
left out of the fit, how many things are found, and how many groups hold numbers of several things.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..analysis import analyze
from ..corpus.differing.groups import LEAST, Link, best_links, group_links
from ..corpus.differing.likeness import FEATURES, comparable, features_of
from ..corpus.differing.meanings import Vector, meanings_of
from ..corpus.differing.quantities import Quantity, quantities_of_analysis
from ..display.compare_numbers import agree
from ..files.fitted_weights import Logistic
from ..model.article import Article
from .logistic import fit_standardized

_PENALTY = 3.0
"""L2 penalty on the weights of standardized features; the best of four values on events left out."""
_WIDTH = 384
_DIGITS = 3
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """An event with its pairs of comparable numbers.

    Attributes:
        quantities: the numbers of all articles.
        things: for each, the numbers of the things that it states differently from another article.
        pairs: indices of two quantities of different articles.
        features: (pairs, features).
    """

    quantities: tuple[Quantity, ...]
    things: tuple[frozenset[int], ...]
    pairs: tuple[tuple[int, int], ...]
    features: Floats

    def differs(self, pair: tuple[int, int]) -> bool:
        """Whether the values of a pair differ."""
        one, two = (self.quantities[i] for i in pair)
        return not agree(one.bounds, two.bounds)

    def same(self, pair: tuple[int, int]) -> bool:
        """Whether a pair states the same thing."""
        return bool(self.things[pair[0]] & self.things[pair[1]])


def read(events: Path, unlike: Path | None) -> tuple[list[Event], list[Event], dict[str, Vector]]:
    """Return the events of both files, and the mean vectors of the numbers of the first."""
    lines = [_lines(path) if path else [] for path in (events, unlike)]
    found = [[_quantities(line["articles"]) for line in some] for some in lines]
    zero: dict[str, Vector] = {name: np.zeros(_WIDTH, np.float32) for name in ("noun", "use")}
    raw = [meaning for quantities in found[0] for meaning in meanings_of(quantities, zero)]
    nouns = {tuple(m.noun.round(6)): m.noun for m in raw if m.noun is not None}
    means = {
        "noun": np.mean(list(nouns.values()), axis=0),
        "use": np.mean([meaning.use for meaning in raw], axis=0),
    }
    made = [
        [_event(q, line["differ"], means) for q, line in zip(some, those, strict=True)]
        for some, those in zip(found, lines, strict=True)
    ]
    return made[0], made[1], means


def fit(events: Sequence[Event], unlike: Sequence[Event] = ()) -> Floats:
    """Return the weights of the features and the constant, (features + 1,).

    The pairs of `unlike` have half of the weight.
    """
    rows, right, ours = [], [], []
    for event in (*events, *unlike):
        for pair, features in zip(event.pairs, event.features, strict=True):
            if event.differs(pair):
                rows.append(features)
                right.append(event.same(pair))
                ours.append(any(event is one for one in events))
    mine = np.array(ours)
    weight = np.where(mine, 1.0, mine.sum() / max(1, (~mine).sum()))
    return fit_standardized(np.array(rows), np.array(right), _PENALTY, weight)


def measure(event: Event, weights: Floats) -> tuple[int, int, int, int]:
    """Return the things found, all things, the groups that are wrong and all groups."""
    fitted = Logistic(tuple(weights[:-1]), float(weights[-1]))
    links = [
        Link(*pair, likely, event.differs(pair))
        for pair, features in zip(event.pairs, event.features, strict=True)
        if (likely := fitted.probability(tuple(features))) >= LEAST
    ]
    groups = group_links(event.quantities, best_links(event.quantities, links))
    index = {(q.article, q.id): i for i, q in enumerate(event.quantities)}
    found: set[int] = set()
    wrong = 0
    for group in groups:
        inside = [index[q.article, q.id] for q in group.quantities]
        differing = [pair for pair in combinations(inside, 2) if event.differs(pair)]
        shared = [event.things[i] & event.things[j] for i, j in differing]
        found.update(thing for things in shared for thing in things)
        wrong += not any(shared)
    return len(found), len(frozenset().union(*event.things)), wrong, len(groups)


def save(weights: Floats, means: dict[str, Vector], folder: Path) -> None:
    """Write `likeness.json` and `means.json` into a folder."""
    kept = dict(zip(FEATURES, weights[:-1].round(_DIGITS).tolist(), strict=True))
    facts = {"features": kept, "constant": round(float(weights[-1]), _DIGITS)}
    (folder / "likeness.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    vectors = {name: mean.astype(float).round(4).tolist() for name, mean in means.items()}
    (folder / "means.json").write_text(json.dumps(vectors) + "\n", encoding="utf-8")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _quantities(texts: Sequence[str]) -> list[Quantity]:
    return [
        quantity
        for i, text in enumerate(texts)
        for quantity in quantities_of_analysis(str(i), analyze(Article(text)))
    ]


def _event(quantities: Sequence[Quantity], differ: Sequence[Any], means: dict[str, Vector]) -> Event:
    things = tuple(
        frozenset(
            k
            for k, (_, numbers) in enumerate(differ)
            if any(q.text == text or q.text.startswith(text + " ") for text in numbers.get(q.article, ()))
        )
        for q in quantities
    )
    pairs = tuple(
        (i, j)
        for i, j in combinations(range(len(quantities)), 2)
        if quantities[i].article != quantities[j].article and comparable(quantities[i], quantities[j])
    )
    read_ones = meanings_of(quantities, means)
    rows = [features_of(quantities[i], quantities[j], (read_ones[i], read_ones[j])) for i, j in pairs]
    return Event(tuple(quantities), things, pairs, np.array(rows))


def main() -> None:
    """Fit, measure with each event left out, and write `likeness.json` and `means.json`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("events", type=Path, help="events with the numbers that differ (JSON lines)")
    parser.add_argument("--unlike", type=Path, help="pairs of published articles, in the same form")
    parser.add_argument("--output", type=Path, help="folder for the two files")
    arguments = parser.parse_args()
    events, unlike, means = read(arguments.events, arguments.unlike)
    rows = [measure(event, fit([*events[:i], *events[i + 1 :]], unlike)) for i, event in enumerate(events)]
    found, things, wrong, groups = np.sum(rows, axis=0)
    print(f"left out: {found} of {things} things found; {wrong} of {groups} groups wrong")
    if arguments.output:
        save(fit(events, unlike), means, arguments.output)


if __name__ == "__main__":
    main()
