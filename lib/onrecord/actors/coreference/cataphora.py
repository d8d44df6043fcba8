"""Whom the lead describes and only later words name: “A judge ruled …”, then “Judge Jane Roe wrote”."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ...lexicons.words import fold, kindred, table, words
from ...text.tokens import Tokens
from ..entities import Entity
from ..kinds import ORGANIZATION, PERSON
from ..roles import is_person_noun
from . import features
from .nominals import Description

if TYPE_CHECKING:
    from .walk import Resolver

LEAD, _SOON = 1, 3


def named_later(walk: Resolver, found: Description, head: str, states: list[Entity]) -> Entity | None:
    """Whom the lead describes and only later words name.

    “A judge ruled …”, then “Judge Jane Roe wrote”; “The head of the union …”, then “Jane Roe, its president”;
    “A mother of three …”, then “Jane Roe, 36, …”, if the lead speaks of nobody else without a name.
    """
    tokens = walk.tokens
    here = tokens.paragraph[found.head]
    if here > LEAD or tokens.tag[found.head] in ("NNS", "NNPS"):
        return None
    starts = {
        id(e): tokens.within(min(span for span, _ in e.spans)).start
        for e in walk.entities
        if e.named and e.spans and not e.entry and (e.kind != PERSON or features.may_belong(e, tuple(states)))
    }
    later = [
        e
        for e in walk.entities
        if found.last < starts.get(id(e), -1) and tokens.paragraph[starts[id(e)]] <= here + _SOON
    ]
    later.sort(key=lambda e: starts[id(e)])
    return _called_so(walk, found, head, later, starts) or _told_of(walk, found, head, later, starts)


def _called_so(
    walk: Resolver, found: Description, head: str, later: Sequence[Entity], starts: Mapping[int, int]
) -> Entity | None:
    """The only one of those named later who has that role, or of several the first, if next to it."""
    if head in words("roleless"):
        return None
    tokens = walk.tokens
    ranks = ranks_in(tokens.low[found.first : found.head])
    called = [e for e in later if _is_called(tokens, e, head, ranks)]
    paragraphs = [tokens.paragraph[starts[id(e)]] for e in called]
    if len(called) == 1:
        return called[0]
    next_to = called and paragraphs[0] - tokens.paragraph[found.head] <= 1
    return called[0] if next_to and paragraphs[1] > paragraphs[0] else None


def _told_of(
    walk: Resolver, found: Description, head: str, later: Sequence[Entity], starts: Mapping[int, int]
) -> Entity | None:
    """The first person named later, if the lead told of somebody whom it did not name."""
    tokens = walk.tokens
    lead, longer = tokens.low[found.first], found.last > found.head
    headline = tokens.paragraph[found.head] == 0 and tokens.pos[found.first] not in ("DET", "PRON")
    owned = any(low in ("'s", "'") for low in tokens.low[found.first : found.head])
    told = lead in ("a", "an") or headline or owned or (lead == "the" and longer)
    if not told or head in words("mostly_unnamed") or not is_person_noun(tokens, found.head):
        return None
    said_in = tokens.sentence[found.head]
    people = [e for e in later if e.kind == PERSON and tokens.sentence[starts[id(e)]] > said_in]
    if not people:
        return None
    both_speak = found.head in walk.in_source and starts[id(people[0])] in walk.in_source
    if not both_speak and not _is_alone(walk, found, later):
        return None
    return people[0] if _is_introduced(walk, people[0], starts, found) else None


def _is_introduced(walk: Resolver, entity: Entity, starts: Mapping[int, int], found: Description) -> bool:
    """Whether somebody's first mention tells an age or nothing of them, as if the reader knew them."""
    tokens, at = walk.tokens, starts[id(entity)]
    sex = table("sexes").get(tokens.low[found.head])
    last = walk.mentions[walk.at[at]].last if at in walk.at else at
    aged = tokens.text[last + 1 : last + 2] == [","] and tokens.text[last + 2 : last + 3][:1] != []
    aged = aged and tokens.text[last + 2].isdigit()
    told = any(role.how != "place" and role.noun not in words("vague") for role in entity.roles)
    fits = entity.known is None and not (sex and entity.sex and sex != entity.sex)
    near = tokens.paragraph[at] - tokens.paragraph[found.head] <= 1 + aged
    acts = last in walk.in_source if tokens.low[found.first] == "the" else tokens.is_subject(last)
    return fits and near and not told and (aged or acts)


def _is_alone(walk: Resolver, found: Description, later: Collection[Entity]) -> bool:
    """Whether the lead speaks of no other person without a name whom the text names nowhere."""
    tokens = walk.tokens
    people = [min(span for span, _ in e.spans) for e in later if e.kind == PERSON]
    until = tokens.within(min(people)).start if people else len(tokens)
    for n in range(until):
        if tokens.paragraph[n] > LEAD:
            break
        first = min([c for c in tokens.children[n] if c < n], default=n)
        other = tokens.pos[n] == "NOUN" and n != found.head and n not in walk.at and n not in walk.role_of
        if not other or tokens.low[first] not in ("a", "an") or not is_person_noun(tokens, n):
            continue
        if not found.first <= n <= found.last and not any(
            _is_called(tokens, e, tokens.lemma[n].lower()) for e in later
        ):
            return False
    return True


def ranks_in(told: Collection[str]) -> frozenset[str]:
    """The words that set one office apart from another among those of a role: “deputy”, “former”."""
    return frozenset(told) & (words("ranks") | words("marks") | words("past"))


def _is_called(tokens: Tokens, entity: Entity, noun: str, ranks: frozenset[str] = frozenset()) -> bool:
    """Whether a role of a person, of the same rank, or the name of an organisation has a noun or one akin."""
    alike = kindred().get(noun, frozenset()) | {noun}
    if entity.kind == PERSON and fold(entity.name.split()[0]) in alike & words("peers"):
        return True
    if entity.kind == PERSON:
        return any(
            role.how != "place"
            and tokens.lemma[role.head].lower() in alike
            and ranks_in(fold(role.text).split()) == ranks
            for role in entity.roles
        )
    return entity.kind == ORGANIZATION and any(len(form) > 1 and alike & set(form) for form in entity.forms)
