"""Stances: how a speaker stands towards an actor, with the claims that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from .actors import Cast
from .claims import Claim


@dataclass(frozen=True, slots=True)
class Stance:
    """A speaker's stance towards an actor.

    Attributes:
        speaker, target: ids of two different actors.
        label: `supports`, `opposes`, `neutral` or `mixed`.
        score: -1 (opposes) to 1 (supports).
        confidence: 0 to 1.
        claims: ids of the claims that are the evidence, in text order.
    """

    speaker: str
    target: str
    label: str
    score: float
    confidence: float
    claims: tuple[str, ...]


def find_stances(doc: Doc, claims: Sequence[Claim], cast: Cast) -> tuple[Stance, ...]:
    """Stances of the speakers of an article towards the actors that their claims mention."""
    raise NotImplementedError
