"""Features of a claim that distinguish statements with a source from other claims."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from spacy.tokens import Token

from ..claims.utterance import cue_head, lemma_of
from ..lexicons.cues import find_cue
from ..model.cast import Actor
from ..model.rows.claim import Claim
from ..model.spans import words_in
from ..text import Parsed

FEATURES = (
    "log-odds of the claim",
    "direct",
    "mixed",
    "no cue",
    "no source",
    "no speaker",
    "person",
    "named",
    "cue takes a clause",
    "cue takes a quotation",
    "cue is a modal",
    "cue is a noun",
    "cue is negated",
    "wish or plan",
    "belief or prediction",
    "demand or request",
    "question",
    "clause",
    "length",
    "a few words",
)
_WISHES = frozenset(("intention", "promise"))
_BELIEFS = frozenset(("belief", "prediction"))
_DEMANDS = frozenset(("demand", "request", "rejection", "threat"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
_FEW = 3
_EDGE = 0.01


def features_of(parsed: Parsed, claim: Claim, speaker: Actor | None) -> tuple[float, ...]:
    """Return the features of a claim, in the order of `FEATURES`.

    Args:
        parsed: the parse of the article.
        claim: the claim.
        speaker: its speaker, or None.
    """
    cue = parsed.tokens_in(claim.cue)
    head = cue_head(cue)
    takes = _takes(head)
    length = words_in(parsed.text, claim.content)
    sure = min(max(claim.confidence, _EDGE), 1 - _EDGE)
    return (
        log(sure / (1 - sure)),
        float(claim.kind == "direct"),
        float(claim.kind == "mixed"),
        float(not claim.cue),
        float(not claim.source),
        float(speaker is None),
        float(speaker is not None and speaker.kind == "person"),
        float(speaker is not None and speaker.named),
        max(takes.get("clause", 0.0), takes.get("as-clause", 0.0)),
        takes.get("quote", 0.0),
        float(any(token.tag_ == "MD" for token in cue)),
        float(head is not None and head.pos_ in ("NOUN", "PROPN")),
        float(claim.negated),
        float(claim.act in _WISHES),
        float(claim.act in _BELIEFS),
        float(claim.act in _DEMANDS),
        float(claim.act == "question"),
        float(_has_clause(parsed, claim)),
        log(1 + length),
        float(length <= _FEW),
    )


def _takes(head: Token | None) -> Mapping[str, float]:
    """Return how often a cue attributes with each complement, by the lexicon of cues."""
    if head is None:
        return {}
    cue = find_cue(lemma_of(head), "noun" if head.pos_ == "NOUN" else "verb")
    return cue.takes if cue is not None else {}


def _has_clause(parsed: Parsed, claim: Claim) -> bool:
    """Return whether a content has a subject and its finite verb."""
    return any(
        (token.dep_ in _SUBJECTS and token.head.tag_ in ("VBD", "VBP", "VBZ", "MD")) or token.tag_ == "MD"
        for token in parsed.tokens_in(claim.content)
    )
