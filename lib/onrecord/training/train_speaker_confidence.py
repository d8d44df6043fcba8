"""Fit the weights of the speaker confidence.

    python -m onrecord.training.train_speaker_confidence GOLD.jsonl [--output speaker_confidence.json]

A line of GOLD.jsonl is an article: `text`, and `claims`, each with `span` ([begin, end]) and `speaker` (a
name), as SEER has them. An attribution is judged if its content overlaps a claim in at least half of the
shorter one; its speaker is right if the actor has the name. The printed figures are from ten-fold
cross-validation by article.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..actors.cast import find_names, make_cast
from ..actors.coreference.resolve import resolve
from ..actors.grouping.group_names import group_names
from ..actors.speaker_confidence import FEATURES, THRESHOLD, features_of
from ..analysis.run import read_text
from ..attribution.complete import complete_attributions
from ..attribution.find import find_attributions
from ..evaluation.reliability import calibration_error, reliability
from ..evaluation.same_names import bears
from ..model.article import Article
from ..model.spans import Span, overlap
from .logistic import fit_binary, probabilities

_PENALTY = 1.0
_FOLDS = 10
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A speaker with its features.

    Attributes:
        article: number of its article.
        features: in the order of `FEATURES`.
        right: whether it is the right one.
    """

    article: int
    features: tuple[float, ...]
    right: bool


def examples_of(path: Path) -> Iterator[Example]:
    """Yield the judged speakers of a file of articles."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        gold = json.loads(line)
        parsed, reading = read_text(gold["text"])
        found = complete_attributions(parsed, find_attributions(parsed, reading))
        named = group_names(parsed.tokens, find_names(parsed, reading), found, reading)
        resolved = resolve(parsed, named, found, reading)
        actors = {a.mentions[0]: a for a in make_cast(resolved, found, Article(gold["text"])).actors}
        for attribution, decision in zip(found, resolved.speakers, strict=True):
            claim = _claim_of(attribution.content, gold["claims"])
            if claim is None or decision.entity is None:
                continue
            entity = resolved.entities[decision.entity]
            actor = actors.get(min((span for span, _ in entity.mentions), default=(0, 0)))
            if actor is None:
                continue
            right = bears((actor.name, *actor.aliases), claim["speaker"])
            yield Example(number, features_of(decision, entity, attribution), right)


def _claim_of(content: Sequence[Span], claims: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The claim with the largest overlap with a content, at least half of the shorter one."""
    length = sum(end - begin for begin, end in content)
    best, most = None, 0
    for claim in claims:
        if not claim.get("span"):
            continue
        begin, end = claim["span"]
        shared = sum(overlap(span, (begin, end)) for span in content)
        if shared > most and 2 * shared >= min(length, end - begin):
            best, most = claim, shared
    return best


def fit(examples: Sequence[Example]) -> Floats:
    """Return the weights of the features and, last, the constant, (features + 1,)."""
    rows = np.array([(*example.features, 1.0) for example in examples])
    penalty = np.array([*[_PENALTY] * len(FEATURES), 0.0])
    return fit_binary(rows, np.array([example.right for example in examples]), penalty)


def left_out(examples: Sequence[Example]) -> Floats:
    """Return the confidence of each example, with weights fitted on the other tenths of the articles."""
    result = np.zeros(len(examples))
    for fold in range(_FOLDS):
        weights = fit([e for e in examples if e.article % _FOLDS != fold])
        for i, example in enumerate(examples):
            if example.article % _FOLDS == fold:
                result[i] = probabilities(weights, np.array([example.features]))[0]
    return result


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print the figures and write the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.training.train_speaker_confidence",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--output", type=Path, default=Path("speaker_confidence.json"))
    given = parser.parse_args(arguments)
    examples = list(examples_of(given.gold))
    right = np.array([example.right for example in examples])
    guess = left_out(examples)
    print(f"{len(examples)} speakers, {right.mean():.1%} right")
    for least in (THRESHOLD, 0.7, 0.8, 0.9, 0.95):
        shown = guess >= least
        print(f"from {least}: {shown.mean():.1%} of them, {right[shown].mean():.1%} right")
    print(f"calibration error {calibration_error(reliability(guess, right)):.3f}")
    *weights, constant = (round(float(value), 4) for value in fit(examples))
    written = {"features": dict(zip(FEATURES, weights, strict=True)), "constant": constant}
    given.output.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
