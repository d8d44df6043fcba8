"""Names of the lexicon: states, capitals that act for them, institutions, peoples."""

from __future__ import annotations

from ...lexicons.name_matching import bare, initials, parse_person
from ...lexicons.states import Entry, key, lexicon
from ...lexicons.words import fold
from ...text.tokens import Tokens
from ..entities import Entity
from ..kinds import ORGANIZATION, PERSON, PLACE
from ..known_names import known_organization
from ..names.mentions import Mention
from .gathering import Gathering


class StateNames:
    """Ties mentions by names of the lexicon."""

    def __init__(self, gathering: Gathering) -> None:
        self.all = gathering
        self.by_entry: dict[tuple[str, str], Entity] = {}

    def run(self) -> None:
        """Give every mention by a name of the lexicon its entity."""
        surnames = {
            parse_person(form).family
            for e in self.all.entities
            if e.kind == PERSON
            for form in e.forms
            if len(form) > 1
        }
        for i, mention in enumerate(self.all.mentions):
            entry = mention.entry
            if entry is None:
                continue
            entry = self._rival(entry)
            if self._is_spelled_out(mention, entry):
                continue
            titled = mention.title is not None or self.all.honoured(mention)
            if (
                len(mention.names) == 1
                and mention.names[0] in surnames
                and (titled or mention.label == "PERSON" or mention.head in self.all.spoken)
            ):
                continue
            entity = self._entry_entity(i, mention, entry)
            if entity is not None:
                self.all.assign(i, entity)
        for entity in self.by_entry.values():
            self._spell_out(entity)

    def _is_spelled_out(self, mention: Mention, entry: Entry) -> bool:
        """Whether the text has the full name of another body for an acronym of the lexicon."""
        tokens, acronym = self.all.tokens, mention.names[0]
        if entry.form != "institution" or len(mention.names) > 1 or not tokens.text[mention.first].isupper():
            return False
        bodies = [e for e in self.all.entities if e.kind == ORGANIZATION]
        full = {form for e in bodies for form in e.forms if len(form) > 2}
        own = key(entry.name)
        return any(acronym in initials(bare(form)) and bare(form) != own for form in full)

    def _spell_out(self, entity: Entity) -> None:
        """Show what the text never calls by its acronym by the name that it has."""
        if not entity.name.isupper() or (fold(entity.name),) in entity.forms:
            return
        full = [alias for _, alias in entity.spans if alias and " " in alias]
        entity.name = max(full, key=len, default=entity.name)

    def _rival(self, entry: Entry) -> Entry:
        """The region with a state's name, where the text names other regions beside it (Georgia)."""
        if entry.name in lexicon().namesakes:
            other, field = lexicon().namesakes[entry.name]
            return other if field & set(self.all.tokens.low) else entry
        rival = lexicon().rivals.get(entry.name) if entry.form == "state" else None
        if rival is None:
            return entry
        others = [m.entry for m in self.all.mentions if m.entry is not None and m.entry.name != entry.name]
        beside = any(e.form == "region" and e.of == rival.of for e in others)
        abroad = any(
            m.entry and m.entry.name == entry.name and m.entry.form != "state" for m in self.all.mentions
        )
        return rival if beside and not abroad else entry

    def _entry_entity(self, i: int, mention: Mention, entry: Entry) -> Entity | None:
        if entry.form == "adjective":
            return None
        if entry.form == "seat" and not acts(self.all.tokens, mention):
            return self._place(mention, entry)
        if entry.form == "people" and not self._speaks_for_state(mention):
            return None
        at = (entry.name, "entry")
        if at not in self.by_entry:
            entity = self._known_by_name(entry) or Entity(entry.name, entry.kind, of=entry.of, entry=True)
            entity.name, entity.entry, entity.of, entity.kind = entry.name, True, entry.of, entry.kind
            entity.known = known_organization(mention.names) or known_organization(key(entry.name))
            self.by_entry[at] = entity
            if entity not in self.all.entities:
                self.all.entities.append(entity)
        entity = self.by_entry[at]
        if mention.names not in entity.forms:
            entity.forms.append(mention.names)
        return entity

    def _known_by_name(self, entry: Entry) -> Entity | None:
        """An entity of the text that already has this institution's name."""
        names = tuple(fold(word) for word in entry.name.split())
        return next((e for e in self.all.entities if any(bare(form) == names for form in e.forms)), None)

    def _place(self, mention: Mention, entry: Entry) -> Entity:
        name = self.all.tokens.words(mention.first, mention.last)
        at = (fold(name), "place")
        if at not in self.by_entry:
            self.by_entry[at] = Entity(name, PLACE, of=entry.name, entry=True, forms=[mention.names])
            self.all.entities.append(self.by_entry[at])
        return self.by_entry[at]

    def _speaks_for_state(self, mention: Mention) -> bool:
        """“the Russians” that act stand for their state; “many Americans” do not."""
        before = mention.first - 1
        article = before >= 0 and self.all.tokens.low[before] == "the"
        return article and self.all.tokens.is_subject(mention.head)


def acts(tokens: Tokens, mention: Mention) -> bool:
    """Whether a capital or seat stands for its state: it acts, owns, is spoken with or against."""
    head = mention.head
    after = mention.last + 1
    if after < len(tokens) and tokens.low[after] in ("'s", "'"):
        return True
    if tokens.is_subject(head):
        return True
    for _ in range(3):
        if tokens.dep[head] in ("conj", "appos") and tokens.head[head] != head:
            head = tokens.head[head]
    if tokens.dep[head] in ("dobj", "dative", "agent"):
        return True
    if tokens.dep[head] == "pobj":
        return tokens.low[tokens.head[head]] in (
            "between",
            "against",
            "with",
            "by",
            "on",
            "towards",
            "toward",
            "for",
        )
    return False
