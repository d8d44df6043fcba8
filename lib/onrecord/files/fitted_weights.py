"""Fitted logistic regressions, shipped as JSON beside the code that uses them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from .package_data import read_text


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression.

    Attributes:
        weights: the weight of each feature.
        constant: the log-odds if all features are 0.
    """

    weights: tuple[float, ...]
    constant: float

    def probability(self, features: Sequence[float]) -> float:
        """The probability (0 to 1) for the values of the features."""
        score = self.constant + sum(w * x for w, x in zip(self.weights, features, strict=True))
        return 1 / (1 + exp(-score))


@cache
def read_logistic(package: str, name: str, features: tuple[str, ...]) -> Logistic:
    """The logistic regression in `data/NAME` in a package's folder, read once.

    Args:
        package: dotted name of the package, for example `onrecord.sourcing`.
        name: file name.
        features: names of the features, in the order in which they are computed.

    Raises:
        ValueError: a feature has no weight, or a weight belongs to no feature.
    """
    data = json.loads(read_text(package, name))
    apart = set(data["features"]) ^ set(features)
    if apart:
        raise ValueError(f"data/{name} of {package}: no weight or no feature for {sorted(apart)}")
    return Logistic(tuple(data["features"][feature] for feature in features), data["constant"])
