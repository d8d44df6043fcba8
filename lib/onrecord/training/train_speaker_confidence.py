"""Fit the weights of the speaker confidence.

    python -m onrecord.training.train_speaker_confidence CORPORA GOLD.jsonl [--output speaker_confidence.json]

CORPORA is a folder with `worldwide` and `polnear`; `data/speakers.jsonl` has our marks of who says each
claim in 740 of their articles. A line of GOLD.jsonl is an article: `text`, and `claims`, each with `span`
([begin, end]) and `speaker` (a name), as SEER has them. An attribution is judged if its content begins with a
marked claim, or overlaps a claim of GOLD in at least half of the shorter one. A speaker is right if most of
its mentions are those of the marked one, or if it has the name. The printed figures are from ten-fold
cross-validation by article.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..actors.cast import make_cast, resolve_text
from ..actors.coreference.sieves.authors import AUTHOR
from ..actors.speaker_confidence import FEATURES, THRESHOLD, features_of, nested_in
from ..analysis.run import read_text
from ..attribution.complete import complete_attributions
from ..attribution.find import find_attributions
from ..evaluation.reliability import calibration_error, reliability
from ..evaluation.same_names import bears
from ..model.article import Article
from ..model.attribution import Attribution
from ..model.cast import Actor
from ..model.spans import Span, overlap
from .logistic import fit_binary, probabilities
from .marked_articles import read_marks

_PENALTY = 1.0
_COUNTED = 30.0
"""How much a speaker of GOLD counts; a marked one, which a reader only confirmed or corrected, counts 1."""
_CAUTION = 0.2
"""What is taken off the constant: readers who confirm an answer find fewer faults than those who give one."""
_FOLDS = 10
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A speaker with its features.

    Attributes:
        article: id of its article.
        features: in the order of `FEATURES`.
        right: whether it is the right one.
        weight: how much it counts in the fit.
    """

    article: str
    features: tuple[float, ...]
    right: bool
    weight: float


def judged_by_name(path: Path) -> Iterator[Example]:
    """Yield the speakers of a file of articles whose claims have a speaker's name."""
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        for attribution, actor, features in speakers_of(gold["text"]):
            claim = _claim_of(attribution.content, gold["claims"])
            if claim is not None:
                right = bears((actor.name, *actor.aliases), claim["speaker"])
                yield Example(str(gold["id"]), features, right, _COUNTED)


def judged_by_marks(corpora: Path) -> Iterator[Example]:
    """Yield the speakers of the articles in `data/speakers.jsonl`.

    A claim there has its first character and the number of its speaker. The number None means somebody who
    is no actor of the list; then a third value is the actor who is surely wrong.
    """
    for row, text in read_marks(__package__, "speakers.jsonl", corpora):
        owner = {(b, e): i for i, mentions in enumerate(row["actors"]) for b, e in mentions}
        meant = {claim[0]: claim[1:] for claim in row["claims"]}
        for attribution, actor, features in speakers_of(text):
            if not attribution.content or attribution.content[0][0] not in meant:
                continue
            shared = Counter(owner[m] for m in actor.mentions if m in owner).most_common(1)
            number = shared[0][0] if shared else -1
            right, *wrong = meant[attribution.content[0][0]]
            if right is not None or number in wrong:
                yield Example(row["id"], features, number == right, 1.0)


def speakers_of(text: str) -> Iterator[tuple[Attribution, Actor, tuple[float, ...]]]:
    """Yield the attributions of a text that have a speaker, with that actor and the features.

    Those of the text's author are left out: the marks call them by a name.
    """
    parsed, reading = read_text(text)
    found = complete_attributions(parsed, find_attributions(parsed, reading))
    resolved = resolve_text(parsed, found, reading)
    actors = {a.mentions[0]: a for a in make_cast(resolved, found, Article(text)).actors}
    for attribution, decision, nested in zip(found, resolved.speakers, nested_in(found), strict=True):
        if decision.entity is None:
            continue
        entity = resolved.entities[decision.entity]
        actor = actors.get(min((span for span, _ in entity.mentions), default=(0, 0)))
        if actor is not None and (entity.named or entity.name != AUTHOR):
            yield attribution, actor, features_of(decision, entity, attribution, nested)


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
    weights = np.array([example.weight for example in examples])
    return fit_binary(rows, np.array([example.right for example in examples]), penalty, weights)


def left_out(examples: Sequence[Example]) -> Floats:
    """Return the confidence of each example, with weights fitted on the other tenths of the articles."""
    result = np.zeros(len(examples))
    folds = np.array([zlib.crc32(example.article.encode()) % _FOLDS for example in examples])
    for fold in range(_FOLDS):
        weights = fit([e for e, other in zip(examples, folds, strict=True) if other != fold])
        inside = folds == fold
        if inside.any():
            rows = np.array([e.features for e, here in zip(examples, inside, strict=True) if here])
            result[inside] = probabilities(weights, rows)
    return result


def report(name: str, guess: Floats, right: NDArray[np.bool_]) -> None:
    """Print how many speakers are shown from each confidence, and how many of them are right."""
    print(f"{name}: {len(right)} speakers, {right.mean():.1%} right")
    for least in (THRESHOLD, 0.7, 0.8, 0.9, 0.95):
        shown = guess >= least
        good = right[shown].mean() if shown.any() else 1.0
        print(f"  from {least}: {shown.mean():.1%} of them, {good:.1%} right")
    print(f"  calibration error {calibration_error(reliability(guess, right)):.3f}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print the figures and write the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.training.train_speaker_confidence",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--output", type=Path, default=Path("speaker_confidence.json"))
    given = parser.parse_args(arguments)
    by_name, by_marks = list(judged_by_name(given.gold)), list(judged_by_marks(given.corpora))
    examples = [*by_name, *by_marks]
    guess, right = left_out(examples), np.array([example.right for example in examples])
    report("by name", guess[: len(by_name)], right[: len(by_name)])
    report("by marks", guess[len(by_name) :], right[len(by_name) :])
    *weights, constant = (round(float(value), 4) for value in fit(examples))
    fitted = dict(zip(FEATURES, weights, strict=True))
    written = {"features": fitted, "constant": round(constant - _CAUTION, 4)}
    given.output.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
