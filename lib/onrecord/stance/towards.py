"""The stance of a text's writer, or of somebody mentioned in it, towards somebody mentioned in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.spans import Span
from ..networks import directed_stance
from ..networks.directed_stance import Pair
from ..networks.marks import LABELS


@dataclass(frozen=True, slots=True)
class Towards:
    """The probabilities that somebody is for, against or neutral towards a target; their sum is 1.

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
        """-1 (against) to 1 (for): the probability of positive minus that of negative."""
        return self.positive - self.negative


def towards(mentions: Sequence[tuple[str, Span]]) -> list[Towards]:
    """The writer's sentiment towards mentions, each in its own text or several in one.

    Args:
        mentions: each with the text to read it in (a sentence or a paragraph) and its characters there.

    Raises:
        ModelError: the trained model is missing or damaged.
    """
    return between([Pair(text, None, target) for text, target in mentions])


def between(pairs: Sequence[Pair]) -> list[Towards]:
    """The stance of the source of each pair towards its target.

    Args:
        pairs: each with the text to read it in; both directions of two mentions cost one reading.

    Raises:
        ModelError: the trained model is missing or damaged.
    """
    if not pairs:
        return []
    return [Towards(*row) for row in directed_stance.probabilities(directed_stance.load(), pairs).tolist()]
