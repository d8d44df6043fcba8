"""Whom unnamed people belong to: the organisation in the words that describe them, or the one in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...lexicons.words import table, words
from ...text.tokens import Tokens
from ..entities import Entity
from ..kinds import ORGANIZATION
from ..roles import Role, is_organization_noun
from .ranking import ORGANIZATION_NOUN, Features

if TYPE_CHECKING:
    from .nominals import Description
    from .walk import Resolver

_OF = frozenset(("of", "for", "at", "from", "with", "in", "inside"))


def organization_in(walk: Resolver, first: int, head: int, last: int) -> Entity | str | None:
    """The organisation that a description or role speaks of without its name.

    Args:
        walk: the walk through the text so far.
        first: first word of the description (“the council leader”, “spokesperson for the service”).
        head: its noun.
        last: its last word.

    Returns:
        The entity that “council”, “the service” stands for here, else those words, or None.
    """
    tokens = walk.tokens
    for n in range(head - 1, first - 1, -1):
        if tokens.pos[n] == "NOUN" and is_organization_noun(tokens, n) and n not in walk.at:
            return _stands_for(walk, n, n) or tokens.words(n, n)
    at = head + 1
    if at + 1 > last or tokens.low[at] not in _OF or tokens.low[at + 1] != "the":
        return None
    noun = next((n for n in range(at + 2, last + 1) if _closes_phrase(tokens, n, last)), None)
    if noun is None or noun in walk.at or not _is_body(tokens, noun):
        return None
    return _stands_for(walk, at + 1, noun) or tokens.words(at + 2, noun)


def _closes_phrase(tokens: Tokens, n: int, last: int) -> bool:
    """Whether a word is the noun of its phrase: none follows that it modifies."""
    modifies = n < last and tokens.head[n] > n and tokens.dep[n] in ("compound", "amod", "nmod", "poss")
    return tokens.pos[n] in ("NOUN", "PROPN") and not modifies


def _is_body(tokens: Tokens, n: int) -> bool:
    return is_organization_noun(tokens, n) or tokens.lemma[n].lower() in words("organizations")


def _stands_for(walk: Resolver, first: int, noun: int) -> Entity | None:
    from .nominals import Description

    return walk.described_before(Description(first, noun, noun, True, False))


def in_focus(walk: Resolver, n: int, description: str) -> Entity | None:
    """The company that “spokeswoman”, “board” at a word belong to when nothing else says which."""
    low = description.lower()
    if low in words("inside_roles") or low in words("inside_bodies"):
        admits = _body if low.startswith("spokes") else _company
        return walk.discourse.rank(ORGANIZATION_NOUN, n, False, admits)
    return None


def body_of(walk: Resolver, n: int) -> Entity | None:
    """The one body of its sort named so far that a judge, councillor or teacher belongs to."""
    wanted = set(table("bodies").get(walk.tokens.lemma[n].lower(), "").split())
    if not wanted:
        return None
    seen = {id(s.entity): s.entity for s in walk.discourse.seen if s.entity.kind == ORGANIZATION}
    fitting = [e for e in seen.values() if e.head in wanted or any(wanted & set(form) for form in e.forms)]
    return fitting[0] if len(fitting) == 1 else None


def role_of(tokens: Tokens, found: Description) -> Role | None:
    """The role that the description of an unnamed person tells, or None for “a man”, “a source”."""
    if tokens.lemma[found.head].lower() in words("roleless"):
        return None
    first = found.first
    while (
        first < found.head
        and tokens.low[first + 1] != "-"
        and (tokens.pos[first] in ("DET", "PRON", "NUM") or tokens.low[first] in words("leading"))
    ):
        first += 1
    while first < found.head and tokens.low[first] in ("'s", "'", "-"):
        first += 1
    aged = [n for n in range(first, found.head) if tokens.low[n] == "old" and tokens.low[n - 1] == "-"]
    first = aged[-1] + 1 if aged else first
    return Role(
        tokens.words(first, found.last), first, found.last, found.head, "apposition", tokens.low[found.head]
    )


def _body(entity: Entity) -> Features | None:
    return {} if entity.kind == ORGANIZATION and not entity.latent else None


def _company(entity: Entity) -> Features | None:
    return {} if entity.kind == ORGANIZATION and not entity.entry and not entity.latent else None
