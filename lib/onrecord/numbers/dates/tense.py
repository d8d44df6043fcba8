"""Whether a clause is about the past or the future, by its verbs."""

from __future__ import annotations

from spacy.tokens import Token

_HELPERS = frozenset(
    ("will", "'ll", "’ll", "wo", "shall", "would", "could", "may", "might", "can", "should", "must", "ca")
)
_PAST_HELPERS = frozenset(("was", "were", "had", "have", "has", "'ve", "’ve", "did"))
_PLANNED = frozenset(("due", "set", "scheduled", "expect", "schedule", "plan", "slate", "likely"))
_SAYING = frozenset(("say", "tell", "add", "have", "report", "show", "be"))

_SAME_TIME = frozenset(
    ("appear", "begin", "come", "continue", "decline", "fail", "forget", "get", "happen", "help")
) | {"manage", "neglect", "prove", "refuse", "remember", "seem", "start", "try", "use"}
"""Implicative and aspectual verbs: their infinitive has their own time, as in “declined to comment Tuesday”
(Karttunen, Language 47, 1971)."""


def tense_of(token: Token) -> str | None:
    """`future`, `past` or `present` by the nearest verb above a token, or None.

    Infinitives below a verb, modal verbs and plans count as future; the plain past, the perfect and past
    participles as past; a verb of saying in the present shows nothing. An infinitive of purpose, or after
    verbs of trying or refusing, has the time of the verb above it.
    """
    for verb in (token, *token.ancestors):
        if verb.pos_ not in ("VERB", "AUX") or _opens_complement(token, verb):
            continue
        helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
        infinitive = verb.tag_ == "VB" and "to" in helpers
        if infinitive and (verb.dep_ != "xcomp" or verb.head.lemma_ in _SAME_TIME):
            continue
        if infinitive or helpers & _HELPERS or _is_planned(verb):
            return "future"
        if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not helpers) or helpers & _PAST_HELPERS:
            return "past"
        if verb.tag_ in ("VBZ", "VBP"):
            return None if verb.lemma_ in _SAYING else "present"
        if verb.tag_ == "VBG" and helpers & {"is", "are", "am", "'re", "’re"}:
            return "future"
    return None


def _opens_complement(token: Token, verb: Token) -> bool:
    """Whether a date precedes the clause that a verb reports: in “told reporters Tuesday he wants”.

    The parser attaches it to that clause, but it says when the report was made.
    """
    return verb.dep_ == "ccomp" and verb.head.i < token.i < verb.i and token.i - verb.left_edge.i <= 1


def _is_planned(verb: Token) -> bool:
    """Whether a verb announces the future: “is due to meet”, “is set to open”; not “set up camp”."""
    if {child.lemma_ for child in verb.children if child.dep_ in ("acomp", "xcomp")} & _PLANNED:
        return True
    return verb.lemma_ in _PLANNED and (verb.lemma_ != "set" or verb.tag_ == "VBN")
