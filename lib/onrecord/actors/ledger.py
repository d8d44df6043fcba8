"""The ledger: an append-only list of facts, and the state of each entity that follows from them.

Entities have integer ids. If the text shows that two entities are the same, they are merged by union-find
(Tarjan, JACM 1975): either id then stands for both, so that no id dangles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from ..model.facts import Fact
from ..model.spans import Span
from .entities import Entity

_LISTS = {"form": "forms", "role": "roles", "called": "called", "document": "documents"}
"""Fields that collect values; a fact of any other field replaces the value."""
_SINGLE = {field.name for field in fields(Entity)} - {"id", "mentions", *_LISTS.values()} | {"forms"}


class Entities:
    """The entities of a text as known so far, read-only."""

    def __init__(self, known: Sequence[Entity] = ()) -> None:
        """Start with some entities, in order of id."""
        self._known = list(known)
        self._merged = list(range(len(known)))
        self._facts: list[Fact] = []

    def __getitem__(self, key: int) -> Entity:
        while self._merged[key] != key:
            key = self._merged[key]
        return self._known[key]

    def __iter__(self) -> Iterator[Entity]:
        """All entities by id, merged ones once."""
        return (entity for key, entity in enumerate(self._known) if self._merged[key] == key)

    @property
    def next_id(self) -> int:
        """The id that the next new entity gets."""
        return len(self._known)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts learned, in order."""
        return tuple(self._facts)

    def find(self, key: int) -> int:
        """The id of an entity after merges."""
        while self._merged[key] != key:
            key = self._merged[key]
        return key


class Ledger(Entities):
    """The entities of a text, writable."""

    def open(self, why: Span, **told: Any) -> int:
        """Make an entity from fields and values; name and kind are required. Return its id."""
        key = self.next_id
        self.learn(Fact(key, field, value, why) for field, value in told.items())
        return key

    def learn(self, facts: Iterable[Fact]) -> None:
        """Learn facts in order; a fact about the next id makes a new entity.

        Raises:
            ValueError: there is no such field or entity.
        """
        for key, told in groupby(facts, attrgetter("entity")):
            if key == self.next_id:
                self._known.append(Entity(key, "", ""))
                self._merged.append(key)
            elif not 0 <= key < self.next_id:
                raise ValueError(f"no entity {key}")
            self._learn(self[key], told)

    def _learn(self, entity: Entity, facts: Iterable[Fact]) -> None:
        changes: dict[str, Any] = {}
        for fact in facts:
            self._facts.append(fact)
            if fact.field == "mention":
                before = changes.get("mentions", entity.mentions)
                changes["mentions"] = (*before, (fact.why, fact.value))
            elif fact.field in _LISTS:
                field = _LISTS[fact.field]
                before = changes.get(field) or getattr(entity, field)
                changes[field] = before if fact.value in before else (*before, fact.value)
            elif fact.field in _SINGLE:
                changes[fact.field] = fact.value
            else:
                raise ValueError(f"no such field: {fact.field}")
        self._known[entity.id] = replace(entity, **changes)

    def merge(self, fact: Fact) -> None:
        """Merge an entity into another, with its mentions, its affiliation and the references to it.

        Args:
            fact: of the field `same as`; its value is the id of the other entity.
        """
        old, new = self.find(fact.entity), self.find(fact.value)
        self._facts.append(fact)
        if old == new:
            return
        was, entity = self._known[old], self._known[new]
        owner = was.affiliation if entity.affiliation is None else entity.affiliation
        self._known[new] = replace(entity, mentions=entity.mentions + was.mentions, affiliation=owner)
        self._merged[old] = new
        for key, other in enumerate(self._known):
            if other.affiliation == old:
                other = replace(other, affiliation=new if key != new else None)
            if old in other.members:
                members = dict.fromkeys(new if member == old else member for member in other.members)
                other = replace(other, members=tuple(members))
            self._known[key] = other
