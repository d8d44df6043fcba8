"""Assigns names of the lexicon to entities: states, capitals that act for them, institutions, peoples."""

from __future__ import annotations

from dataclasses import replace

from ...lexicons.name_matching import SMALL_WORDS, bare, initials, parse_person
from ...lexicons.states import key as state_key
from ...lexicons.states import lexicon
from ...lexicons.words import fold
from ...model.facts import Fact
from ...model.names import Entry, Name
from ...text.tokens import Tokens
from ..entities import Entity
from ..kind_names import ORGANIZATION, PERSON, PLACE
from ..known_names import known_organization
from .beginnings import beside_bracket, without_place
from .gathering import Gathering, place_name

_STATES = frozenset(("be", "have", "lie", "boast", "become", "seem", "look"))
"""Verbs that say what a city is like."""
_AFTER_PLACE = frozenset((":", "(", "—", "–", "―", "-", "--"))
_BESIDE_PARTY = frozenset(("against", "between", "by", "with"))
"""Prepositions before a party to a conflict or a pact."""
_TOWARDS = frozenset(("for", "on", "to", "toward", "towards"))


class StateNames:
    """Assigns names of the lexicon to entities."""

    def __init__(self, gathering: Gathering) -> None:
        self.all = gathering
        self.by_entry: dict[tuple[str, str], int] = {}
        seats = (m for m in gathering.mentions if m.entry and m.entry.form == "seat")
        self.acting = {m.names for m in seats if acts(gathering.tokens, m)}

    def run(self) -> None:
        """Give every name of the lexicon its entity."""
        surnames = {
            parse_person(form).family
            for e in self.all.ledger
            if e.kind == PERSON
            for form in e.forms
            if len(form) > 1
        }
        for i, mention in enumerate(self.all.mentions):
            entry = mention.entry
            if entry and entry.form == "institution" and not self._is_spelled_out(mention, entry):
                self._take_long_name(i, entry)
        for i, mention in enumerate(self.all.mentions):
            entry = mention.entry
            if entry is None:
                continue
            entry = self._rival(entry)
            if self._is_spelled_out(mention, entry):
                continue
            if self._is_elsewhere(mention, entry):
                entry = replace(entry, name=self.all.tokens.words(mention.first, mention.last), of=None)
            titled = mention.title is not None or self.all.honoured(mention)
            if (
                len(mention.names) == 1
                and mention.names[0] in surnames
                and (titled or mention.label == "PERSON" or mention.head in self.all.spoken)
            ):
                continue
            key = self._of_entry(i, mention, entry)
            if key is not None:
                self.all.assign(i, key)
        for key in self.by_entry.values():
            self._spell_out(self.all.ledger[key])

    def _is_spelled_out(self, mention: Name, entry: Entry) -> bool:
        """Whether the text spells an acronym of the lexicon out as another body."""
        tokens, acronym = self.all.tokens, mention.names[0]
        if entry.form != "institution" or len(mention.names) > 1 or not tokens.text[mention.first].isupper():
            return False
        bodies = [e for e in self.all.ledger if e.kind == ORGANIZATION]
        full = {form for e in bodies for form in e.forms if len(form) > 2}
        own = state_key(entry.name)
        return any(acronym in initials(bare(form)) and bare(form) != own for form in full)

    def _take_long_name(self, i: int, entry: Entry) -> None:
        """Take the body before an institution's acronym for it: “UN Children's Fund (UNICEF)”."""
        for key in beside_bracket(self.all, i):
            body, rest = self.all.ledger[key], iter(self.all.mentions[i].names[0])
            words = [word for word in state_key(body.name) if word.isalpha() and word not in SMALL_WORDS]
            if body.kind == ORGANIZATION and not body.entry and all(word[0] in rest for word in words):
                self._tell_entry(key, i, entry)

    def _is_elsewhere(self, mention: Name, entry: Entry) -> bool:
        """Whether a plain word like “House” means the body of another state than that of the lexicon."""
        where = lexicon().fields.get(entry.name) if len(mention.names) == 1 else None
        return where is not None and where.isdisjoint(self.all.tokens.low)

    def _spell_out(self, entity: Entity) -> None:
        """Show an institution by its full name if the text never uses its acronym."""
        if not entity.name.isupper() or (fold(entity.name),) in entity.forms:
            return
        full = [(alias, span) for span, alias in entity.mentions if alias and " " in alias]
        if full:
            name, why = max(full, key=lambda told: len(told[0]))
            self.all.ledger.learn([Fact(entity.id, "name", name, why)])

    def _rival(self, entry: Entry) -> Entry:
        """The region that shares a state's name (Georgia), if the text names other regions too."""
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

    def _of_entry(self, i: int, mention: Name, entry: Entry) -> int | None:
        if entry.form == "adjective":
            return None
        abroad = without_place(self.all, mention.names) if entry.form == "institution" else None
        if abroad is not None and (entry.name, "entry") not in self.by_entry:
            return abroad
        if entry.form == "seat" and not self._acts(mention):
            return self._place(mention, entry)
        if entry.form == "people" and not self._speaks_for_state(mention):
            return None
        at = (entry.name, "entry")
        if at not in self.by_entry:
            self._tell_entry(self.all.ledger.next_id, i, entry)
        self.all.tell(self.by_entry[at], "form", mention.names, i)
        return self.by_entry[at]

    def _tell_entry(self, key: int, i: int, entry: Entry) -> None:
        """Give an entity what the lexicon knows about a name."""
        mention = self.all.mentions[i]
        told = {
            "name": entry.name,
            "kind": entry.kind,
            "of": entry.of,
            "entry": True,
            "known": known_organization(mention.names) or known_organization(state_key(entry.name)),
        }
        self.all.ledger.learn(Fact(key, field, value, mention.span) for field, value in told.items())
        self.by_entry[entry.name, "entry"] = key

    def _acts(self, mention: Name) -> bool:
        """Whether a capital stands for its state."""
        tokens = self.all.tokens
        return acts(tokens, mention) or (mention.names in self.acting and may_act(tokens, mention))

    def _place(self, mention: Name, entry: Entry) -> int:
        name = place_name(self.all.tokens.words(mention.first, mention.last))
        at = (fold(name), "place")
        if at not in self.by_entry:
            self.by_entry[at] = self.all.ledger.open(
                mention.span, name=name, kind=PLACE, of=entry.name, entry=True, form=mention.names
            )
        return self.by_entry[at]

    def _speaks_for_state(self, mention: Name) -> bool:
        """Whether a people stands for its state: “the Russians attacked”, not “many Americans”."""
        before = mention.first - 1
        article = before >= 0 and self.all.tokens.low[before] == "the"
        return article and self.all.tokens.is_subject(mention.head)


def is_dateline(tokens: Tokens, mention: Name) -> bool:
    """Whether a name opens a paragraph as the place of writing: “Nairobi, May 6 (XYZ) – …”, “MUSCAT: …”."""
    if not tokens.initial[mention.first]:
        return False
    after = tokens.low[mention.last + 1 : mention.last + 3]
    if after[:1] == [","]:
        return after[1:] != [] and tokens.ent[mention.last + 2] == "DATE"
    return after[:1] != [] and after[0] in _AFTER_PLACE


def acts(tokens: Tokens, mention: Name) -> bool:
    """Whether a capital or seat of government stands for its state: “Moscow said”, “a pact with Moscow”."""
    head, after = mention.head, mention.last + 1
    if is_dateline(tokens, mention) or tokens.text[after : after + 1] == [","]:
        return False
    if tokens.dep[head] == "nsubj":
        verb = tokens.head[head]
        return tokens.lemma[verb] not in _STATES or tokens.child(verb, "xcomp") is not None
    first = _first_of_row(tokens, head)
    return tokens.dep[first] == "agent" or _preposition(tokens, first) in _BESIDE_PARTY


def may_act(tokens: Tokens, mention: Name) -> bool:
    """Whether a capital may stand for its state if it acts elsewhere: “criticized Moscow”, “Moscow's aim”."""
    head, after = mention.head, mention.last + 1
    if is_dateline(tokens, mention):
        return False
    if tokens.low[after : after + 1] and tokens.low[after] in ("'s", "'"):
        return tokens.pos[tokens.head[head]] != "PROPN"
    first = _first_of_row(tokens, head)
    return tokens.dep[first] in ("nsubjpass", "dobj", "dative") or _preposition(tokens, first) in _TOWARDS


def _first_of_row(tokens: Tokens, n: int) -> int:
    """The first of several coordinated words."""
    for _ in range(3):
        if tokens.dep[n] == "conj" and tokens.head[n] != n:
            n = tokens.head[n]
    return n


def _preposition(tokens: Tokens, n: int) -> str:
    return tokens.low[tokens.head[n]] if tokens.dep[n] == "pobj" else ""
