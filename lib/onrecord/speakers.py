"""Speakers: which entity the source of an attribution is, and what other words point to an entity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import descriptions
from .attributions import Attribution
from .coreference import FIRST, HE, IT, RELATIVE, SHE, THEY, Discourse
from .descriptions import Description
from .entities import GROUP, PERSON, THING, Entity
from .mentions import Mention
from .tokens import Tokens
from .wordlists import words

_SOMEBODY = frozenset(
    ["many", "some", "others", "most", "several", "few", "all", "both", "everyone", "everybody", "someone", "somebody", "anyone", "one", "another", "those"]
)
_NOBODY = frozenset(
    ("there", "nobody", "you", "one's", "what", "nothing", "something", "everything", "this", "that", "these")
)
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"))
_THEIRS = frozenset(
    (
        "team",
        "family",
        "colleague",
        "colleagues",
        "others",
        "co-author",
        "co-authors",
        "aides",
        "allies",
        "supporters",
        "wife",
        "husband",
    )
)


@dataclass(slots=True)
class _Source:
    """One attribution's source: its words, its head, and its speaker once known."""

    index: int
    words: list[int]
    head: int


class Resolver:
    """Walks a text once, in order, and ties sources, pronouns and descriptions to entities."""

    def __init__(
        self,
        tokens: Tokens,
        mentions: Sequence[Mention],
        of_mention: dict[int, Entity],
        entities: list[Entity],
        attributions: Sequence[Attribution],
    ) -> None:
        self.tokens, self.mentions, self.of_mention, self.entities = tokens, mentions, of_mention, entities
        self.attributions = attributions
        self.speakers: list[Entity | None] = [None] * len(attributions)
        self.at: dict[int, int] = {}
        for i, mention in enumerate(mentions):
            for n in range(mention.first, mention.last + 1):
                self.at.setdefault(n, i)
        self.role_of: dict[int, int] = {}
        for i, entity in of_mention.items():
            for role in entity.roles:
                near = abs(role.first - mentions[i].last) <= 3 or abs(role.last - mentions[i].first) <= 4
                if role.how in ("title", "apposition") and near:
                    for n in range(role.first, role.last + 1):
                        self.role_of.setdefault(n, i)
        self.inner = self._contents()
        self.sources = [self._source(i) for i in range(len(attributions))]
        self.source_at = {s.head: s for s in self.sources if s.words}
        self.in_source = {n for s in self.sources for n in s.words}
        self.discourse = Discourse(tokens, self._speaker_at)
        self.groups: dict[frozenset[int], Entity] = {}

    # -- the walk

    def run(self) -> None:
        """Resolve everything."""
        for source in self.sources:
            if source.words:
                self.speakers[source.index] = self._named(source)
        done: set[int] = set()
        for n in range(len(self.tokens)):
            self._step(n, done)
        for source in self.sources:
            if self.speakers[source.index] is None:
                self.speakers[source.index] = self._late(source)
        self._first_person()

    def _step(self, n: int, done: set[int]) -> None:
        source = self.source_at.get(n)
        if source is not None:
            self._meet_source(source)
        i = self.at.get(n)
        if i is not None and i not in done:
            done.add(i)
            if i in self.of_mention and (
                source is None or self.speakers[source.index] is not self.of_mention[i]
            ):
                self.discourse.see(self.of_mention[i], self.mentions[i].head)
        elif source is None:
            self._meet_word(n)

    def _meet_source(self, source: _Source) -> None:
        for same in (s for s in self.sources if s.head == source.head and s.words):
            if self.speakers[same.index] is None:
                self.speakers[same.index] = self._pointing(same)
            entity = self.speakers[same.index]
            if entity is not None:
                self.discourse.see(entity, same.head, speaker=True)

    def _meet_word(self, n: int) -> None:
        """A pronoun or a description that is no source."""
        tokens, low = self.tokens, self.tokens.low[n]
        if tokens.tag[n] in ("PRP", "PRP$") and (low in HE or low in SHE):
            entity = self.discourse.pronoun(n, False)
            if entity is not None:
                entity.add(tokens.span(n, n), None)
                self.discourse.see(entity, n)
            return
        found = descriptions.at(tokens, n, self.at, self.role_of) if n not in self.in_source else None
        if found is None:
            return
        entity = self._described(found, False)
        if entity is not None:
            entity.add(tokens.span(found.first, found.last), tokens.words(found.first, found.last))
            self.discourse.see(entity, found.head)

    # -- sources

    def _source(self, index: int) -> _Source:
        tokens = self.tokens
        inside = sorted({n for span in self.attributions[index].source for n in tokens.within(span)})
        if not inside:
            return _Source(index, [], -1)
        members = set(inside)
        heads = [n for n in inside if tokens.head[n] not in members or tokens.head[n] == n]
        nominal = [n for n in heads if tokens.pos[n] in _NOMINAL and tokens.low[n] not in ("the", "a", "an")]
        head = (nominal or [n for n in inside if tokens.pos[n] in _NOMINAL] or heads)[0]
        return _Source(index, inside, head)

    def _contents(self) -> list[int]:
        """For each word, the attribution with the shortest content around it, or -1."""
        inner = [-1] * len(self.tokens)
        spans = [(sum(e - b for b, e in a.content), i) for i, a in enumerate(self.attributions)]
        for _, i in sorted(spans, reverse=True):
            for span in self.attributions[i].content:
                for n in self.tokens.within(span):
                    inner[n] = i
        return inner

    def _speaker_at(self, n: int) -> Entity | None:
        i = self.inner[n]
        return self.speakers[i] if i >= 0 else None

    def _named(self, source: _Source) -> Entity | None:
        """The entity that a source names, if it names one."""
        members = set(source.words)
        found = self._named_at(source.head, members)
        if found is None:
            return None
        group = self._coordinated(source, found)
        return group or self.of_mention[found]

    def _named_at(self, head: int, members: set[int]) -> int | None:
        i = self.at.get(head)
        if i is not None and i in self.of_mention and not self._modifies(i, head):
            return i
        i = self.role_of.get(head)
        if i is not None and self.mentions[i].head in members:
            return i
        return None

    def _modifies(self, i: int, head: int) -> bool:
        return self.mentions[i].entry is not None and self.mentions[i].entry.form == "adjective"

    def _coordinated(self, source: _Source, first: int) -> Entity | None:
        """The group of “A and B” when both are named in a source."""
        tokens = self.tokens
        members = [self.of_mention[first]]
        last = self.mentions[first].last
        inside = set(source.words)
        for i, mention in enumerate(self.mentions):
            if mention.first <= last or mention.first not in inside or i not in self.of_mention:
                continue
            between = [n for n in range(last + 1, mention.first) if n not in self._role_words(i)]
            low = [tokens.low[n] for n in between]
            if low and all(word in (",", "and", "the", "&") for word in low):
                members.append(self.of_mention[i])
                last = mention.last
        joined = "and" in [tokens.low[n] for n in source.words] or "&" in [
            tokens.low[n] for n in source.words
        ]
        distinct = list(dict.fromkeys(members))
        if len(distinct) < 2 or not joined:
            return None
        return self._group(distinct)

    def _role_words(self, i: int) -> set[int]:
        return {
            n
            for role in self.of_mention[i].roles
            if role.how == "title"
            for n in range(role.first, role.last + 1)
        }

    def _group(self, members: list[Entity]) -> Entity:
        key = frozenset(id(member) for member in members)
        if key not in self.groups:
            names = [member.name for member in members]
            name = ", ".join(names[:-1]) + " and " + names[-1]
            self.groups[key] = Entity(name, GROUP, plural=True, members=tuple(members))
            self.entities.append(self.groups[key])
        return self.groups[key]

    def _pointing(self, source: _Source) -> Entity | None:
        """The entity of a source that names none: a pronoun, a description, somebody unnamed."""
        tokens, n = self.tokens, source.head
        low = tokens.low[n]
        if low in _NOBODY and len(source.words) == 1:
            return None
        if low in RELATIVE and tokens.tag[n] in ("WP", "WDT", "WP$"):
            return self._antecedent(n)
        if tokens.pos[n] == "PRON" or tokens.tag[n] in ("PRP", "PRP$"):
            if low in FIRST:
                return self._speaker_at(n)
            if low in HE or low in SHE or low in THEY or low in IT:
                return self._pronoun(source)
        found = descriptions.of_source(tokens, source.words, n)
        owner = self._author(source, found) if found else None
        if owner is not None:
            return owner
        if found is None:
            return None
        entity = self._described(found, True)
        if entity is not None:
            entity.add(tokens.span(found.first, found.last), tokens.words(found.first, found.last))
        return entity

    def _pronoun(self, source: _Source) -> Entity | None:
        entity = self.discourse.pronoun(source.head, True)
        low = self.tokens.low[source.head]
        if entity is None and low in HE | SHE:
            return None
        if entity is not None:
            entity.add(self.tokens.span(source.head, source.head), None)
            if entity.kind == PERSON and entity.sex is None and low in HE | SHE:
                entity.sex = "m" if low in HE else "f"
        return entity

    def _antecedent(self, n: int) -> Entity | None:
        """Who “who” is: what was mentioned right before it."""
        for seen in self.discourse.recent():
            if self.tokens.sentence[seen.word] != self.tokens.sentence[n]:
                break
            if seen.entity.kind != THING and self.tokens.dep[seen.word] not in ("compound", "poss"):
                return seen.entity
        return None

    def _author(self, source: _Source, found: Description) -> Entity | None:
        """Whose a document is: “a statement by X”, “X's letter”."""
        tokens = self.tokens
        if tokens.low[found.head] not in words("documents") and tokens.lemma[found.head] not in words(
            "documents"
        ):
            return None
        by = [n for n in source.words if n > found.head and tokens.low[n] in ("by", "from", "of")]
        for i, mention in enumerate(self.mentions):
            if i not in self.of_mention:
                continue
            after = mention.last + 1
            owned = mention.first in source.words and after < len(tokens) and tokens.low[after] in ("'s", "'")
            written = bool(by) and tokens.low[by[0]] != "of" and by[0] < mention.first <= source.words[-1]
            if (owned and mention.last < found.head) or written:
                return self.of_mention[i]
        owner = next((n for n in source.words if n < found.head and tokens.tag[n] == "PRP$"), None)
        return self.discourse.pronoun(owner, True) if owner is not None else None

    def _late(self, source: _Source) -> Entity | None:
        """Speakers that only later words tell: “I” in a quotation, a quotation that stands alone."""
        tokens = self.tokens
        if source.words:
            return self._speaker_at(source.head) if tokens.low[source.head] in FIRST else None
        return None

    # -- descriptions

    def _described(self, found: Description, source: bool) -> Entity | None:
        return descriptions.resolve(self, found, source)

    def state_of(self, i: int) -> Entity | None:
        """The state that a demonym (“Russian”) belongs to, as an entity of the text (made if there is none yet)."""
        entry = self.mentions[i].entry
        if entry is None:
            return None
        if i in self.of_mention:
            return self.of_mention[i]
        if entry.form not in ("adjective", "people"):
            return None
        known = next((e for e in self.entities if e.name == entry.name), None)
        if known is None:
            known = Entity(entry.name, entry.kind, of=entry.of, entry=True)
            self.entities.append(known)
        return known

    def _first_person(self) -> None:
        """I, me, my, we, us and our in quotations are mentions of their speaker."""
        tokens = self.tokens
        for n in range(len(tokens)):
            if tokens.quoted[n] >= 0 and tokens.low[n] in FIRST and tokens.tag[n] in ("PRP", "PRP$"):
                entity = self._speaker_at(n)
                if entity is not None:
                    entity.add(tokens.span(n, n), None)
