"""The learned ranker: the network's scores of pairs, combined with the rules' scores of candidates.

The score of a candidate is a weighted sum of two: the log of the sum of the network's odds over its mentions,
and the sum of the weights of its features (`rules`). `training.train_mixture` fits the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ....files.package_data import read_toml
from ....model.anaphors import Anaphor, Candidate, Scorer
from . import rules
from .network_scores import NetworkScores

LEAST = -20.0
"""The least score by the rules; lower scores are raised to it."""


@cache
def mixture() -> Mapping[str, Mapping[str, float]]:
    """For each form of anaphor, the weights of the network and the rules, and the offset of “nobody yet”."""
    return read_toml("onrecord.actors", "mixture.toml")


def scorer(network: NetworkScores) -> Scorer:
    """The scorer of a text, from the network's scores of its pairs."""

    def score(anaphor: Anaphor, candidates: Sequence[Candidate]) -> Sequence[float]:
        by_rule = rules.score(anaphor, candidates)
        read = network.of(anaphor, candidates)
        if read is None:
            return by_rule
        weights = mixture()[anaphor.form]
        return [
            weights["network"] * r
            + weights["rules"] * max(s, LEAST)
            + (weights["nobody"] if c.entity is None else 0.0)
            for r, s, c in zip(read, by_rule, candidates, strict=True)
        ]

    return score
