"""Speakers: which entity the source of an attribution is, and what other words point to an entity."""

from __future__ import annotations

from collections.abc import Sequence

from ...lexicons.words import fold, words
from ...model.attribution import Attribution
from ..entities import Entity
from ..kinds import PERSON, THING
from . import cataphora, nominals, resolve_nominals, shared_affiliation, source_phrases, speaker_turns
from .discourse import FIRST, HE, IT, RELATIVE, SHE, THEY, Discourse
from .document_owners import Authors
from .groups import Groups
from .name_index import Story
from .nominals import Description
from .ranking import PERSON_NOUN, Features
from .source_phrases import Source
from .uncued_speakers import Floor

_NOBODY = frozenset(
    (
        "each",
        "there",
        "nobody",
        "you",
        "one's",
        "what",
        "nothing",
        "something",
        "everything",
        "this",
        "that",
        "these",
    )
)
_PAIRS = frozenset(("both", "two", "pair", "duo", "couple"))
_OPENS_INSIDE, _CLOSES_INSIDE = frozenset(("‘", "'", "`")), frozenset(("’", "'"))
_INNER = 40


class Resolver:
    """Walks a text once, in order, and ties sources, pronouns and descriptions to entities."""

    def __init__(self, story: Story, attributions: Sequence[Attribution]) -> None:
        self.story, self.attributions = story, attributions
        self.tokens, self.mentions, self.entities = story.tokens, story.mentions, story.entities
        self.of_mention, self.at, self.role_of = story.of_mention, story.at, story.role_of
        self.speakers: list[Entity | None] = [None] * len(attributions)
        self.inner = self._contents()
        self.sources = [
            source_phrases.read_source(self.tokens, i, a.source) for i, a in enumerate(attributions)
        ]
        self.source_at = {s.head: s for s in self.sources if s.words}
        self.in_source = {n for s in self.sources for n in s.words}
        self.discourse = Discourse(self.tokens, self.speaker_at, self._named_by)
        self.groups, self.authors, self.floor = Groups(story), Authors(self), Floor(self.discourse)
        self.described: set[int] = set()
        self.labelled: dict[int, Entity | None] = {}

    # -- the walk

    def run(self) -> None:
        """Resolve everything."""
        for source in self.sources:
            if source.words:
                self.speakers[source.index] = self._named(source)
        self.labelled = speaker_turns.speakers(self.tokens, self.mentions, self.of_mention)
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
            self._identify(i)
            if i in self.of_mention and (
                source is None or self.speakers[source.index] is not self.of_mention[i]
            ):
                self.discourse.see(self.of_mention[i], self.mentions[i].head)
            self._see_group(i)
        elif source is None:
            self._meet_word(n)

    def _see_group(self, i: int) -> None:
        """Several who are named together as a subject may be “they” next."""
        if i in self.of_mention and self.tokens.is_subject(self.mentions[i].head):
            group = self.groups.joined(i)
            if group is not None and all(e.kind == PERSON for e in group[0].members):
                self.discourse.see(group[0], self.mentions[i].head)

    def _meet_label(self, n: int) -> None:
        """At the first word of a paragraph: whoever speaks it by its label has the floor."""
        number = self.tokens.paragraph[n]
        entity = self.labelled.get(number)
        if entity is not None and n and self.tokens.paragraph[n - 1] != number:
            self.discourse.see(entity, n - 1, speaker=True)

    def _identify(self, i: int) -> None:
        """“the lawyer, Jane Roe” at her first mention names the unnamed lawyer of the words before."""
        entity, mention, tokens = self.of_mention.get(i), self.mentions[i], self.tokens
        if entity is None or entity.kind != PERSON or min(span for span, _ in entity.spans) != mention.span:
            return
        role = next((r for r in entity.roles if r.how == "apposition" and r.last < mention.first), None)
        if role is None or role.first == 0 or tokens.low[role.first - 1] != "the":
            return
        told = self.discourse.last(lambda e: not e.named and e.kind == PERSON and e.head == role.noun)
        if told is None or told.plural or not told.spans:
            return
        if cataphora.ranks_in(fold(role.text).split()) != cataphora.ranks_in(told.forms[0]):
            return
        entity.spans += told.spans
        entity.affiliation = entity.affiliation or told.affiliation
        told.spans.clear()
        self.speakers = [entity if speaker is told else speaker for speaker in self.speakers]
        self.discourse.merge(told, entity)
        self.entities.remove(told)

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
            entity.affiliation = resolve_nominals.resolve(self, found, False)
            return
        entity.affiliation = (
            shared_affiliation.organization_in(self, role.first, role.head, role.last)
            or shared_affiliation.in_focus(self, role.first, role.text)
            or shared_affiliation.body_of(self, role.head)
        )

    def _meet_source(self, source: Source) -> None:
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
        of_name = tokens.text[n].islower() and self.story.named(n) is not None
        if n in self.in_source or n in self.described or of_name:
            return
        self.authors.note(n)
        found = nominals.at(tokens, n, self.at, self.role_of)
        entity = resolve_nominals.resolve(self, found, False) if found else None
        if entity is None:
            found = nominals.subject(tokens, n, self.role_of)
            entity = resolve_nominals.resolve(self, found, True) if found else None
            if found is not None and entity is not None and not entity.spans:
                agents = isinstance(entity.affiliation, Entity) and tokens.low[found.head] in words("groups")
                entity.latent = not agents
        if entity is not None and found is not None:
            self.described.add(found.head)
            entity.add(tokens.span(found.first, found.last), tokens.words(found.first, found.last))
            self.discourse.see(entity, found.head)

    # -- sources

    def _contents(self) -> list[int]:
        """For each word, the attribution with the shortest content around it, or -1."""
        inner = [-1] * len(self.tokens)
        spans = [(sum(e - b for b, e in a.content), i) for i, a in enumerate(self.attributions)]
        for _, i in sorted(spans, reverse=True):
            for span in self.attributions[i].content:
                for n in self.tokens.within(span):
                    inner[n] = i
        return inner

    def speaker_at(self, n: int) -> Entity | None:
        """The speaker of the innermost attributed words around a word, if known by now."""
        i = self.inner[n]
        return self.speakers[i] if i >= 0 else None

    def _named_by(self, n: int) -> set[int]:
        """Ids of the entities that the quoted words of the source at a word name."""
        tokens = self.tokens
        words_of = (
            k
            for source in self.sources
            if source.head == n
            for span in self.attributions[source.index].content
            for k in tokens.within(span)
        )
        return {id(e) for k in words_of if tokens.quoted[k] >= 0 and (e := self.story.named(k)) is not None}

    def _named(self, source: Source) -> Entity | None:
        """The entity that a source names, or the group of several, if it names any."""
        found = source_phrases.named_in(self.story, source)
        if found is None:
            return None
        group = self.groups.joined(found, set(source.words))
        if group is None:
            return self.of_mention[found]
        entity, last = group
        begin, end = self.mentions[found].first, self.mentions[last].last
        entity.add(self.tokens.span(begin, end), self.tokens.words(begin, end))
        return entity

    def _pointing(self, source: Source) -> Entity | None:
        """The entity of a source that names none: a pronoun, a description, somebody unnamed."""
        tokens, n = self.tokens, source.head
        low = tokens.low[n]
        if low in _NOBODY and len(source.words) == 1:
            return None
        if low in RELATIVE and tokens.tag[n] in ("WP", "WDT", "WP$"):
            return self._antecedent(n)
        if tokens.pos[n] == "PRON" or tokens.tag[n] in ("PRP", "PRP$"):
            if low in FIRST:
                return self._quoted_inside(n) or self.speaker_at(n)
            if low in HE or low in SHE or low in THEY or low in IT:
                return self._pronoun(source)
        alone = self._pair(source) if low == "both" and len(source.words) == 1 else None
        native = alone or self._native(source) or self._plain_name(source)
        if native is not None:
            return native
        found = nominals.of_source(tokens, source.words, n)
        if found is None:
            return None
        owner = (
            self.authors.of(source, found)
            or source_phrases.goes_by(self.story, source)
            or source_phrases.apposed(self.story, source)
            or self._pair(source)
        )
        if owner is not None:
            return owner
        entity = resolve_nominals.resolve(self, found, True)
        if entity is not None:
            entity.add(tokens.span(found.first, found.last), tokens.words(found.first, found.last))
        return entity

    def _pair(self, source: Source) -> Entity | None:
        """“both women”, “the pair”: two who were named together."""
        if not any(self.tokens.low[n] in _PAIRS for n in source.words):
            return None
        pair = self.discourse.last(lambda e: len(e.members) == 2)
        if pair is not None:
            pair.add(self.tokens.span(source.words[0], source.words[-1]), None)
        return pair

    def _quoted_inside(self, n: int) -> Entity | None:
        """Who “I” is in a quotation inside a quotation: “She told us, ‘I am done’” is not its teller."""
        tokens = self.tokens
        begin = n
        while begin > 0 and tokens.quoted[begin] == tokens.quoted[n] >= 0 and n - begin < _INNER:
            begin -= 1
            if tokens.text[begin] in _CLOSES_INSIDE - _OPENS_INSIDE:
                return None
            if tokens.text[begin] in _OPENS_INSIDE and not tokens.adjacent(begin):
                return self._subject_before(begin)
        return None

    def _subject_before(self, mark: int) -> Entity | None:
        """The subject of the verb right before an inner quotation mark, “I” left to the outer one."""
        tokens = self.tokens
        verb = next((n for n in range(mark - 1, max(mark - 4, -1), -1) if tokens.pos[n] == "VERB"), None)
        if verb is None:
            return None
        subject = tokens.child(verb, "nsubj") or tokens.child(tokens.head[verb], "nsubj")
        if subject is None or tokens.low[subject] in FIRST:
            return None
        return self.story.named(subject) or self.discourse.pronoun(subject, True)

    def _plain_name(self, source: Source) -> Entity | None:
        """Somebody whose short name is a plain word, “Read” or “From”, as a source."""
        tokens, n = self.tokens, source.words[-1]
        if len(source.words) > 1 or not tokens.text[n][0].isupper() or len(tokens.low[n]) < 3:
            return None
        named = (s.entity for s in self.discourse.recent() if s.entity.kind == PERSON and s.entity.named)
        found = next((e for e in named if any(len(f) > 1 and f[-1] == tokens.low[n] for f in e.forms)), None)
        if found is not None:
            found.add(tokens.span(n, n), tokens.text[n])
        return found

    def _native(self, source: Source) -> Entity | None:
        """“the German” is somebody mentioned before."""
        tokens, n = self.tokens, source.head
        i = self.at.get(n)
        entry = self.mentions[i].entry if i is not None else None
        if entry is None or entry.form not in ("adjective", "people") or tokens.low[n - 1] != "the" or n == 0:
            return None
        if tokens.tag[n] in ("NNS", "NNPS") or len(source.words) > 2:
            return None
        entity = self.discourse.rank(PERSON_NOUN, n, True, lambda e: _of_state(e, entry.name))
        if entity is not None:
            entity.add(tokens.span(n - 1, n), tokens.words(n - 1, n))
        return entity

    def _pronoun(self, source: Source) -> Entity | None:
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
        if self.tokens.dep[n - 1] == "conj" and self.tokens.head[n - 1] == noun:
            noun = n - 1
        i = self.at.get(noun)
        if i is not None and i in self.of_mention:
            return self.of_mention[i]
        told = next((seen.entity for seen in self.discourse.recent() if seen.word == noun), None)
        if told is not None:
            return told
        if self.tokens.dep[verb] == "relcl" and self.tokens.pos[noun] == "NOUN":
            first = next((c for c in self.tokens.children[noun] if c < noun), noun)
            found = nominals.of_source(self.tokens, list(range(first, noun + 1)), noun)
            entity = resolve_nominals.resolve(self, found, True) if found else None
            if found is not None and entity is not None:
                entity.add(self.tokens.span(found.first, noun), self.tokens.words(found.first, noun))
            return entity
        for seen in self.discourse.recent():
            if self.tokens.sentence[seen.word] != self.tokens.sentence[n]:
                break
            if seen.entity.kind != THING and self.tokens.dep[seen.word] not in ("compound", "poss"):
                return seen.entity
        return None

    def _late(self, source: Source) -> Entity | None:
        """Speakers that only later words tell: “I” in a quotation, a quotation that stands alone."""
        tokens = self.tokens
        if source.words:
            if tokens.low[source.head] not in FIRST:
                return None
            return self.speaker_at(source.head) or self.labelled.get(tokens.paragraph[source.head])
        content = [n for span in self.attributions[source.index].content for n in tokens.within(span)]
        if content and tokens.paragraph[content[0]] in self.labelled:
            return self.labelled[tokens.paragraph[content[0]]]
        spoken = [n for n in content if tokens.quoted[n] >= 0 or not tokens.text[n].isalnum()]
        if not content or len(spoken) < len(content):
            return self._governing(content) or self._beside(content)
        return self.floor.holder(content[0], content[-1])

    def _governing(self, content: list[int]) -> Entity | None:
        """The subject of the verb that words depend on: of “said” in “Roe laughed and said it was over”."""
        tokens, inside = self.tokens, set(content)
        top = next((n for n in content if tokens.head[n] not in inside), None)
        if top is None or tokens.pos[tokens.head[top]] != "VERB":
            return None
        verb = tokens.head[top]
        while tokens.child(verb, "nsubj", "nsubjpass") is None and tokens.dep[verb] == "conj":
            verb = tokens.head[verb]
        subject = tokens.child(verb, "nsubj")
        if subject is None:
            return None
        return next((seen.entity for seen in self.discourse.seen if seen.word == subject), None)

    def _beside(self, content: list[int]) -> Entity | None:
        """Who speaks before words in their sentence: “Roe said it was over and urged the mayor to go”."""
        if not content:
            return None
        at, number = content[0], self.tokens.sentence
        before = [s for s in self.sources if s.words and s.head < at and number[s.head] == number[at]]
        return self.speakers[max(before, key=lambda s: s.head).index] if before else None

    # -- descriptions

    def described_before(self, found: Description) -> Entity | None:
        """The entity mentioned before that a description stands for, none made for it."""
        return resolve_nominals.resolve(self, found, False)

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
                entity = self.speaker_at(n)
                if entity is not None:
                    entity.add(tokens.span(n, n), None)


def _of_state(entity: Entity, state: str) -> Features | None:
    """What speaks for a person as “the German”."""
    if entity.kind != PERSON or entity.plural:
        return None
    own = entity.affiliation.name if isinstance(entity.affiliation, Entity) else entity.affiliation
    home = entity.known.home if entity.known else ""
    return {"plain": 1.0, "same state": float(state in (own, home))}
