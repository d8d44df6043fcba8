"""The office before the name of its body: “Secretary-General of the Board of Trade (BoT), Jane Roe”."""

from __future__ import annotations

from ...text.tokens import Tokens
from ..names.offices import before_bracket, is_field_office
from ..nouns import is_person_noun
from .noun_phrases import ARTICLES

_LINKS = frozenset(("of", "at", "for", "in", "to"))
_IN_BODIES = frozenset(("of", "and", "the", "for", "&", "-", "on", "in", "to", ","))
"""Words without a capital in the names of bodies."""
_FIELD = frozenset(("ADJ", "NOUN", "PROPN", "CCONJ", "DET"))
_FURTHEST = 24
"""Most words between an office and the end of its body's name."""


def office_of_body(tokens: Tokens, end: int) -> int | None:
    """The noun of the office whose body's name, or its short form in brackets, ends with a word; or None."""
    last = before_bracket(tokens, end)
    if last < 2:
        return None
    if not tokens.text[last][0].isupper():
        return _minister_of(tokens, last)
    for n in range(last, max(last - _FURTHEST, 1), -1):
        if tokens.sentence[n] != tokens.sentence[last]:
            return None
        if tokens.low[n] in _LINKS and _is_office(tokens, n - 1):
            named = tokens.text[n + 1 + (tokens.low[n + 1] in ARTICLES)][0].isupper()
            return n - 1 if named else None
        if not tokens.text[n][0].isupper() and tokens.low[n] not in _IN_BODIES:
            return None
    return None


def _minister_of(tokens: Tokens, last: int) -> int | None:
    """The “minister” of “the minister of labour, industrial relations and employment creation”, or None."""
    for n in range(last, max(last - _FURTHEST, 2), -1):
        if tokens.low[n] == "for" and tokens.low[n - 3 : n] == ["secretary", "of", "state"]:
            return n - 3
        if tokens.low[n] in ("of", "for") and is_field_office(tokens, n - 1):
            return n - 1
        plain = tokens.pos[n] in _FIELD or tokens.tag[n] == "VBG" or tokens.low[n] == "up"
        if not plain and tokens.low[n] not in _IN_BODIES:
            return None
    return None


def _is_office(tokens: Tokens, n: int) -> bool:
    """Whether a word is a noun for one person."""
    return is_person_noun(tokens, n) and tokens.tag[n] not in ("NNS", "NNPS")
