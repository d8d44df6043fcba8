"""Whether a mention is the victim of a deed, so that bad words about the deed are not against it."""

from __future__ import annotations

from ..claims.effect_words import lexicon
from ..claims.effects import is_deed
from ..model.spans import Span
from ..text.parsed import Parsed

_AGAINST = frozenset(("against", "of", "on"))


def is_victim(parsed: Parsed, mention: Span) -> bool:
    """Return whether a mention is the victim of a deed (“the killing of X”, “a move by Y against X”).

    It depends by a preposition on a noun for a bad act, or on a noun with a “by” phrase.
    """
    head = parsed.head_of(mention)
    if head is None or head.dep_ != "pobj" or head.head.lower_ not in _AGAINST:
        return False
    noun = head.head.head
    if noun.pos_ != "NOUN":
        return False
    undergone = noun.lemma_.lower() in lexicon().relation["undergone"]
    return undergone or is_deed(noun) or any(child.lower_ == "by" for child in noun.children)
