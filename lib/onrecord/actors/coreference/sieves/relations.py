"""Descriptions resolved by their owner: “his wife”, “the start-up's CEO”, “her campaign”."""

from __future__ import annotations

from collections.abc import Callable

from ....lexicons.words import fold, kindred, table, words
from ....model.anaphors import Anaphor
from ....model.facts import Decision, Role
from ...entities import Entity
from ...kind_names import ORGANIZATION, PERSON
from ..decide import Sieve, mention
from ..descriptions import DESCRIPTIONS
from ..owners import owner
from ..view import View, certain


def _of_owner(find: Callable[[View, Anaphor, Entity], Entity | None]) -> Sieve:
    """Make a sieve for descriptions with an owner."""

    def sieve(view: View, anaphor: Anaphor) -> Decision | None:
        whose = owner(view, anaphor) if anaphor.form in DESCRIPTIONS else None
        found = find(view, anaphor, whose) if whose is not None else None
        return certain(found, mention(view, anaphor, found.id)) if found is not None else None

    sieve.__name__, sieve.__doc__ = find.__name__, find.__doc__
    return sieve


@_of_owner
def kin(view: View, found: Anaphor, whose: Entity) -> Entity | None:
    """The person with the same role earlier: “his wife” after “his wife, Jane Roe”."""
    noun = view.tokens.low[found.head]

    def fits(entity: Entity) -> bool:
        told = [role for role in entity.roles if view.tokens.low[role.head] == noun]
        other = told and all(_is_of_another(view, role, whose, found) for role in told)
        return bool(told) and not other and entity.kind == PERSON and entity.id != whose.id

    return view.history.last(fits)


def _is_of_another(view: View, role: Role, whose: Entity, found: Anaphor) -> bool:
    """Whether a role has an owner that is somebody else: “Cole's lawyer”, “the victim's mother”."""
    tokens = view.tokens
    owners = [n for n in range(role.first, role.head) if tokens.low[n + 1] in ("'s", "'")]
    named = next((n for n in owners if view.names.entity_at(n) is not None), None)
    told = view.named(named) if named is not None else None
    if told is not None:
        return told.id != whose.id
    asked = {
        tokens.lemma[n].lower() for n in range(found.first, found.head) if tokens.low[n + 1] in ("'s", "'")
    }
    own = {tokens.lemma[n].lower() for n in owners}
    return bool(asked) and bool(own) and asked.isdisjoint(own)


@_of_owner
def officer(view: View, found: Anaphor, whose: Entity) -> Entity | None:
    """The person with a related role in the same body: “the start-up's CEO”."""
    noun = view.tokens.lemma[found.head].lower()
    alike = kindred().get(noun, frozenset()) | {noun}
    apart = words("ranks") | words("past")
    ranks = apart & set(view.tokens.low[found.first : found.head])

    def fits(entity: Entity) -> bool:
        told = (role for role in entity.roles if role.how != "place" and role.noun in alike)
        same = entity.kind == PERSON and entity.named and entity.affiliation == whose.id
        return same and any(apart & set(fold(role.text).split()) == ranks for role in told)

    return view.history.last(fits)


@_of_owner
def own_organization(view: View, found: Anaphor, whose: Entity) -> Entity | None:
    """The organization named after its owner: “her campaign” after “the Roe campaign”."""
    noun = view.tokens.low[found.head]
    bodies = (e for e in view.entities if e.kind == ORGANIZATION and e.head == noun)
    return next((e for e in bodies if e.affiliation == whose.id), None)


@_of_owner
def spouse(view: View, found: Anaphor, whose: Entity) -> Entity | None:
    """The only man with her family name, or the only man without a role, for “her husband”.

    Her brother is another.
    """
    noun = view.tokens.low[found.head]
    if noun not in ("husband", "wife") or whose.kind != PERSON:
        return None
    gender = table("sexes")[noun]
    others = [e for e in view.people() if e.named and e.gender == gender and e.id != whose.id]
    others = [e for e in others if not any(r.noun in words("relatives") - {noun} for r in e.roles)]
    family = {form[-1] for form in whose.forms if len(form) > 1}
    of_name = [e for e in others if any(len(form) > 1 and form[-1] in family for form in e.forms)]
    if len(of_name) == 1:
        return of_name[0]
    return others[0] if len(others) == 1 and not others[0].roles else None
