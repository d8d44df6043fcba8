"""The ledger: an append-only list of facts, and what they add up to for each entity.

Entities have integer ids. Where the text tells that two are one, they are merged by union-find (Tarjan, JACM
1975): the id of either then stands for both, so that no id ever dangles.
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
"""Facts that are added to what was known of their field; those of other fields take its place."""
_SINGLE = {field.name for field in fields(Entity)} - {"id", "mentions", *_LISTS.values()} | {"forms"}


class Entities:
    """The entities of a text as they are known so far, to be read."""

    def __init__(self, known: Sequence[Entity] = ()) -> None:
        """Start with what is known of some entities; the id of each is its place."""
        self._known = list(known)
        self._merged = list(range(len(known)))
        self._facts: list[Fact] = []

    def __getitem__(self, key: int) -> Entity:
        while self._merged[key] != key:
            key = self._merged[key]
        return self._known[key]

    def __iter__(self) -> Iterator[Entity]:
        """All entities by id; of those that were merged only the one they became."""
        return (entity for key, entity in enumerate(self._known) if self._merged[key] == key)

    @property
    def next_id(self) -> int:
        """The id of the entity that is made next."""
        return len(self._known)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All that was learned, in order."""
        return tuple(self._facts)

    def find(self, key: int) -> int:
        """The id of what an entity has become by being merged; its own if it never was."""
        while self._merged[key] != key:
            key = self._merged[key]
        return key


class Ledger(Entities):
    """The entities of a text, to be written."""

    def open(self, why: Span, **told: Any) -> int:
        """Make an entity, and learn what is told of it; the name and the kind must be."""
        key = self.next_id
        self.learn(Fact(key, field, value, why) for field, value in told.items())
        return key

    def learn(self, facts: Iterable[Fact]) -> None:
        """Learn facts, in order; one of an entity with the next id makes it.

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
        """Make one entity another: its mentions, its affiliation if need be, and all that refers to it.

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
