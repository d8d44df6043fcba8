"""Resolves family names, given names, acronyms and shortened names to entities."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...lexicons.name_matching import bare, initials, is_first_surname, is_short_for, same_organization
from ...lexicons.name_spelling import is_slip
from ...lexicons.words import table, words
from ..entities import Entity
from ..kind_names import GROUP, ORGANIZATION, PERSON, PLACE, THING
from ..known_names import known_person
from ..names.short_forms import short_form_at
from .beginnings import beside_bracket, may_begin
from .gathering import Gathering
from .shared_names import Rank

_DIVISIONS = frozenset(("governorate", "province", "prefecture", "oblast"))
_BY_GIVEN_NAME = frozenset(("king", "queen", "prince", "princess", "pope", "sultan", "emir", "emperor"))
_OF_SOMEBODY = ("his ", "her ", "their ")
_MOST_BETWEEN = 6
"""Most words between two names joined by “and”: “Roe and his wife, the singer Ann Roe”."""
_NOUN_PHRASE = frozenset(("DET", "PRON", "ADJ", "NOUN", "PROPN"))
_KIN = {"elder": "elders", "older": "elders", "younger": "youngers"}
"""Lists of relatives whom an adjective before a surname means."""


class ShortNames:
    """Assigns short names to entities."""

    def __init__(self, gathering: Gathering, rank: Rank) -> None:
        """Prepare.

        Args:
            gathering: the names of the text and the entities made of longer ones.
            rank: ranks those whom a short name may mean that fits several.
        """
        self.all = gathering
        self._rank = rank

    def run(self) -> None:
        """Give every short name the entity it stands for, or a new one."""
        left = [
            i
            for i, m in enumerate(self.all.mentions)
            if i not in self.all.of_mention
            and (m.entry is None or (m.entry.form != "adjective" and m.entry.form != "people"))
        ]
        forms: dict[tuple[str, ...], list[int]] = {}
        for i in left:
            forms.setdefault(self.all.mentions[i].names, []).append(i)
        for names, indexes in forms.items():
            kind = self.all.kind_of(indexes)
            called = self.all.by_other_name(names)
            fits = [called] if called is not None else self._spelled_out(indexes, kind)
            fits = fits or [entity.id for entity in self._fits(names, kind, indexes)]
            if fits:
                self._assign(names, indexes, fits)
            elif not all(self.all.mentions[i].lone for i in indexes):
                self._assign_alone(names, kind, indexes)

    def _spelled_out(self, indexes: Sequence[int], kind: str) -> list[int]:
        """The body or agreement whose name a bracket sets apart from an acronym: “Reserve Bank (BCR)”."""
        tokens, mentions = self.all.tokens, self.all.mentions
        for i in indexes:
            for key in beside_bracket(self.all, i):
                entity, word = self.all.ledger[key], tokens.text[mentions[i].first]
                capitals = sum(letter.isupper() for letter in word) > max(1, len(word) / 2)
                spelled = short_form_at(tokens, mentions[i].first) is not None
                thing = any(name in words("things") for form in entity.forms for name in form)
                same = entity.kind == ORGANIZATION or (entity.kind == THING and (thing or kind == THING))
                if same and (capitals or spelled):
                    return [entity.id]
        return []

    def _assign(self, names: tuple[str, ...], indexes: Sequence[int], fits: Sequence[int]) -> None:
        """Assign each mention of a short name to one of the entities that it fits."""
        ledger = self.all.ledger
        if len(fits) == 1 and ledger[fits[0]].kind == PERSON and self._is_relative(indexes, fits[0]):
            self._assign_to_head(names, indexes, fits[0])
            return
        others: dict[str, int] = {}
        apart = [[key for key in fits if not self._is_beside(i, key)] for i in indexes]
        beside = {self._title_of(i) for i, left in zip(indexes, apart, strict=True) if not left} - {""}
        for i, left in zip(indexes, apart, strict=True):
            entities = [ledger[key] for key in fits]
            gender = self.all.told_gender(i) or self.all.gender_of_own_words(i)
            other = None
            if self._title_of(i) in beside:
                other = others.get(self._title_of(i))
                other = self._namesake(i, gender) if other is None else other
                others[self._title_of(i)] = other
            elif gender and all(self._differs(i, e, gender) for e in entities):
                other = others.get(gender)
                other = self._relative(i, gender, entities) if other is None else other
                if other is None and self.all.told_gender(i):
                    other = self._namesake(i, gender)
            if other is not None:
                others[gender or ""] = other
            self.all.assign(
                i, self._meant(i, [ledger[key] for key in left or fits]) if other is None else other
            )

    def _is_beside(self, i: int, key: int) -> bool:
        """Whether a name is joined to one of an entity by “and”, so that it means another."""
        tokens, mentions = self.all.tokens, self.all.mentions
        for k in (i - 1, i + 1):
            if self.all.of_mention.get(k) != key:
                continue
            one, other = sorted((mentions[i], mentions[k]), key=lambda m: m.first)
            begin = other.title[0] if other.title else other.first
            between = [n for n in range(one.last + 1, begin) if tokens.low[n] not in words("honorifics")]
            joined = bool(between) and tokens.low[between[0]] == "and" and len(between) <= _MOST_BETWEEN
            if joined and all(tokens.pos[n] in _NOUN_PHRASE or tokens.low[n] == "," for n in between[1:]):
                return True
        return False

    def _is_relative(self, indexes: Sequence[int], key: int) -> bool:
        """Whether a text names somebody only beside a short name: “Roe and his wife, Ann Roe”.

        Then the short name means another person, who is not named in full.
        """
        if any(self._is_beside(i, key) for i in indexes):
            return True
        named = (k for k, other in self.all.of_mention.items() if other == key)
        return any(self.all.is_kin(k) and self.all.name_before(k) in indexes for k in named)

    def _assign_to_head(self, names: tuple[str, ...], indexes: Sequence[int], relative: int) -> None:
        """Give a short name to a new person, but to the relative where a title tells (“Mrs Roe”)."""
        gender = self.all.ledger[relative].gender
        own = [i for i in indexes if self.all.honoured(self.all.mentions[i])]
        own = [i for i in own if gender is not None and self.all.told_gender(i) == gender]
        others = [i for i in indexes if i not in own]
        if others:
            royal = [i for i in others if self._is_royal(i)]
            head = self._namesake(royal[0], None) if royal else self.all.new(names, PERSON, others)
            self.all.tell(head, "form", names, others[0])
        for i in indexes:
            self.all.assign(i, relative if i in own else head)

    def _title_of(self, i: int) -> str:
        """The last word of the title before a name, folded, or an empty string."""
        title = self.all.mentions[i].title
        return self.all.tokens.low[title[1]] if title else ""

    def _differs(self, i: int, entity: Entity, gender: str) -> bool:
        """Whether a person is of another gender than the words at a mention tell.

        In “Mr. Lou”, Lou is a family name, and no given name that tells the gender of Lou Jiwei.
        """
        guessed = any(form[:1] == self.all.mentions[i].names for form in entity.forms)
        told = self.all.told_gender(i) is not None and self.all.honoured(self.all.mentions[i])
        return bool(entity.gender and entity.gender != gender) and not (guessed and told)

    def _assign_alone(self, names: tuple[str, ...], kind: str, indexes: Sequence[int]) -> None:
        """Give the mentions of a short name that fits no entity a new one."""
        family = self._is_family(names)
        named = next((e.id for e in self.all.ledger if (names[0][:-1], "family") in e.forms), None)
        if not family or named is None:
            named = self.all.new(names, GROUP if family else kind, indexes)
            self.all.tell(named, "plural", family, indexes[0])
            self.all.tell(named, "form", names, indexes[0])
        for i in indexes:
            self.all.assign(i, named)

    def _is_family(self, names: tuple[str, ...]) -> bool:
        """Whether a name means a family: “the Barnards” if the text has a Barnard."""
        family = names[0].removesuffix("s")
        if len(names) > 1 or family == names[0]:
            return False
        people = [e for e in self.all.ledger if e.kind == PERSON]
        if any((family, "family") in e.forms for e in self.all.ledger):
            return True
        return known_person((family,))[0] or any(
            len(form) > 1 and form[-1] == family for e in people for form in e.forms
        )

    def _namesake(self, i: int, gender: str | None) -> int:
        """A new person with the same family name: “Mrs Barnard” beside Keith Barnard."""
        mention = self.all.mentions[i]
        title = mention.first - self.all.honoured(mention)
        name = self.all.tokens.words(mention.title[0] if mention.title else title, mention.last)
        return self.all.ledger.open(mention.span, name=name, kind=PERSON, gender=gender, form=mention.names)

    def _relative(self, i: int, gender: str, fits: Sequence[Entity]) -> int | None:
        """A relative without a family name: “Mr Oakes” after “Margaret Oakes … Her husband, Keith”."""
        at = self.all.mentions[i].span[0]
        near = max((span[0] for e in fits for span, _ in e.mentions if span[0] < at), default=at)
        if not self.all.told_gender(i):  # what Roe says is about “him”, so it is not Mrs Roe
            near = -1
        found = [
            (max(span for span, _ in e.mentions), e.id)
            for e in self.all.ledger
            if e.kind == PERSON and e.gender == gender and all(len(form) == 1 for form in e.forms)
            if any(role.text.lower().startswith(_OF_SOMEBODY) for role in self.all.roles_told(e.id))
            if any(near < span[0] < at for span, _ in e.mentions)
        ]
        return max(found)[1] if found else None

    def _fits(self, names: tuple[str, ...], kind: str, indexes: Sequence[int]) -> list[Entity]:
        """The entities that a short name fits: people by family name, else by given name, else bodies."""
        word = names[-1] if len(names) == 1 else " ".join(names)
        people: dict[int, list[Entity]] = {2: [], 1: []}
        royal = any(self._is_royal(i) for i in indexes)
        for entity in self.all.ledger:
            if entity.kind != PERSON:
                continue
            rank = max((is_short_for(word, form) for form in entity.forms if len(form) > 1), default=0)
            if rank == 2 or (rank and (not royal or self._has_royal(entity))):
                people[rank].append(entity)
        if people[2] or people[1]:
            return people[2] or people[1]
        if kind == PERSON:
            named = self._by_first_surname(word, indexes) or self._by_slip(names)
            if named:
                return named
        if kind == PLACE and any(self.all.located(i) for i in indexes):
            return []
        if kind == PERSON and any(self.all.person_votes_of(i) > 0 for i in indexes):
            return []
        bodies = [e for e in self.all.ledger if e.kind != PERSON and shortens(names, e)]
        bodies = [e for e in bodies if self._may_mean(names, kind, indexes, e)]
        common = words("institutions") | words("short_heads")
        if not bodies and len(names) == 1 and names[0] in common:
            bodies = [e for e in self.all.ledger if e.kind != PERSON and self._is_such(names[0], e)]
        return bodies

    def _may_mean(self, names: tuple[str, ...], kind: str, indexes: Sequence[int], entity: Entity) -> bool:
        """Whether the first word of a body's name means it, if it is no short form in another way."""
        full = [form for form in entity.forms if _shortens_form(names, form, entity)]
        begins = [form for form in full if len(bare(form)) > 1 and bare(form)[0] == names[0]]
        if entity.entry or len(begins) < len(full) or names[0] in initials(bare(full[0])):
            return True
        return any(may_begin(self.all, entity, form, kind, indexes) for form in begins)

    def _by_first_surname(self, word: str, indexes: Sequence[int]) -> list[Entity]:
        """The people named in full so far with two surnames of which a word is the first."""
        begin = self.all.mentions[min(indexes)].span[0]
        people = (e for e in self.all.ledger if e.kind == PERSON and e.first[0] < begin)
        return [e for e in people if any(is_first_surname(word, form) for form in e.forms)]

    def _by_slip(self, names: tuple[str, ...]) -> list[Entity]:
        """The people whose family name a single word may be a slip for."""
        people = [e for e in self.all.ledger if e.kind == PERSON and len(names) == 1]
        return [e for e in people if any(len(form) > 1 and is_slip(names[0], form[-1]) for form in e.forms)]

    def _is_royal(self, i: int) -> bool:
        """Whether the title of a prince, king or pope stands before a mention."""
        title = self.all.mentions[i].title
        return title is not None and self.all.tokens.low[title[1]] in _BY_GIVEN_NAME

    def _has_royal(self, entity: Entity) -> bool:
        """Whether a mention of an entity has such a title: Prince Harry is not Harry Roe."""
        return any(key == entity.id and self._is_royal(i) for i, key in self.all.of_mention.items())

    def _is_such(self, noun: str, entity: Entity) -> bool:
        """Whether a capitalised noun may mean an organization: “the Commission”, “the Department”."""
        long = [form for form in entity.forms if len(form) > 1]
        matters = {(noun, link) for link in ("of", "for", "on")}
        return any(noun == form[-1] or not matters.isdisjoint(pairwise(form)) for form in long)

    def _meant(self, i: int, fits: Sequence[Entity]) -> int:
        """The entity that a short name means: one that agrees in gender, if there is one."""
        gender = self.all.told_gender(i) or self.all.gender_of_own_words(i)
        fits = self._of_that_age(i, fits)
        fitting = [e for e in fits if not gender or not e.gender or e.gender == gender] or list(fits)
        if len(fitting) == 1:
            return fitting[0].id
        ranked = self._rank(self.all, i, fitting)
        self.all.shared[i] = tuple((entity.id, probability) for entity, probability in ranked)
        return ranked[0][0].id

    def _of_that_age(self, i: int, fits: Sequence[Entity]) -> Sequence[Entity]:
        """Those whom “the elder Roe” or “the younger Roe” may mean, by their kinship (“her son”)."""
        before = self.all.mentions[i].first - 1
        kin = _KIN.get(self.all.tokens.low[before]) if before >= 0 else None
        if kin is None:
            return fits
        nouns = words(kin)
        return [e for e in fits if any(role.noun in nouns for role in self.all.roles_told(e.id))] or fits


def shortens(names: tuple[str, ...], entity: Entity) -> bool:
    """Whether a name is a shorter name of a body, place or group: “Chatham”, “the IMF”, “the Cowboys”."""
    return any(_shortens_form(names, form, entity) for form in entity.forms)


def _shortens_form(names: tuple[str, ...], form: tuple[str, ...], entity: Entity) -> bool:
    if same_organization(names, form):
        return True
    two = len(names) == 1 and len(form) == 2
    if two and entity.entry and form == (names[0], "department"):
        return True
    if two and entity.kind == PLACE and form[0] in ("lake", "mount", "river") and form[1] == names[0]:
        return True
    if entity.kind == PLACE and is_division(names, form):
        return True
    if entity.entry:
        return False
    if entity.kind != ORGANIZATION or len(form) == 1 or len(names) > 1:
        return False
    return _shortens_organization(names[0], bare(form))


def is_division(names: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Whether a form is a name with the sort of division that it is: “Arlo”, “Arlo Governorate”."""
    return form[:-1] == names and form[-1] in _DIVISIONS


def _shortens_organization(name: str, full: tuple[str, ...]) -> bool:
    """Whether a word is the first word, the initials or the plural last word of an organization's name."""
    common = name in words("organizations") or name in table("parties") or name in words("titles")
    plural = name.endswith("s") and not name.endswith("ss")
    return (
        (name == full[0] and not common)
        or name.replace(".", "") in initials(full)
        or (name == full[-1] and (plural or name in words("club_names")))
    )
