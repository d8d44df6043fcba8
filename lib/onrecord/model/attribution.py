"""An attribution: who is said to have said (thought, wanted, denied) what, as spans of a text."""

from __future__ import annotations

from dataclasses import dataclass

from .spans import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attribution, in the terms of PolNeAR (Newell et al., LREC 2018).

    Attributes:
        source: spans of the words that name who speaks; empty where nobody is named.
        cue: spans of the words that attribute (“said”, “according to”, “’s demand”); may be empty.
        content: spans of what is attributed, in text order; more than one if it is interrupted.
        confidence: how probable it is that the attribution is right, 0 to 1.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float = 1.0
