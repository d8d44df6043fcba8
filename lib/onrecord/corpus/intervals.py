"""Intervals of means and proportions over articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, nan, sqrt

import numpy as np

LEAST = 3
"""Least number of articles for an interval."""
_RESAMPLES = 2_000
_ENOUGH = 1_000
"""Least number of articles for the normal approximation, which then gives the interval of the bootstrap."""
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean or proportion with its 95% interval; the ends are nan for fewer than `LEAST` articles."""

    value: float
    low: float
    high: float
    n: int

    @property
    def is_certain(self) -> bool:
        """Return whether there is an interval."""
        return not isnan(self.low)


def mean(values: Sequence[float]) -> Estimate:
    """Return the mean of one value per article, with a percentile bootstrap interval over the articles.

    From `_ENOUGH` articles on, the interval is the normal approximation.
    """
    found = np.asarray([value for value in values if not isnan(value)], dtype=float)
    if not len(found):
        return Estimate(nan, nan, nan, 0)
    if len(found) < LEAST:
        return Estimate(float(found.mean()), nan, nan, len(found))
    if len(found) >= _ENOUGH:
        centre, half = float(found.mean()), _Z * float(found.std(ddof=1)) / sqrt(len(found))
        return Estimate(centre, centre - half, centre + half, len(found))
    picks = np.random.default_rng(0).integers(0, len(found), size=(_RESAMPLES, len(found)))
    low, high = np.quantile(found[picks].mean(axis=1), [0.025, 0.975])
    return Estimate(float(found.mean()), float(low), float(high), len(found))


def proportion(hits: int, n: int) -> Estimate:
    """Return the share of articles with a property, with its Wilson interval (Wilson, JASA 1927)."""
    if not n:
        return Estimate(nan, nan, nan, 0)
    share = hits / n
    if n < LEAST:
        return Estimate(share, nan, nan, n)
    centre = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return Estimate(share, max(0.0, centre - half), min(1.0, centre + half), n)
