"""A claim: an attribution with its speaker, kind, act and date."""

from __future__ import annotations

from dataclasses import dataclass

from ..spans import Span


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution with its speaker, kind, act and date.

    Attributes:
        id: `c1`, `c2`, … in text order.
        speaker: id of the actor it is attributed to; None if there is none or it is unclear.
        source, cue, content: spans, as in `onrecord.model.attribution.Attribution`.
        kind: `direct` (all words of the content are quoted), `mixed` (some), `indirect` (none).
        act: `statement`, `denial`, `accusation`, `rejection`, `demand`, `request`, `promise`,
            `threat`, `prediction`, `belief`, `intention`, `praise`, `criticism`, `question`, …
        date: the day it was said, in ISO 8601, if the text says when and the day can be computed (`Wednesday`
            with a publication date); else the words (`Wednesday`), or None if the text does not say.
        hedged: whether cue or content is hedged (may, might, reportedly, could …).
        negated: whether the cue is negated (“did not say that”).
        confidence: probability that the words are attributed, regardless of the speaker.
        speaker_confidence: probability that the likeliest speaker is the right one; None if it was not
            computed.
        reported_by: id of the claim that reports this one (“Z said that Y had told her …”), or None.
        candidates: ids of the possible speakers, likeliest first, if the speaker is unclear.
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
    speaker_confidence: float | None = None
    candidates: tuple[str, ...] = ()
    reported_by: str | None = None
