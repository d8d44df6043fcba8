"""Descriptions in the lead, and offices of one person, that the text names later.

“A judge ruled …”, then “Judge Jane Roe”.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ....lexicons.words import fold, kindred, table, words
from ....model.anaphors import Anaphor
from ....model.facts import Decision, Fact
from ....text.tokens import Tokens
from ...entities import Entity
from ...kind_names import ORGANIZATION, PERSON
from ...nouns import is_person_noun
from ..decide import mention
from ..descriptions import role_of
from ..owners import modifiers, owner
from ..ranking.affinity import may_belong
from ..view import View, certain

_LEAD, _SOON = 1, 3
"""The last paragraph of the lead, and the number of paragraphs within which the name must follow."""


def named_later(view: View, anaphor: Anaphor) -> Decision | None:
    """The entity that a description in the lead, or an office of one person, means and the text names later.

    “A judge ruled …”, then “Judge Jane Roe wrote”; “The head of the union …”, then “Jane Roe, its president”;
    “A mother of three …”, then “Jane Roe, 36, …”, if the lead mentions nobody else without a name.
    """
    tokens, whose = view.tokens, owner(view, anaphor)
    here, several = tokens.paragraph[anaphor.head], tokens.tag[anaphor.head] in ("NNS", "NNPS")
    if anaphor.other or several or (whose is not None and whose.kind == PERSON):
        return None
    office = tokens.low[anaphor.first] == "the" and tokens.lemma[anaphor.head].lower() in words("unique")
    if here > _LEAD and not office:
        return None
    states = [state.id for state in modifiers(view, anaphor)]
    later = [
        e
        for e in view.entities
        if e.named
        and e.mentions
        and not e.entry
        and anaphor.last < _start(tokens, e)
        and tokens.paragraph[_start(tokens, e)] <= here + _SOON
        and (e.kind != PERSON or may_belong(e, states, view.entities))
    ]
    later.sort(key=lambda e: _start(tokens, e))
    head = tokens.lemma[anaphor.head].lower()
    found = _called_so(tokens, anaphor, head, later)
    if found is None and here <= _LEAD:
        found = _told_of(view, anaphor, head, later)
    if found is None:
        return None
    role = role_of(tokens, anaphor) if found.kind == PERSON else None
    facts = (Fact(found.id, "role", role, anaphor.span),) if role is not None else ()
    return certain(found, *facts, mention(view, anaphor, found.id))


def _start(tokens: Tokens, entity: Entity) -> int:
    """The first word of the first mention of an entity."""
    return tokens.within(entity.first).start


def _called_so(tokens: Tokens, found: Anaphor, head: str, later: Sequence[Entity]) -> Entity | None:
    """The only entity named later with that role, or the first of several if it is in the next paragraph."""
    if head in words("roleless"):
        return _described_so(tokens, found, later)
    ranks = ranks_in(tokens.low[found.first : found.head])
    called = [e for e in later if _is_called(tokens, e, head, ranks)]
    paragraphs = [tokens.paragraph[_start(tokens, e)] for e in called]
    if len(called) == 1:
        return called[0]
    next_to = called and paragraphs[0] - tokens.paragraph[found.head] <= 1
    return called[0] if next_to and paragraphs[1] > paragraphs[0] else None


def _described_so(tokens: Tokens, found: Anaphor, later: Sequence[Entity]) -> Entity | None:
    """The only person later described by all the words of a description: “Hull woman”, “a Hull woman”."""
    said = {low for low in tokens.low[found.first : found.head + 1] if low not in ("a", "an", "the")}
    people = [e for e in later if e.kind == PERSON]
    described = [e for e in people if any(said <= set(fold(role.text).split()) for role in e.roles)]
    return described[0] if len(said) > 1 and len(described) == 1 else None


def _told_of(view: View, found: Anaphor, head: str, later: Sequence[Entity]) -> Entity | None:
    """The first person named later, if the lead describes somebody without a name."""
    tokens, inside = view.tokens, view.sources.inside
    lead, longer = tokens.low[found.first], found.last > found.head
    headline = tokens.paragraph[found.head] == 0 and tokens.pos[found.first] not in ("DET", "PRON")
    owned = any(low in ("'s", "'") for low in tokens.low[found.first : found.head])
    told = lead in ("a", "an") or headline or owned or (lead == "the" and longer)
    if not told or head in words("mostly_unnamed") or not is_person_noun(tokens, found.head):
        return None
    said_in = tokens.sentence[found.head]
    people = [e for e in later if e.kind == PERSON and tokens.sentence[_start(tokens, e)] > said_in]
    if not people:
        return None
    both_speak = found.head in inside and _start(tokens, people[0]) in inside
    if not both_speak and not _is_alone(view, found, later):
        return None
    return people[0] if _is_introduced(view, people[0], found) else None


def _is_introduced(view: View, entity: Entity, found: Anaphor) -> bool:
    """Whether a person's first mention has an age or no description, as if already introduced."""
    tokens, at = view.tokens, _start(view.tokens, entity)
    gender = table("sexes").get(tokens.low[found.head])
    last = view.names.names[view.names.at[at]].last if at in view.names.at else at
    aged = tokens.text[last + 1 : last + 2] == [","] and tokens.text[last + 2 : last + 3][:1] != []
    aged = aged and tokens.text[last + 2].isdigit()
    told = any(role.how != "place" and role.noun not in words("vague") for role in entity.roles)
    fits = entity.known is None and not (gender and entity.gender and gender != entity.gender)
    near = tokens.paragraph[at] - tokens.paragraph[found.head] <= 1 + aged
    acts = last in view.sources.inside if tokens.low[found.first] == "the" else tokens.is_subject(last)
    return fits and near and not told and (aged or acts)


def _is_alone(view: View, found: Anaphor, later: Collection[Entity]) -> bool:
    """Whether no other description in the lead means a person that the text may name later."""
    tokens, names = view.tokens, view.names
    people = [e.first for e in later if e.kind == PERSON]
    until = tokens.within(min(people)).start if people else len(tokens)
    for n in range(until):
        if tokens.paragraph[n] > _LEAD:
            break
        first = min([c for c in tokens.children[n] if c < n], default=n)
        other = tokens.pos[n] == "NOUN" and n != found.head and n not in names.at and n not in names.role_of
        if not other or tokens.low[first] not in ("a", "an") or not is_person_noun(tokens, n):
            continue
        if not found.first <= n <= found.last and not any(
            _is_called(tokens, e, tokens.lemma[n].lower()) for e in later
        ):
            return False
    return True


def ranks_in(told: Collection[str]) -> frozenset[str]:
    """The words of a role that distinguish offices: “deputy”, “former”."""
    return frozenset(told) & (words("ranks") | words("marks") | words("past"))


def _is_called(tokens: Tokens, entity: Entity, noun: str, ranks: frozenset[str] = frozenset()) -> bool:
    """Whether a noun or a related one occurs in a person's role of the same rank or in a body's name."""
    alike = kindred().get(noun, frozenset()) | {noun}
    if entity.kind == PERSON:
        return any(
            role.how != "place"
            and tokens.lemma[role.head].lower() in alike
            and ranks_in(fold(role.text).split()) == ranks
            for role in entity.roles
        )
    return entity.kind == ORGANIZATION and any(len(form) > 1 and alike & set(form) for form in entity.forms)
