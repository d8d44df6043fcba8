"""What a rule hands on: a possible attribution, in tokens and characters, before it is weighed."""

from __future__ import annotations

from dataclasses import dataclass

from ..spans import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution.

    Attributes:
        anchor: index of the cue's main token, or of the content's first token where there is no cue.
        part: part of speech of the cue (`verb`, `noun`, `adjective`, `phrase`, or `none`).
        lemma: its lemma.
        complement: how the content depends on it (see `resources/cues.toml`).
        rule: the kind of rule, and how the source was found.
        source, cue, content: spans of characters.
    """

    anchor: int
    part: str
    lemma: str
    complement: str
    rule: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
