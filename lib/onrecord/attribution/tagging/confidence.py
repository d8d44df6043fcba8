"""The probability that an attribution is right, from the network's probabilities of its parts.

A logistic regression (Platt scaling, Platt 1999) over a few log-probabilities; `onrecord.training.calibrate`
fits it on articles that the network was not trained on.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .link import Linked


def features(linked: Linked) -> NDArray[np.float64]:
    """Return the features of the confidence, 15 numbers; the last is constant.

    They are the log-probabilities (at least -5) of the contents' labels, their edges, the cue, the source,
    the link to the cue and the link to the source; the fourth power of each probability, which separates
    certain from nearly certain; 1 if there is no cue; and 1 if there is no source.
    """
    contents, cue, source = linked.contents, linked.cue, linked.source
    logs = (
        min(c.certainty for c in contents),
        min(c.edges for c in contents),
        cue.certainty if cue else 0.0,
        source.certainty if source else 0.0,
        linked.content_link,
        linked.source_link,
    )
    cut = np.maximum(logs, -5.0)
    return np.array([*cut, *np.exp(4 * cut), float(cue is None), float(source is None), 1.0])


def confidence(linked: Linked, weights: Sequence[float]) -> float:
    """The probability that content and speaker are right, to three decimals."""
    return round(float(1.0 / (1.0 + np.exp(-np.dot(features(linked), np.array(weights))))), 3)
