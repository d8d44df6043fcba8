"""A stance: how a speaker stands towards an actor."""

from __future__ import annotations

from dataclasses import dataclass

from ..spans import Span


@dataclass(frozen=True, slots=True)
class Stance:
    """A speaker's stance towards an actor.

    Attributes:
        speaker, target: ids of two different actors.
        label: `supports`, `opposes`, `neutral` or `mixed`.
        score: -1 (opposes) to 1 (supports): the probability of the one less that of the other.
        confidence: how probable the label is, 0 to 1.
        claims: ids of the claims that are the evidence, in text order.
        reported: spans of the sentences outside all claims in which the reporter states it, in text order.
    """

    speaker: str
    target: str
    label: str
    score: float
    confidence: float
    claims: tuple[str, ...]
    reported: tuple[Span, ...] = ()
