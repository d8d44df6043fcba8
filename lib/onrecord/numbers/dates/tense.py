"""The time that a clause speaks of, as far as its verbs tell."""

from __future__ import annotations

from spacy.tokens import Token

_HELPERS = frozenset(
    ("will", "'ll", "’ll", "wo", "shall", "would", "could", "may", "might", "can", "should", "must", "ca")
)
_PLANNED = frozenset(("due", "set", "scheduled", "expect", "schedule", "plan", "slate", "set", "likely"))
_SAYING = frozenset(("say", "tell", "add", "have", "report", "show", "be"))


def tense_of(token: Token) -> str | None:
    """`future`, `past` or `present` by the nearest verb above a token, or None.

    Infinitives and modal verbs count as future, the plain past, the perfect and a past participle as past; a
    verb of saying in the present says nothing.
    """
    for verb in (token, *token.ancestors):
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
        if helpers & _HELPERS or (verb.tag_ == "VB" and "to" in helpers) or verb.lemma_ in _PLANNED:
            return "future"
        if {child.lemma_ for child in verb.children if child.dep_ in ("acomp", "xcomp")} & _PLANNED:
            return "future"
        if (
            verb.tag_ == "VBD"
            or (verb.tag_ == "VBN" and not helpers)
            or helpers & {"was", "were", "had", "have", "has", "'ve", "’ve", "did"}
        ):
            return "past"
        if verb.tag_ in ("VBZ", "VBP"):
            return None if verb.lemma_ in _SAYING else "present"
        if verb.tag_ == "VBG" and helpers & {"is", "are", "am", "'re", "’re"}:
            return "future"
    return None
