"""Whether a claim is hedged: its cue or content is weakened (“may”, “reportedly”, “I think”)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from spacy.tokens import Token

from ..files.package_data import read_toml
from ..model.attribution import Attribution
from ..text.agents import subject_of
from .utterance import Utterance, cue_head, lemma_of


@cache
def hedges() -> Mapping[str, frozenset[str]]:
    """The lists of `claims/data/hedges.toml`, read once."""
    data = read_toml(__package__, "hedges.toml")
    return MappingProxyType({name: frozenset(items) for name, items in data.items()})


def is_hedged(text: str, attribution: Attribution, utterance: Utterance) -> bool:
    """Whether the cue or the content is weakened, by the words of `claims/data/hedges.toml`."""
    head = cue_head(utterance.cue)
    if head is not None and lemma_of(head) in hedges()["cues"]:
        return True
    if any(_hedges(token) for token in (*utterance.cue, *utterance.content)):
        return True
    said = " ".join(" ".join(text[b:e] for b, e in attribution.content).lower().replace("’", "'").split())
    return any(f" {phrase} " in f" {said} " for phrase in hedges()["phrases"])


def _hedges(token: Token) -> bool:
    """Whether a token weakens the claim."""
    word, lemma = token.lower_, token.lemma_.lower()
    if word in hedges()["modals"]:
        return token.tag_ == "MD"
    if word in hedges()["words"]:
        return True
    if token.pos_ != "VERB":
        return False
    if lemma in hedges()["verbs"]:
        return True
    subject = subject_of(token) if lemma in hedges()["first_person"] else None
    return subject is not None and subject.lower_ in ("i", "we")
