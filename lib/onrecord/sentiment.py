"""Sentiment of a claim's own wording, by TextBlob's lexicon (polarity and subjectivity)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .claims import Claim


@dataclass(frozen=True, slots=True)
class Sentiment:
    """Polarity and subjectivity of the words of one claim.

    Attributes:
        claim: id of the claim.
        speaker: id of its speaker, or None.
        polarity: -1 to 1.
        subjectivity: 0 to 1.
        words: how many words the content has.
    """

    claim: str
    speaker: str | None
    polarity: float
    subjectivity: float
    words: int


def find_sentiment(text: str, claims: Sequence[Claim]) -> tuple[Sentiment, ...]:
    """Sentiment of each claim's content, one row a claim."""
    raise NotImplementedError
