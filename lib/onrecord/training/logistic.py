"""Fit logistic regression by Newton's method, for two classes or several with shared weights.

The score of a class is linear in the weights (conditional logit, McFadden 1974), so that classes can share a
weight: evidence for “supports” counts equally against “opposes”. scikit-learn only fits separate weights per
class. If several classes of a row are right, the likelihood is that of any of them (partial labels: Cour,
Sapp and Taskar, JMLR 2011).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..networks.directed_stance import softmax

Floats = NDArray[np.float64]
_STEPS = 100
_LEAST_STEP = 1e-8
_LEAST_CURVE = 1e-9  # makes the system solvable for weights without data and penalty


def fit(design: Floats, right: Floats, penalty: Floats, weight: Floats | None = None) -> Floats:
    """Return the maximum-likelihood weights under an L2 penalty, (weights,).

    Args:
        design: (rows, classes, weights); the score of a class is its row times the weights.
        right: (rows, classes), 1 for correct classes (at least one per row), else 0.
        penalty: (weights,), L2 penalty on each weight.
        weight: (rows,), the weight of each row (default: 1).
    """
    found = np.zeros(design.shape[2])
    counts = np.ones(len(design)) if weight is None else weight
    for _ in range(_STEPS):
        guess = softmax(design @ found)
        aim = guess * right / (guess * right).sum(axis=1, keepdims=True)
        slope = penalty * found - np.einsum("n,nc,ncd->d", counts, aim - guess, design)
        mean = np.einsum("nc,ncd->nd", guess, design)
        curve = np.einsum("n,nc,ncd,nce->de", counts, guess, design, design)
        curve -= (mean * counts[:, None]).T @ mean
        step = np.linalg.solve(curve + np.diag(penalty + _LEAST_CURVE), slope)
        longest = float(np.abs(step).max())
        found = found - step * min(1.0, 1.0 / max(longest, _LEAST_STEP))
        if longest < _LEAST_STEP:
            break
    return found


def fit_binary(
    rows: Floats, right: NDArray[np.bool_], penalty: Floats, weight: Floats | None = None
) -> Floats:
    """Return the weights of binary logistic regression on rows, (rows, weights)."""
    design = np.stack([np.zeros_like(rows), rows], axis=1)
    return fit(design, np.stack([~right, right], axis=1).astype(float), penalty, weight)
