"""Calibrate the probabilities of an exported reader on texts that nothing else was tuned on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...model.mention import FORMS
from .measure import Resolved

_PRONOUNS = [FORMS.index(form) for form in ("he", "she", "it", "they")]
_SCALES = np.exp(np.linspace(np.log(0.4), np.log(1.6), 25))
_OFFSETS = np.linspace(-2.0, 2.0, 41)
_FLOOR = 1e-6


def ranker_constants(
    resolved: Sequence[Resolved],
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Scales of the scores, and offsets of *nobody yet*, for pronouns and for noun phrases.

    The values on a grid that give the right antecedents the best mean log-probability.
    """
    best = []
    for pronoun in (True, False):
        rows = [(one, row) for one in resolved for row in _rows(one, pronoun)]
        losses = {
            (scale, offset): _loss(resolved, pronoun, scale, offset)
            for scale in _SCALES
            for offset in _OFFSETS
        }
        scale, offset = min(losses, key=lambda k: losses[k]) if rows else (1.0, 0.0)
        best.append((round(float(scale), 3), round(float(scale * offset), 3)))
    return (best[0][0], best[1][0]), (best[0][1], best[1][1])


def _rows(one: Resolved, pronoun: bool) -> NDArray[np.int64]:
    forms = [one.labelled.mentions[i].form for i in one.labelled.anaphors]
    return np.flatnonzero(np.isin(forms, _PRONOUNS) == pronoun)


def _loss(resolved: Sequence[Resolved], pronoun: bool, scale: float, offset: float) -> float:
    """Mean negative log-probability of the right choices."""
    lost = []
    for one in resolved:
        p = one.choices(scale, offset)
        for row in _rows(one, pronoun):
            right = [*one.labelled.right[row], *([-1] if one.labelled.nobody[row] else [])]
            lost.append(-np.log(max(_FLOOR, float(p[row, right].sum()))))
    return float(np.mean(lost))


def reliability_rows(resolved: Sequence[Resolved]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The probability of the likeliest choice for each anaphor, and whether it is right.

    Candidates with the same head count as one choice, like the mentions of an entity.
    """
    sure, good = [], []
    for one in resolved:
        heads = [m.head for m in one.labelled.mentions]
        for row, p in enumerate(one.choices()):
            shares: dict[str | None, float] = {None: float(p[-1])}
            for head, share in zip(heads, p[:-1], strict=True):
                shares[head] = shares.get(head, 0.0) + float(share)
            best = max(shares, key=lambda k: shares[k])
            right = {heads[i] for i in one.labelled.right[row]} | (
                {None} if one.labelled.nobody[row] else set()
            )
            sure.append(shares[best])
            good.append(best in right)
    return np.array(sure), np.array(good, dtype=np.bool_)
