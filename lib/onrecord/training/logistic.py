"""Fit binary logistic regression by Newton's method, with an L2 penalty."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_STEPS = 100
_LEAST_STEP = 1e-8
_LEAST_CURVE = 1e-9  # makes the system solvable for weights without data and penalty


def fit_binary(
    rows: Floats, right: NDArray[np.bool_], penalty: Floats, weight: Floats | None = None
) -> Floats:
    """Return the maximum-likelihood weights under an L2 penalty, (weights,).

    Args:
        rows: (rows, weights); the log-odds of a row are its product with the weights.
        right: (rows,), the class of each row.
        penalty: (weights,), L2 penalty on each weight, which may be 0.
        weight: (rows,), the weight of each row (default: 1).
    """
    found = np.zeros(rows.shape[1])
    counts = np.ones(len(rows)) if weight is None else weight
    for _ in range(_STEPS):
        guess = 1 / (1 + np.exp(-np.clip(rows @ found, -500, 500)))
        slope = penalty * found - rows.T @ (counts * (right - guess))
        curve = (rows * (counts * guess * (1 - guess))[:, None]).T @ rows
        step = np.linalg.solve(curve + np.diag(penalty + _LEAST_CURVE), slope)
        longest = float(np.abs(step).max())
        found = found - step * min(1.0, 1.0 / max(longest, _LEAST_STEP))
        if longest < _LEAST_STEP:
            break
    return found


def fit_standardized(
    rows: Floats, right: NDArray[np.bool_], penalty: float, weight: Floats | None = None
) -> Floats:
    """Return the weights of features and, last, the constant, (features + 1,).

    Args:
        rows: (rows, features), not standardized.
        right: (rows,), the class of each row.
        penalty: L2 penalty on the weights of the standardized features; the constant has none.
        weight: (rows,), the weight of each row (default: 1).
    """
    design, mean, scale = standardize(rows)
    with_constant = np.hstack([design, np.ones((len(rows), 1))])
    found = fit_binary(with_constant, right, np.array([*[penalty] * rows.shape[1], 0.0]), weight)
    weights = found[:-1] / scale
    return np.append(weights, found[-1] - weights @ mean)


def probabilities(weights: Floats, rows: Floats) -> Floats:
    """Return the probability of each row, (rows,).

    Args:
        weights: (features + 1,), the last one constant, as from `fit_standardized`.
        rows: (rows, features).
    """
    return np.asarray(1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1]))))


def standardize(rows: Floats) -> tuple[Floats, Floats, Floats]:
    """Return features with mean 0 and variance 1, their means and their scales; constant ones become 0."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    scale[scale == 0] = 1.0
    return (rows - mean) / scale, mean, scale
