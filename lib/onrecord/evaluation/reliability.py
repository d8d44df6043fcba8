"""Measure the calibration of a confidence: reliability table and diagram, expected calibration error."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def reliability(
    sure: NDArray[np.float64], right: NDArray[np.bool_] | NDArray[np.float64], bins: int = 10
) -> list[tuple[int, float, float]]:
    """Return count, mean confidence and share correct of each non-empty bin of confidence."""
    bin_of = np.minimum((sure * bins).astype(int), bins - 1)
    groups = [bin_of == i for i in range(bins)]
    return [(int(g.sum()), float(sure[g].mean()), float(right[g].mean())) for g in groups if g.any()]


def calibration_error(table: Sequence[tuple[int, float, float]]) -> float:
    """Return the expected calibration error (Guo et al. 2017) of a reliability table."""
    total = sum(n for n, _, _ in table)
    return sum(n * abs(said - was) for n, said, was in table) / total


def plot(table: Sequence[tuple[int, float, float]], path: Path) -> None:
    """Draw a reliability diagram and save it as SVG or PNG, by the ending of the path."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4.6, 4.2), layout="constrained")
    axes = figure.add_subplot()
    counts, said, was = zip(*table, strict=True)
    axes.plot([0, 1], [0, 1], color="0.6", linewidth=1, linestyle="--")
    axes.plot(said, was, marker="o", color="#0072B2")
    for x, y, n in zip(said, was, counts, strict=True):
        axes.annotate(str(n), (x, y), xytext=(4, -11), textcoords="offset points", fontsize=8)
    axes.set(xlabel="confidence shown", ylabel="share right", xlim=(0, 1), ylim=(0, 1))
    axes.set_title(f"Held-out attributions, error {calibration_error(table):.3f}", loc="left", fontsize=10)
    figure.savefig(path, dpi=120)
