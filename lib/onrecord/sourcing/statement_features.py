"""Features of a claim that distinguish statements with a source from other claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from spacy.tokens import Token

from ..claims.utterance import cue_head, lemma_of
from ..lexicons.cues import find_cue
from ..lexicons.words import words
from ..model.cast import Actor
from ..model.rows.claim import Claim
from ..model.spans import overlap, words_in
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
    "inside another claim",
    "cue is an infinitive",
    "cue is passive",
    "according to",
    "document",
    "how often the cue attributes",
    "cue is not in the lexicon",
    "say, tell, add",
    "cue is quoted",
)
_WISHES = frozenset(("intention", "promise"))
_BELIEFS = frozenset(("belief", "prediction"))
_DEMANDS = frozenset(("demand", "request", "rejection", "threat"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
_SAYING = frozenset(("say", "tell", "accord", "add"))
_UNKNOWN = 0.5
_FEW = 3
_MOST = 0.8
_EDGE = 0.01


def features_of(
    parsed: Parsed, claim: Claim, speaker: Actor | None, claims: Sequence[Claim] = ()
) -> tuple[float, ...]:
    """Return the features of a claim, in the order of `FEATURES`.

    Args:
        parsed: the parse of the article.
        claim: the claim.
        speaker: its speaker, or None.
        claims: all claims of the article.
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
        float(any(other is not claim and _holds(other, claim) for other in claims)),
        float(any(token.tag_ == "TO" for token in cue)),
        float(any(token.dep_ == "auxpass" for token in cue)),
        float(head is not None and lemma_of(head) == "accord"),
        float(any(_is_document(token) for token in parsed.tokens_in(claim.source))),
        max(takes.values(), default=_UNKNOWN),
        float(bool(claim.cue) and not takes),
        float(head is not None and lemma_of(head) in _SAYING),
        float(bool(claim.cue) and parsed.quoted.meets((claim.cue[0][0], claim.cue[0][0] + 1))),
    )


def _holds(outer: Claim, inner: Claim) -> bool:
    """Whether a claim has most of the content of another one."""
    begin, end = inner.content[0][0], inner.content[-1][1]
    if outer.content[-1][1] <= begin or end <= outer.content[0][0]:
        return False
    shared = sum(overlap(a, b) for a in inner.content for b in outer.content)
    return shared >= _MOST * sum(b - a for a, b in inner.content)


def _is_document(token: Token) -> bool:
    forms = {token.lower_, token.lemma_.lower()}
    return bool(forms & words("documents")) and not forms & words("voices")


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
