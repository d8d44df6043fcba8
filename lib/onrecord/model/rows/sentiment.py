"""The sentiment of the wording of one claim."""

from __future__ import annotations

from dataclasses import dataclass


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
