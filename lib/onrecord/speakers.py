"""Speakers: which entity the source of an attribution is, and what other words point to an entity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import belonging, descriptions, labels
from .attributions import Attribution
from .coreference import FIRST, HE, IT, RELATIVE, SHE, THEY, Discourse
from .descriptions import Description
from .entities import Entity
from .kinds import GROUP, ORGANIZATION, PERSON, PLACE, THING
from .mentions import Mention
from .tokens import Tokens
from .wordlists import words

_SOMEBODY = frozenset(
    [
        "many",
        "some",
        "others",
        "most",
        "several",
        "few",
        "all",
        "both",
        "everyone",
        "everybody",
        "someone",
        "somebody",
        "anyone",
        "one",
        "another",
        "those",
    ]
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
        self.described: set[int] = set()
        self.written: dict[str, Entity] = {}
        self.labelled: dict[int, Entity | None] = {}

    # -- the walk

    def run(self) -> None:
        """Resolve everything."""
        for source in self.sources:
            if source.words:
                self.speakers[source.index] = self._named(source)
        self.labelled = labels.speakers(self.tokens, self.mentions, self.of_mention)
        done: set[int] = set()
        for n in range(len(self.tokens)):
            self._step(n, done)
        for source in self.sources:
            if self.speakers[source.index] is None:
                self.speakers[source.index] = self._late(source)
        self._first_person()

    def _step(self, n: int, done: set[int]) -> None:
        self._meet_label(n)
        source = self.source_at.get(n)
        if source is not None:
            self._meet_source(source)
        i = self.at.get(n)
        if i is not None and i not in done:
            done.add(i)
            self._affiliate(i)
            if i in self.of_mention and (
                source is None or self.speakers[source.index] is not self.of_mention[i]
            ):
                self.discourse.see(self.of_mention[i], self.mentions[i].head)
        elif source is None:
            self._meet_word(n)

    def _meet_label(self, n: int) -> None:
        """At the first word of a paragraph: whoever speaks it by its label has the floor."""
        number = self.tokens.paragraph[n]
        entity = self.labelled.get(number)
        if entity is not None and n and self.tokens.paragraph[n - 1] != number:
            self.discourse.see(entity, n - 1, speaker=True)

    def _affiliate(self, i: int) -> None:
        """Whom somebody belongs to whose role says “its”, “the company's” or nothing (“chief executive”)."""
        entity = self.of_mention.get(i)
        if entity is None or entity.kind != PERSON or entity.affiliation is not None or not entity.roles:
            return
        tokens, role = self.tokens, entity.roles[0]
        if not 0 <= self.mentions[i].first - role.first < 15 and role.how != "apposition":
            return
        if tokens.low[role.first] in ("its", "their"):
            entity.affiliation = self.discourse.pronoun(role.first, False)
            return
        owner = next((n for n in range(role.first, role.head) if tokens.low[n + 1] in ("'s", "'")), None)
        if owner is not None and tokens.pos[owner] == "NOUN":
            found = Description(role.first, owner, owner, True, False)
            entity.affiliation = self._described(found, False)
            return
        entity.affiliation = (
            belonging.organization_in(self, role.first, role.head, role.last)
            or belonging.in_focus(self, role.first, role.text)
            or belonging.body_of(self, role.head)
        )

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
        if n in self.in_source or n in self.described:
            return
        self._note_author(n)
        found = descriptions.at(tokens, n, self.at, self.role_of)
        entity = self._described(found, False) if found else None
        if entity is None:
            found = descriptions.subject(tokens, n, self.role_of)
            entity = self._described(found, True) if found else None
            if found is not None and entity is not None and not entity.spans:
                agents = isinstance(entity.affiliation, Entity) and tokens.low[found.head] in words("groups")
                entity.latent = not agents
        if entity is not None and found is not None:
            self.described.add(found.head)
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
        while head + 2 < len(tokens) and tokens.low[head + 1] == "-" and tokens.adjacent(head + 1):
            head += 2
            inside = sorted({*inside, head - 1, head})
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
        if self.of_mention[found].kind == PLACE:
            found = self._rather(source, found)
        group = self._coordinated(source, found)
        return group or self.of_mention[found]

    def _rather(self, source: _Source, place: int) -> int:
        """“Leeds-based Acme”, “Raleigh, N.C.-based Acme”: the one that is no place, if the source has one."""
        for n in source.words:
            i = self.at.get(n)
            if i is None or n <= self.mentions[place].last or i not in self.of_mention:
                continue
            if self.of_mention[i].kind in (PERSON, ORGANIZATION):
                return i
        return place

    def _named_at(self, head: int, members: set[int]) -> int | None:
        i = self.at.get(head)
        if i is not None and i in self.of_mention and not self._modifies(i, head):
            return i
        i = self.role_of.get(head)
        if i is None:
            return None
        apart = self.mentions[i].first - max(members)
        return i if self.mentions[i].head in members or apart in (1, 2) else None

    def _modifies(self, i: int, head: int) -> bool:
        entry = self.mentions[i].entry
        return entry is not None and entry.form == "adjective"

    def _coordinated(self, source: _Source, first: int) -> Entity | None:
        """The group of “A and B” when both are named in a source."""
        tokens = self.tokens
        members = [self.of_mention[first]]
        last, joined = self.mentions[first].last, False
        inside = set(source.words)
        for i, mention in enumerate(self.mentions):
            if mention.first <= last or mention.first not in inside or i not in self.of_mention:
                continue
            between = [n for n in range(last + 1, mention.first) if n not in self._role_words(i)]
            low = [tokens.low[n] for n in between]
            if low and all(word in (",", "and", "the", "&") for word in low):
                members.append(self.of_mention[i])
                last = mention.last
                joined = joined or "and" in low or "&" in low
        distinct = list(dict.fromkeys(members))
        if len(distinct) < 2 or not joined:
            return None
        group = self._group(distinct)
        begin = self.mentions[first].first
        group.add(tokens.span(begin, last), tokens.words(begin, last))
        return group

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
        native = self._native(source) or self._plain_name(source)
        if native is not None:
            return native
        found = descriptions.of_source(tokens, source.words, n)
        if found is None:
            return None
        owner = self._author(source, found) or self._goes_by(source) or self._apposed(source)
        if owner is not None:
            return owner
        entity = self._described(found, True)
        if entity is not None:
            entity.add(tokens.span(found.first, found.last), tokens.words(found.first, found.last))
        return entity

    def _plain_name(self, source: _Source) -> Entity | None:
        """Somebody whose short name is a plain word, “Read” or “From”, as a source."""
        tokens, n = self.tokens, source.words[-1]
        if len(source.words) > 1 or not tokens.text[n][0].isupper() or len(tokens.low[n]) < 3:
            return None
        named = (s.entity for s in self.discourse.recent() if s.entity.kind == PERSON and s.entity.named)
        found = next((e for e in named if any(len(f) > 1 and f[-1] == tokens.low[n] for f in e.forms)), None)
        if found is not None:
            found.add(tokens.span(n, n), tokens.text[n])
        return found

    def _native(self, source: _Source) -> Entity | None:
        """“the German” is somebody mentioned before."""
        tokens, n = self.tokens, source.head
        i = self.at.get(n)
        entry = self.mentions[i].entry if i is not None else None
        if entry is None or entry.form not in ("adjective", "people") or tokens.low[n - 1] != "the" or n == 0:
            return None
        if tokens.tag[n] in ("NNS", "NNPS") or len(source.words) > 2:
            return None
        entity = self.discourse.best(n, True, lambda e: 0.0 if e.kind == PERSON and not e.plural else None)
        if entity is not None:
            entity.add(tokens.span(n - 1, n), tokens.words(n - 1, n))
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
        for other in self.sources:
            before = n in other.words or (n - 1 in other.words) or (n - 2 in other.words)
            if before and other.head < n and self.speakers[other.index] is not None:
                return self.speakers[other.index]
        verb = self.tokens.head[n]
        noun = self.tokens.head[verb] if self.tokens.dep[verb] == "relcl" else n - 1
        i = self.at.get(noun)
        if i is not None and i in self.of_mention:
            return self.of_mention[i]
        if self.tokens.dep[verb] == "relcl" and self.tokens.pos[noun] == "NOUN":
            first = next((c for c in self.tokens.children[noun] if c < noun), noun)
            found = descriptions.of_source(self.tokens, list(range(first, noun + 1)), noun)
            entity = self._described(found, True) if found else None
            if found is not None and entity is not None:
                entity.add(self.tokens.span(found.first, noun), self.tokens.words(found.first, noun))
            return entity
        for seen in self.discourse.recent():
            if self.tokens.sentence[seen.word] != self.tokens.sentence[n]:
                break
            if seen.entity.kind != THING and self.tokens.dep[seen.word] not in ("compound", "poss"):
                return seen.entity
        return None

    def _author(self, source: _Source, found: Description) -> Entity | None:
        """Whose a document is: “a statement by X”, “X's letter”."""
        tokens = self.tokens
        kind = tokens.lemma[found.head].lower()
        if tokens.low[found.head] not in words("documents") and kind not in words("documents"):
            return None
        author = self._written_by(source, found)
        if author is not None:
            self.written[kind] = author
        elif found.definite:
            author = self.written.get(kind)
        return author

    def _written_by(self, source: _Source, found: Description) -> Entity | None:
        tokens = self.tokens
        by = [n for n in source.words if n > found.head and tokens.low[n] in ("by", "from", "of")]
        for i, mention in enumerate(self.mentions):
            if i not in self.of_mention:
                continue
            after = mention.last + 1
            owned = mention.first in source.words and after < len(tokens) and tokens.low[after] in ("'s", "'")
            wrote = bool(by) and (by[0] == found.head + 1 or tokens.lemma[by[0] - 1] in words("writing"))
            written = wrote and tokens.low[by[0]] != "of" and by[0] < mention.first <= source.words[-1]
            if (owned and mention.last < found.head) or written:
                return self.of_mention[i]
        return descriptions.owner(self, found)

    def _apposed(self, source: _Source) -> Entity | None:
        """“The families' lawyer, Rosa Delgado”: whoever the apposition to a description names."""
        tokens = self.tokens
        for n in source.words:
            i = self.at.get(n)
            if n <= source.head or i is None or i not in self.of_mention or n != self.mentions[i].first:
                continue
            if self.of_mention[i].kind != PERSON:
                continue
            begin = min([n, *(k for k in self._role_words(i) if source.head < k)])
            title = self.mentions[i].title
            begin = min(begin, title[0]) if title else begin
            begin -= tokens.low[begin - 1] in ("the", "a", "an")
            after = self.mentions[i].last + 1
            listed = after in source.words and tokens.low[after] in ("and", "or", "'s", "'")
            if tokens.low[begin - 1] == "," and not listed:
                return self.of_mention[i]
        return None

    def _note_author(self, n: int) -> None:
        """Remember whose a document is that says nothing itself yet: “a report by X was published”."""
        tokens, kind = self.tokens, self.tokens.lemma[n].lower()
        if kind not in words("documents") or n + 2 >= len(tokens) or tokens.low[n + 1] not in ("by", "from"):
            return
        i = self.at.get(n + 2 + (tokens.low[n + 2] == "the"))
        if i is not None and i in self.of_mention:
            self.written[kind] = self.of_mention[i]

    def _goes_by(self, source: _Source) -> Entity | None:
        """“a man who goes by the name ‘Shorty’” is Shorty."""
        tokens = self.tokens
        for i, mention in enumerate(self.mentions):
            before = mention.first - 2
            if mention.first not in source.words or i not in self.of_mention or before not in source.words:
                continue
            quoted = tokens.text[before + 1] in ("“", "‘", '"', "'") and tokens.low[before] in words(
                "by_name"
            )
            asked = tokens.low[before + 1] == "as" and any(
                tokens.low[n] in ("name", "identified", "named") for n in source.words if n <= before
            )
            if quoted or asked:
                entity = self.of_mention[i]
                entity.kind = PERSON
                return entity
        return None

    def _late(self, source: _Source) -> Entity | None:
        """Speakers that only later words tell: “I” in a quotation, a quotation that stands alone."""
        tokens = self.tokens
        if source.words:
            if tokens.low[source.head] not in FIRST:
                return None
            return self._speaker_at(source.head) or self.labelled.get(tokens.paragraph[source.head])
        content = [n for span in self.attributions[source.index].content for n in tokens.within(span)]
        if content and tokens.paragraph[content[0]] in self.labelled:
            return self.labelled[tokens.paragraph[content[0]]]
        spoken = [n for n in content if tokens.quoted[n] >= 0 or not tokens.text[n].isalnum()]
        if not content or len(spoken) < len(content):
            return None
        return self._around(content[0])

    def _around(self, begin: int) -> Entity | None:
        """Who a quotation that no words attribute is by: the subject before it in its paragraph.

        Where none is there, whoever spoke last in the paragraph before.
        """
        tokens = self.tokens
        near = [s for s in self.discourse.seen if s.word < begin and tokens.quoted[s.word] < 0]
        near = [s for s in near if s.entity.kind in (PERSON, GROUP)]
        here = [s for s in near if tokens.paragraph[s.word] == tokens.paragraph[begin]]
        for seen in reversed(here):
            if seen.speaker or tokens.is_subject(seen.word):
                return seen.entity
        last = [s for s in near if s.speaker and tokens.paragraph[begin] - tokens.paragraph[s.word] <= 1]
        return last[-1].entity if last else None

    # -- descriptions

    def _described(self, found: Description, source: bool) -> Entity | None:
        return descriptions.resolve(self, found, source)

    def described_before(self, found: Description) -> Entity | None:
        """The entity mentioned before that a description stands for, none made for it."""
        return descriptions.resolve(self, found, False)

    def state_of(self, i: int) -> Entity | None:
        """The state of a demonym (“Russian”) as an entity of the text, made if there is none yet."""
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
