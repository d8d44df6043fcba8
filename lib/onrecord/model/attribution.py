"""An attribution: the spans of a source, a cue and a content."""

from __future__ import annotations

from dataclasses import dataclass

from .spans import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attribution, in the terms of PolNeAR (Newell et al., LREC 2018).

    Attributes:
        source: spans of the words that name the speaker; empty if no speaker is named.
        cue: spans of the words that attribute (“said”, “according to”, “’s demand”); may be empty.
        content: spans of the attributed words, in text order; several if the content is interrupted.
        confidence: probability that the attribution is right.
        verbatim: whether the layout shows that the content is given word for word without quotation marks,
            as in a transcript.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float = 1.0
    verbatim: bool = False
