"""The words of an entity's roles and names, and whether it may belong to a state or body."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from ....lexicons.states import key, lexicon
from ....lexicons.words import fold, words
from ....model.facts import Role
from ...entities import Entity
from ...kind_names import GOVERNMENT, PLACE
from ...ledger import Entities

_LANDS = frozenset((GOVERNMENT, PLACE))


def told_of(entity: Entity) -> set[str]:
    """The words of an entity's roles that describe a trade or office."""
    return {
        word
        for role in entity.roles
        if role.how != "place" and not _is_vague(role)
        for word in role_words(role)
    }


def role_words(role: Role) -> list[str]:
    """The words of a role, folded; those of “ex-mayor” apart."""
    return fold(role.text).replace("-", " ").split()


def _is_vague(role: Role) -> bool:
    """Whether a role describes no trade or office: “Oscar winner”, “Kai's mother”."""
    return role.noun in words("vague")


def words_of(entity: Entity) -> frozenset[str]:
    """All words of the names of an entity."""
    return frozenset(word for form in entity.forms for word in form)


def may_belong(entity: Entity, states: Collection[int], entities: Entities) -> bool:
    """Whether nothing rules out that an entity belongs to one of the given states or bodies.

    A senator of the Republican Party may be “the Ohio senator”, a captain of Scotland “the Glasgow striker”.
    """
    told = [entities[state] for state in states]
    names = {state.name for state in told}
    lands = any(state.entry and state.kind in _LANDS for state in told)
    if entity.known and entity.known.home:
        return not lands or bool(names & _homes(entity.known.home))
    if isinstance(entity.affiliation, str):
        land = lexicon().match(key(entity.affiliation))
        return not lands or land is None or _is_within(land[1].name, land[1].of, told)
    if entity.affiliation is None:
        return True
    own = entities[entity.affiliation]
    alike = any((own.kind in _LANDS) == (state.kind in _LANDS) and own.entry == state.entry for state in told)
    return _is_within(own.name, own.of, told) or not alike


def _is_within(name: str, of: str | None, told: Sequence[Entity]) -> bool:
    """Whether a state or body is one of those told, a part of one, or the whole of one."""
    names = {state.name for state in told}
    return name in names or of in names or name in {state.of for state in told}


@cache
def _homes(home: str) -> frozenset[str]:
    """A state or region, and the state it is in."""
    found = lexicon().match(key(home))
    return frozenset((home, found[1].of or home)) if found else frozenset((home,))
