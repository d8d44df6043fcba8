"""Groups names of two words or more that mean the same, longest first."""

from __future__ import annotations

from collections.abc import Sequence

from ...lexicons.name_matching import same_organization, same_person
from ...lexicons.name_spelling import spread
from ...lexicons.words import given_names, words
from ...text.pipeline import is_dictionary_word
from ..entities import Entity
from ..kind_names import ORGANIZATION, PERSON, PLACE
from .beginnings import may_begin, same_of_state, without_place
from .gathering import Gathering
from .short_names import is_division

_MATTERS = (("for",), ("on",))
"""Words before the matter of a body, which a shorter name leaves out: “Brennan Center for Justice”."""


class FullNames:
    """Assigns full names to entities."""

    def __init__(self, gathering: Gathering) -> None:
        self.all = gathering

    def run(self) -> None:
        """Give every full name its entity."""
        forms: dict[tuple[str, ...], list[int]] = {}
        for i in self._longest_first():
            forms.setdefault(self.all.mentions[i].names, []).append(i)
        for names, indexes in forms.items():
            kind = self.all.kind_of(indexes)
            key = self._match(names, kind, indexes)
            if key is None:
                key = self.all.new(names, kind, indexes)
            self.all.tell(key, "form", names, indexes[0])
            for i in indexes:
                self.all.assign(i, key)

    def _match(self, names: tuple[str, ...], kind: str, indexes: Sequence[int]) -> int | None:
        called = self.all.by_other_name(names)
        if called is not None:
            return called
        for entity in self.all.ledger:
            if kind == PERSON == entity.kind and self._is_kin_of(entity, indexes):
                continue
            for form in entity.forms:
                if len(form) < 2:
                    continue
                if kind == PERSON == entity.kind and _has_word_before(form, names):
                    self._shorten(entity, form, names, indexes)
                    return entity.id
                if kind == PERSON == entity.kind and same_person(names, form):
                    return entity.id
                if kind == PERSON == entity.kind and form[: len(names)] == names:
                    self._rename(entity, form, names, indexes)
                    return entity.id
                if kind != PERSON != entity.kind and same_organization(names, form):
                    return entity.id
                if kind == PLACE == entity.kind and is_division(names, form):
                    return entity.id
                if kind != PERSON != entity.kind and same_of_state(names, form):
                    return entity.id
                whole = names[-1] in words("name_heads") and form != (*names, "party")
                whole = whole and form[len(names) : len(names) + 1] not in _MATTERS
                begins = form[: len(names)] == names and not whole
                begins = begins and may_begin(self.all, entity, form, kind, indexes)
                if begins and entity.kind == ORGANIZATION and not any(self.all.located(i) for i in indexes):
                    return entity.id
        return without_place(self.all, names) if kind != PERSON else None

    def _is_kin_of(self, entity: Entity, indexes: Sequence[int]) -> bool:
        """Whether a name is that of a relative: “Her father, Ali Badr,” right after Mona Ali Badr."""
        for i in indexes:
            before = self.all.name_before(i)
            names = self.all.mentions[before].names if before is not None else ()
            just_named = bool(names) and any(set(names) <= set(form) for form in entity.forms)
            if just_named and self.all.is_kin(i):
                return True
        return False

    def _rename(
        self, entity: Entity, long: tuple[str, ...], short: tuple[str, ...], indexes: Sequence[int]
    ) -> None:
        """Shorten a name that includes words of a headline (“Jane Roe Defends”) to the more frequent name."""
        if not any(m.names == long[-1:] for m in self.all.mentions):
            self._shorten(entity, long, short, indexes)

    def _shorten(
        self, entity: Entity, long: tuple[str, ...], short: tuple[str, ...], indexes: Sequence[int]
    ) -> None:
        """Replace a name by a shorter one that is at least as frequent."""
        longer = sum(m.names == long for m in self.all.mentions)
        if len(indexes) >= longer:
            forms = tuple(short if form == long else form for form in entity.forms)
            self.all.tell(entity.id, "name", self.all.shown(self.all.mentions[indexes[0]]), indexes[0])
            self.all.tell(entity.id, "forms", forms, indexes[0])

    def _longest_first(self) -> list[int]:
        whole = {form for m in self.all.mentions for form in (m.names, spread(m.names))}
        long = {names[k:] for names in whole for k in range(1, len(names) - 1)}
        families = {names for names in long if all(name in words("particles") for name in names[:-1])}
        full = [
            i
            for i, m in enumerate(self.all.mentions)
            if m.entry is None and len(m.names) > 1 and m.names not in families
        ]
        mentions = self.all.mentions
        return sorted(full, key=lambda i: (-len(mentions[i].names), mentions[i].nickname is None, i))


def _has_word_before(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether a plain word stands before a full name in a longer one: “Trust Jane Roe”."""
    before = long[: -len(short)]
    named = len(short) > 1 and short[0] in given_names() and long[-len(short) :] == short
    return named and len(before) == 1 and before[0] not in given_names() and is_dictionary_word(before[0])
