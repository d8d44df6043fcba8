"""Fit binary logistic regression by Newton's method, with an L2 penalty per weight."""

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
