"""Full names: which of two words and more name one and the same, longest first."""

from __future__ import annotations

from collections.abc import Sequence

from ...lexicons.name_matching import same_organization, same_person
from ...lexicons.states import lexicon
from ...lexicons.words import words
from ..entities import Entity
from ..kinds import ORGANIZATION, PERSON
from .gathering import Gathering


class FullNames:
    """Ties mentions by full names."""

    def __init__(self, gathering: Gathering) -> None:
        self.all = gathering

    def run(self) -> None:
        """Give every mention by a full name its entity."""
        forms: dict[tuple[str, ...], list[int]] = {}
        for i in self._longest_first():
            forms.setdefault(self.all.mentions[i].names, []).append(i)
        for names, indexes in forms.items():
            kind = self.all.kind_of(indexes)
            entity = self._match(names, kind, indexes)
            if entity is None:
                entity = self.all.new(names, kind, indexes)
            if names not in entity.forms:
                entity.forms.append(names)
            for i in indexes:
                self.all.assign(i, entity)

    def _match(self, names: tuple[str, ...], kind: str, indexes: Sequence[int]) -> Entity | None:
        for entity in self.all.entities:
            for form in entity.forms:
                if len(form) < 2:
                    continue
                if kind == PERSON == entity.kind and same_person(names, form):
                    return entity
                if kind == PERSON == entity.kind and form[: len(names)] == names:
                    self._rename(entity, form, names, indexes)
                    return entity
                if kind != PERSON != entity.kind and same_organization(names, form):
                    return entity
                begins = form[: len(names)] == names and names[-1] not in words("name_heads")
                if begins and entity.kind == ORGANIZATION and not any(self.all.located(i) for i in indexes):
                    return entity
        return self._without_place(names) if kind != PERSON else None

    def _without_place(self, names: tuple[str, ...]) -> Entity | None:
        """The one body of that name with a place before it: “Daily News” for “New York Daily News”."""
        if names[-1] not in words("name_heads"):
            return None
        found = {
            id(entity): entity
            for entity in self.all.entities
            for form in entity.forms
            if len(form) > len(names) and form[-len(names) :] == names
            if (place := lexicon().match(form, 0)) and place[0] == len(form) - len(names)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _rename(
        self, entity: Entity, long: tuple[str, ...], short: tuple[str, ...], indexes: Sequence[int]
    ) -> None:
        """Cut a name that runs on into a heading (“Jane Roe Defends”) to the one the text has more often."""
        longer = sum(m.names == long for m in self.all.mentions)
        alone = any(m.names == long[-1:] for m in self.all.mentions)
        if len(indexes) >= longer and not alone:
            entity.name = self.all.shown(self.all.mentions[indexes[0]])
            entity.forms = [short if form == long else form for form in entity.forms]

    def _longest_first(self) -> list[int]:
        long = {m.names[k:] for m in self.all.mentions for k in range(1, len(m.names) - 1)}
        families = {names for names in long if all(name in words("particles") for name in names[:-1])}
        full = [
            i
            for i, m in enumerate(self.all.mentions)
            if m.entry is None and len(m.names) > 1 and m.names not in families
        ]
        return sorted(full, key=lambda i: (-len(self.all.mentions[i].names), i))
