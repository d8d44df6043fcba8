"""Whose somebody is: “his wife”, “Jane Roe's lawyer”, “the county's top official”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...lexicons.words import table, words
from ..entities import Entity
from ..kinds import ORGANIZATION, PERSON
from .nominals import DEFINITE, Description

if TYPE_CHECKING:
    from .walk import Resolver


def owner(walk: Resolver, found: Description) -> Entity | None:
    """Whose somebody is: “his wife”, “Jane Roe's lawyer”."""
    tokens = walk.tokens
    for n in range(found.first, found.head):
        if tokens.tag[n] == "PRP$":
            if tokens.low[n] in ("my", "our"):
                return walk.speaker_at(n)
            return walk.discourse.pronoun(n, True)
        i = walk.at.get(n)
        if (
            i is not None
            and i in walk.of_mention
            and n + 1 <= found.head
            and tokens.low[n + 1] in ("'s", "'")
        ):
            return walk.of_mention[i]
        common = tokens.pos[n] == "NOUN" and n + 1 < found.head and tokens.low[n + 1] in ("'s", "'")
        if common and n > found.first:
            return walk.described_before(Description(found.first, n, n, True, False))
    return None


def owned_by_another(walk: Resolver, found: Description) -> bool:
    """“Leeds's bus company”, “my mother”: of whom the text does not tell, so none that it spoke of before."""
    tokens = walk.tokens
    marks = [n for n in range(found.first + 1, found.head) if tokens.low[n] in ("'s", "'")]
    named = any(tokens.text[n - 1][0].isupper() for n in marks) and tokens.low[found.first] not in DEFINITE
    return named or tokens.low[found.first] in ("my", "our", "your")


def theirs(walk: Resolver, found: Description, whose: Entity) -> Entity | None:
    """The organisation the text has named after its owner: “her campaign” where it has “the Roe campaign”."""
    noun = walk.tokens.low[found.head]
    same = (e for e in walk.entities if e.affiliation is whose and e.head == noun and e.kind == ORGANIZATION)
    return next(same, None)


def kin(walk: Resolver, found: Description, whose: Entity) -> Entity | None:
    """Who was named as the same to somebody: “his wife” where the text has “his wife, Jane Roe”."""
    noun = walk.tokens.low[found.head]

    def fits(entity: Entity) -> bool:
        told = any(walk.tokens.low[role.head] == noun for role in entity.roles)
        return told and entity.kind == PERSON and entity is not whose

    return walk.discourse.last(fits)


def spouse(walk: Resolver, found: Description, whose: Entity) -> Entity | None:
    """“her husband”, where the story has one man without a role, or of her name."""
    noun = walk.tokens.low[found.head]
    if noun not in ("husband", "wife") or whose.kind != PERSON:
        return None
    sex = table("sexes")[noun]
    others = [e for e in walk.entities if e.kind == PERSON and e.named and e.sex == sex and e is not whose]
    family = {form[-1] for form in whose.forms if len(form) > 1}
    of_name = [e for e in others if any(len(form) > 1 and form[-1] in family for form in e.forms)]
    if len(of_name) == 1:
        return of_name[0]
    return others[0] if len(others) == 1 and not others[0].roles else None


def opponent(walk: Resolver, found: Description, whose: Entity) -> Entity | None:
    """“his rival”: the other of two whom the story has told of."""
    if whose.kind != PERSON or walk.tokens.low[found.head] not in ("rival", "opponent", "adversary", "foe"):
        return None
    return walk.discourse.last(lambda e: e.kind == PERSON and e.named and not e.plural and e is not whose)


def top(walk: Resolver, found: Description, whose: Entity) -> Entity | None:
    """Who leads a body, as the text has told: “the county's top official” of the county judge."""
    if whose.kind == PERSON or walk.tokens.low[found.head] not in words("tops"):
        return None
    told = walk.discourse.last(lambda e: e.kind == PERSON and e.named and e.affiliation is whose)
    return told if told is not None and told.roles else None
