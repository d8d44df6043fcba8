"""A stance of a speaker towards an actor."""

from __future__ import annotations

from dataclasses import dataclass

from ..spans import Span


@dataclass(frozen=True, slots=True)
class Stance:
    """A speaker's stance towards an actor.

    Attributes:
        speaker, target: ids of two different actors.
        label: `supports`, `opposes`, `neutral` or `mixed`.
        score: probability of supports minus that of opposes, -1 to 1.
        confidence: probability of the label.
        claims: ids of the claims that are evidence for it, in text order.
        reported: spans of sentences, outside claims, in which the reporter states it, in text order.
    """

    speaker: str
    target: str
    label: str
    score: float
    confidence: float
    claims: tuple[str, ...]
    reported: tuple[Span, ...] = ()
