"""Whether a claim is a statement for which the story cites a source, as a calibrated probability.

A logistic regression over the features of the claim. Its weights are in `data/sourced.json`;
`onrecord.training.train_sourced` fits them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from ..files.package_data import read_text
from ..model.cast import Cast
from ..model.rows.claim import Claim
from ..text import Parsed
from .statement_features import FEATURES, features_of

THRESHOLD = 0.55
"""Least probability of a sourced statement that is shown as one by default."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of `data/sourced.json`: a weight for each feature, and a constant."""

    features: tuple[float, ...]
    constant: float


@cache
def weights() -> Weights:
    """Return the weights, read once.

    Raises:
        ValueError: a feature has no weight, or a weight belongs to no feature.
    """
    data = json.loads(read_text(__package__, "sourced.json"))
    if set(data["features"]) != set(FEATURES):
        raise ValueError("data/sourced.json: its features do not match sourcing/statement_features.py")
    return Weights(tuple(data["features"][name] for name in FEATURES), data["constant"])


def judge_sourced(parsed: Parsed, claims: Sequence[Claim], cast: Cast) -> tuple[float, ...]:
    """Return for each claim the probability (0 to 1) that it is a sourced statement.

    Args:
        parsed: the parse of the article.
        claims: its claims.
        cast: its actors.
    """
    actors = {actor.id: actor for actor in cast.actors}
    fitted = weights()
    rows = [features_of(parsed, claim, actors.get(claim.speaker or "")) for claim in claims]
    return tuple(_logistic(_score(row, fitted)) for row in rows)


def _score(row: Sequence[float], fitted: Weights) -> float:
    return fitted.constant + sum(w * value for w, value in zip(fitted.features, row, strict=True))


def _logistic(score: float) -> float:
    return round(1 / (1 + exp(-score)), 4)
