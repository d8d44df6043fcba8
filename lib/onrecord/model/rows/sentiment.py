"""The sentiment of a claim's wording."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentiment:
    """Polarity and subjectivity of a claim's words.

    Attributes:
        claim: id of the claim.
        speaker: id of its speaker, or None.
        polarity: -1 to 1.
        subjectivity: 0 to 1.
        words: number of words in the content.
    """

    claim: str
    speaker: str | None
    polarity: float
    subjectivity: float
    words: int
