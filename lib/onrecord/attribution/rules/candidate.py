"""A possible attribution as a rule proposes it, before its probability is computed."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.spans import Span

_COMPLEMENTS = frozenset(("clause", "quote", "object", "to"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution.

    Attributes:
        anchor: index of the cue's main token, or of the content's first token if there is no cue.
        part: part of speech of the cue (`verb`, `noun`, `adjective`, `phrase`, or `none`).
        lemma: its lemma.
        complement: how the content depends on the cue (see `lexicons/data/cues.toml`).
        rule: how the source was found. For verbs: `own` (its subject), `shared` (that of a verb it depends
            on), `agent` (“by …”), `noun` (“a statement saying”), `noun-subject` (“issued a statement
            saying”), `raising` (“seems to”), `none`. For quotations: the same with the prefix `after-` or
            `before-` (the position of the cue), `beside` (the words next to the verb), or `free` (no cue).
            For nouns: `poss` (“his …”), `by` (“… by the mayor”), `light` (“made a claim”), `object`
            (“withdrew its claim”), `none`. For adjectives: `adjective`, `participle`, `it`. For phrases:
            `phrase`, `headline`, `transcript`.
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

    @property
    def kind(self) -> str:
        """The kind of rule, a key of the table [rule] in `lexicons/data/cues.toml`."""
        complement = self.complement if self.complement in _COMPLEMENTS else "other"
        return f"{self.part} {complement} {self.rule}"
