"""Fit a network of two layers that sorts rows of numbers into classes, by Adam (Kingma and Ba 2015)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...networks.directed_stance import softmax
from ..logistic import standardize

Floats = NDArray[np.float64]
_RATE, _MEAN, _SQUARE = 3e-3, 0.9, 0.999
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Plan:
    """How to fit.

    Attributes:
        width: hidden units of each of the members.
        members: networks whose scores are averaged; together they are one wider network.
        steps: batches that each learns.
        decay: weight decay (AdamW).
        dropped: share of the inputs and of the hidden units that are left out of each step.
    """

    width: int = 24
    members: int = 4
    steps: int = 1200
    decay: float = 0.02
    dropped: float = 0.3


def fit(rows: Floats, classes: Sequence[int], n_classes: int, plan: Plan) -> dict[str, Floats]:
    """Return the arrays of `actors.rows.judge.Network` by name.

    Args:
        rows: (rows, features), not standardized.
        classes: the class of each row.
        n_classes: number of classes.
        plan: how to fit.
    """
    design, mean, scale = standardize(rows)
    wanted = np.eye(n_classes)[list(classes)]
    fitted = [_fit_one(design, wanted, plan, seed) for seed in range(plan.members)]
    hidden, hidden_bias, out, out_bias = zip(*fitted, strict=True)
    return {
        "mean": mean,
        "scale": 1 / scale,
        "hidden": np.concatenate(hidden, axis=1),
        "hidden_bias": np.concatenate(hidden_bias),
        "out": np.concatenate(out) / plan.members,
        "out_bias": np.mean(out_bias, axis=0),
    }


def _fit_one(design: Floats, wanted: Floats, plan: Plan, seed: int) -> list[Floats]:
    """The weights of one member: hidden layer and its bias, outer layer and its bias."""
    rng = np.random.default_rng(seed)
    sizes = (design.shape[1], plan.width, wanted.shape[1])
    weights = [
        rng.normal(0, np.sqrt(2 / sizes[0]), sizes[:2]),
        np.zeros(sizes[1]),
        rng.normal(0, np.sqrt(1 / sizes[1]), sizes[1:]),
        np.zeros(sizes[2]),
    ]
    means, squares = ([np.zeros_like(w) for w in weights] for _ in range(2))
    for step in range(1, plan.steps + 1):
        rate = _RATE * (1 - (step - 1) / plan.steps)
        at = rng.integers(0, len(design), _BATCH)
        slopes = _slopes(design[at], wanted[at], weights, plan.dropped, rng)
        for k, slope in enumerate(slopes):
            means[k] = _MEAN * means[k] + (1 - _MEAN) * slope
            squares[k] = _SQUARE * squares[k] + (1 - _SQUARE) * slope**2
            move = means[k] / (1 - _MEAN**step) / (np.sqrt(squares[k] / (1 - _SQUARE**step)) + 1e-8)
            weights[k] = weights[k] - rate * (move + plan.decay * weights[k] * (weights[k].ndim > 1))
    return weights


def _slopes(
    x: Floats, wanted: Floats, weights: Sequence[Floats], dropped: float, rng: np.random.Generator
) -> list[Floats]:
    """The slope of the mean cross-entropy of a batch for each array of weights, with dropout."""
    hidden, hidden_bias, out, out_bias = weights
    x = x * (rng.random(x.shape) >= dropped) / (1 - dropped)
    before = x @ hidden + hidden_bias
    kept = (rng.random(before.shape) >= dropped) / (1 - dropped)
    active = np.maximum(before, 0) * kept
    error = (softmax(active @ out + out_bias) - wanted) / len(x)
    inner = (error @ out.T) * kept * (before > 0)
    return [x.T @ inner, inner.sum(axis=0), active.T @ error, error.sum(axis=0)]
