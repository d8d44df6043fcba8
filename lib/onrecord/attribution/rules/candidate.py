"""What a rule hands on: a possible attribution, in tokens and characters, before it is weighed."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.spans import Span

_COMPLEMENTS = frozenset(("clause", "quote", "object", "to"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution.

    Attributes:
        anchor: index of the cue's main token, or of the content's first token where there is no cue.
        part: part of speech of the cue (`verb`, `noun`, `adjective`, `phrase`, or `none`).
        lemma: its lemma.
        complement: how the content depends on it (see `lexicons/data/cues.toml`).
        rule: how the source was found. Of verbs: `own` (its subject), `shared` (that of a verb it depends
            on), `agent` (“by …”), `noun` (“a statement saying”), `noun-subject` (“issued a statement
            saying”), `raising` (“seems to”), `none`; of quotations the same after `after-` or `before-`
            (where the cue stands), and `beside` (the words next to the verb); of nouns: `poss` (“his …”),
            `by` (“… by the mayor”), `light` (“made a claim”), `object` (“withdrew its claim”), `none`; of
            adjectives: `adjective`, `participle`, `it`; of phrases: `phrase`, `headline`, `transcript`; a
            quotation without a cue is `free`.
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
        """The kind of rule, as the table [rule] of `lexicons/data/cues.toml` names it."""
        complement = self.complement if self.complement in _COMPLEMENTS else "other"
        return f"{self.part} {complement} {self.rule}"
