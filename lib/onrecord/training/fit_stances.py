"""Fits the weights of the evidence for a stance.

    python -m onrecord.training.fit_stances GOLD.jsonl… [--output stances.json] [--decided 0.3] [--alone 0.36]

A line of GOLD.jsonl is an article: `text`, and `stances` as in `tests/gold`, each with `speaker`, `target`
and `stance` (a label, or a list of acceptable labels); a speaker or target may be a list of names. A pair
that is found but not listed counts as neutral, unless `complete` is false; a pair in `optional_stances` is
ignored. The figures printed are from ten-fold cross-validation by article.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..analysis.run import Stages, on_parse, run
from ..model.article import Article
from ..networks.target_sentiment import softmax
from ..stance.stances import Pair, find_pairs
from ..stance.weighing import SIGNED, UNSIGNED, Weights, features
from ..text import parse
from . import logistic

_LABELS = ("opposes", "neutral", "supports")
_SHRINK = 0.6
_LEAN = 10.0
_PARTS = 10

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair with its features and its labels.

    Attributes:
        article: number of its article.
        signed, unsigned: its features, in the order of `SIGNED` and `UNSIGNED`.
        labels: the acceptable labels, of `opposes`, `neutral`, `supports`, `mixed`.
        listed: whether an annotator noted it.
    """

    article: int
    signed: tuple[float, ...]
    unsigned: tuple[float, ...]
    labels: frozenset[str]
    listed: bool


def read(path: Path, first: int = 0) -> Iterator[Labelled]:
    """Return the labelled pairs in a file of articles, numbered from `first`."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), first):
        gold = json.loads(line)
        article = Article(gold["text"])
        parsed = parse(article.text)
        rows = run(article, on_parse(Stages(), parsed), until="claims")
        yield from _labelled(number, gold, list(find_pairs(parsed, rows.claims, rows.cast)))


def _labelled(number: int, gold: Mapping[str, Any], pairs: Sequence[Pair]) -> Iterator[Labelled]:
    listed = [(_keys(s["speaker"]), _keys(s["target"]), s["stance"]) for s in gold["stances"]]
    skipped = [(_keys(s["speaker"]), _keys(s["target"])) for s in gold.get("optional_stances", [])]
    for pair in pairs:
        one, other = (_keys([actor.name, *actor.aliases]) for actor in (pair.speaker, pair.target))
        found = next((stance for s, t, stance in listed if one & s and other & t), None)
        optional = any(one & s and other & t for s, t in skipped)
        if found is None and (optional or not gold.get("complete", True)):
            continue
        signed, unsigned = features(pair.pieces, pair.felt, pair.speaker)
        labels = [found] if isinstance(found, str) else found or ["neutral"]
        yield Labelled(
            number, tuple(signed.values()), tuple(unsigned.values()), frozenset(labels), found is not None
        )


def _keys(names: str | Sequence[str]) -> set[str]:
    names = [names] if isinstance(names, str) else names
    return {" ".join(re.findall(r"\w+", name.lower())).removeprefix("the ") for name in names}


def _design(pairs: Sequence[Labelled]) -> tuple[Floats, Floats]:
    """Return the matrix (pairs, labels, weights) of the logits, and the acceptable labels (pairs, labels)."""
    signed = np.array([pair.signed for pair in pairs])
    unsigned = np.array([pair.unsigned for pair in pairs])
    ones = np.ones((len(pairs), 1))
    pro = np.hstack([signed, ones, unsigned, ones])
    con = np.hstack([-signed, -ones, unsigned, ones])
    design = np.stack([con, np.zeros_like(pro), pro], axis=1)
    right = [[_is_right(label, pair.labels) for label in _LABELS] for pair in pairs]
    return design, np.array(right, dtype=float)


def _is_right(label: str, labels: frozenset[str]) -> bool:
    return label in labels or (label != "neutral" and "mixed" in labels)


def fit(pairs: Sequence[Labelled]) -> Floats:
    """Return the maximum-likelihood weights with a ridge penalty."""
    design, right = _design(pairs)
    ridge = np.full(design.shape[2], _SHRINK)
    ridge[len(SIGNED)] = _LEAN
    return logistic.fit(design, right, ridge)


def left_out(pairs: Sequence[Labelled], seed: int = 0) -> Floats:
    """Return the probabilities of each pair (pairs, 3), by weights fitted on the other folds of articles."""
    numbers = sorted({pair.article for pair in pairs})
    order = np.random.default_rng(seed).permutation(len(numbers))
    part = {number: int(order[i]) % _PARTS for i, number in enumerate(numbers)}
    design, _ = _design(pairs)
    found = np.zeros((len(pairs), len(_LABELS)))
    for k in range(_PARTS):
        held = np.array([part[pair.article] == k for pair in pairs])
        if held.any():
            learnt = fit([pair for pair, out in zip(pairs, held, strict=True) if not out])
            found[held] = softmax(design[held] @ learnt)
    return found


def figures(pairs: Sequence[Labelled], guess: Floats, using: Weights) -> str:
    """Return a line on the accuracy of probabilities; only the thresholds of the weights are used."""
    _, right = _design(pairs)
    side = np.where(guess[:, 0] > guess[:, 2], 0, 2)
    least = np.array([using.least(dict(zip(UNSIGNED, pair.unsigned, strict=True))) for pair in pairs])
    chosen = np.where(guess[np.arange(len(pairs)), side] >= least, side, 1)
    sound = right[np.arange(len(pairs)), chosen] > 0
    listed = np.array([pair.listed for pair in pairs])
    taken = chosen != 1
    sided = listed & np.array(["neutral" not in pair.labels for pair in pairs])
    loss = -np.log((guess * right).sum(axis=1)).mean()
    return (
        f"{len(pairs)} pairs, log loss {loss:.3f}; label of {listed.sum()} noted "
        f"{100 * sound[listed].mean():.1f}%; sides: precision {100 * sound[taken].mean():.1f}%, "
        f"recall {100 * (sound & taken)[sided].mean():.1f}%"
    )


def to_weights(found: Floats, decided: float, alone: float) -> Weights:
    """Return the weights by name."""
    numbers = [round(float(value), 3) for value in found]
    signed, rest = numbers[: len(SIGNED)], numbers[len(SIGNED) :]
    return Weights(
        signed=dict(zip(SIGNED, signed, strict=True)),
        unsigned=dict(zip(UNSIGNED, rest[1:-1], strict=True)),
        bias=rest[-1],
        lean=rest[0],
        decided=decided,
        alone=alone,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print the figures and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m onrecord.training.fit_stances", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, default=Path("stances.json"))
    parser.add_argument("--decided", type=float, default=0.3)
    parser.add_argument("--alone", type=float, default=0.36)
    given = parser.parse_args(arguments)
    pairs: list[Labelled] = []
    for path in given.gold:
        pairs += read(path, pairs[-1].article + 1 if pairs else 0)
    found = to_weights(fit(pairs), given.decided, given.alone)
    print(figures(pairs, left_out(pairs), found))
    text = json.dumps(asdict(found), indent=1)
    given.output.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
