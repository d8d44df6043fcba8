"""A claim: one attribution with its speaker, its kind, act and date."""

from __future__ import annotations

from dataclasses import dataclass

from ..spans import Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution with its speaker.

    Attributes:
        id: `c1`, `c2`, … in text order.
        speaker: id of the actor it is attributed to, or None.
        source, cue, content: spans, as in `onrecord.model.attribution.Attribution`.
        kind: `direct` (all words of the content are quoted), `mixed` (some), `indirect` (none).
        act: `statement`, `denial`, `accusation`, `rejection`, `demand`, `request`, `promise`,
            `threat`, `prediction`, `belief`, `intention`, `praise`, `criticism`, `question`, …
        date: day it was said, ISO 8601, if the text says when and the day is known (`Wednesday` with a
            publication date); the words themselves (`Wednesday`) if it is not; None if the text does not say.
        hedged: the content or cue is weakened (may, might, reportedly, could …).
        negated: the cue is negated (“did not say that”).
        confidence: 0 to 1.
    """

    id: str
    speaker: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    act: str
    date: str | None
    hedged: bool
    negated: bool
    confidence: float
