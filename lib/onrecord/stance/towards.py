"""Sentiment of a text towards what is mentioned in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.spans import Span
from ..networks import target_sentiment
from ..networks.marks import LABELS


@dataclass(frozen=True, slots=True)
class Towards:
    """How probable it is that a text is for, against or neither towards a target; sum 1.

    Attributes:
        negative, neutral, positive: probabilities, calibrated on held-out news sentences.
    """

    negative: float
    neutral: float
    positive: float

    @property
    def label(self) -> str:
        """The most probable of `negative`, `neutral`, `positive`."""
        return max(LABELS, key=lambda label: getattr(self, label))

    @property
    def score(self) -> float:
        """-1 (against) to 1 (for): the probability of positive less that of negative."""
        return self.positive - self.negative


def towards(mentions: Sequence[tuple[str, Span]]) -> list[Towards]:
    """Sentiment towards mentions, each in a text of its own or several in one.

    Args:
        mentions: each with the text to read it in (a sentence or a paragraph) and its characters there.

    Raises:
        ModelError: the trained model is missing or damaged.
    """
    if not mentions:
        return []
    return [
        Towards(*row) for row in target_sentiment.probabilities(target_sentiment.load(), mentions).tolist()
    ]
