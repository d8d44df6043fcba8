"""The walk through a text that resolves its sources, pronouns and descriptions, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ...lexicons.words import words
from ...model.anaphors import Anaphor, Scorer
from ...model.attribution import Attribution
from ...model.facts import Decision, Fact
from ...networks.reader import Reading
from ...text.layout.turns import Turn
from ...text.parsed import Parsed
from ..entities import Entity
from ..grouping.group_names import NamedEntities
from ..kind_names import PERSON
from ..ledger import Entities, Ledger
from ..pronouns import FIRST
from .anaphors import asked_inside, find_anaphors, is_free, typed, word_met
from .decide import Sieve, decide
from .descriptions import DESCRIPTIONS
from .facts_beside_names import affiliation_of_role, same_as_before
from .further_mentions import add_further_mentions, possible_anaphors
from .history import Record
from .name_index import NameIndex, index_names
from .ranking import learned
from .ranking.network_scores import NetworkScores
from .sieves import NEWCOMERS, SIEVES, UNCUED
from .sieves.documents import document_made, names_document
from .sieves.groups import group_of, joined
from .sieves.named_sources import name_in_source
from .sources import Source, Sources, read_sources
from .speaker_turns import speakers_of_turns
from .view import View

Ranker = Callable[[NetworkScores], Scorer]
"""Makes a scorer of candidates from what the network says of them."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of a text and the speakers of its attributions.

    Attributes:
        entities: what is known about each entity.
        speakers: for each attribution, the decision on its source.
    """

    entities: Entities
    speakers: tuple[Decision, ...]


def resolve(
    parsed: Parsed,
    named: NamedEntities,
    attributions: Sequence[Attribution],
    reading: Reading,
    sieves: Sequence[Sieve] = SIEVES,
    ranker: Ranker = learned.scorer,
) -> Resolution:
    """Resolve the sources, pronouns and descriptions of a text.

    Args:
        parsed: the text.
        named: the entities that it names.
        attributions: its attributions.
        reading: what the networks read in the text.
        sieves: asked in order; the first that answers decides.
        ranker: scores the candidates if no sieve answers.
    """
    tokens = parsed.tokens
    names = index_names(tokens, named)
    sources = read_sources(tokens, attributions)
    anaphors = typed(find_anaphors(names, sources), tokens, reading)
    mentions = {*(name.span for name in names.names), *(anaphor.span for anaphor in anaphors)}
    further = [anaphor for anaphor in possible_anaphors(names) if anaphor.span not in mentions]
    mentions.update(anaphor.span for anaphor in further)
    inside = asked_inside(names, named.known, anaphors)
    asked = {(a.id, a.form): a for a in (*further, *inside, *anaphors)}
    network = NetworkScores(parsed, attributions, reading, sorted(mentions), tuple(asked.values()))
    scorer = ranker(network)
    walk = _Walk(
        names,
        sources,
        named.known,
        anaphors,
        parsed.turns,
        lambda v, a: decide(v, a, sieves, NEWCOMERS, scorer),
    )
    walk.run()
    add_further_mentions(walk.ledger, names, further, network)
    return Resolution(walk.ledger, tuple(walk.final(source) for source in sources.all))


class _Walk:
    """A walk through a text; only it applies decisions."""

    def __init__(
        self,
        names: NameIndex,
        sources: Sources,
        known: Sequence[Entity],
        anaphors: Iterable[Anaphor],
        turns: Sequence[Turn],
        decide: Callable[[View, Anaphor], Decision],
    ) -> None:
        self.tokens, self.names, self.sources = names.tokens, names, sources
        self.ledger = Ledger(known)
        self.history = Record(self.ledger)
        self.speakers: list[Decision | None] = [None] * len(sources.all)
        states, self.turns = self._states_of_demonyms(), speakers_of_turns(names, self.ledger, turns)
        self.view = View(names, sources, self.turns, states, self.ledger, self.history, self.speakers, decide)
        self.anaphors: dict[int, list[Anaphor]] = {}
        for anaphor in anaphors:
            self.anaphors.setdefault(word_met(anaphor), []).append(anaphor)
        self.described: set[int] = set()

    def run(self) -> None:
        """Resolve all sources and anaphors."""
        for source in self.sources.all:
            if source.words and not names_document(self.view, source):
                named = name_in_source(self.view, source)
                self._speaks(source, replace(named, by=name_in_source.__name__) if named else None)
        for n in self._stops():
            self._step(n)
        for source in self.sources.all:
            if self.view.speaker(source) is None:
                found = ((sieve(self.view, source), sieve.__name__) for sieve in UNCUED)
                decision, by = next(((d, by) for d, by in found if d is not None), (None, ""))
                if decision is not None and decision.entity is not None:
                    self._speaks(source, replace(decision, by=by))
        self._first_person()

    def final(self, source: Source) -> Decision:
        """The decision on a source, with ids after all merges."""
        decision = self.speakers[source.index] or Decision()
        shares: dict[int | None, float] = {}
        for key, probability in decision.ranked:
            key = self.ledger.find(key) if key is not None else None
            shares[key] = shares.get(key, 0.0) + probability
        return Decision(tuple(shares.items()), by=decision.by)

    # -- one word after another

    def _stops(self) -> list[int]:
        """The words at which anaphors are resolved, in order."""
        tokens, names = self.tokens, self.names
        begins = (n for n in range(1, len(tokens)) if tokens.paragraph[n] != tokens.paragraph[n - 1])
        turns = [n for n in begins if self.turns.get(tokens.paragraph[n]) is not None]
        self.opens = {n: i for n, i in names.at.items() if names.at.get(n - 1) != i}
        documents = words("documents")
        self.documents = {
            n
            for n, lemma in enumerate(tokens.lemma)
            if lemma.lower() in documents and is_free(names, self.sources, n)
        }
        return sorted({*turns, *self.opens, *self.documents, *self.anaphors})

    def _step(self, n: int) -> None:
        self._meet_turn(n)
        sources = self.sources.at.get(n, ())
        for source, anaphor in zip(sources, self.anaphors.get(n, ()), strict=False):
            self._meet_source(source, anaphor)
        if n in self.opens:
            self._meet_name(self.opens[n], self.view.speaker(sources[-1]) if sources else None)
        elif not sources:
            self._meet_word(n)

    def _meet_turn(self, n: int) -> None:
        """At the start of a paragraph, its speaker according to the layout counts as mentioned."""
        number = self.tokens.paragraph[n]
        key = self.turns.get(number)
        if key is not None and n and self.tokens.paragraph[n - 1] != number:
            self._see(key, n - 1, speaker=True)

    def _meet_source(self, source: Source, anaphor: Anaphor) -> None:
        if self.view.speaker(source) is None:
            self._speaks(source, self._introduced(source) or self.view.decide(anaphor))
        speaker = self.view.speaker(source)
        if speaker is not None:
            self._see(speaker.id, source.head, speaker=True)

    def _introduced(self, source: Source) -> Decision | None:
        """The decision on the same words as another source that means somebody without a name, or None.

        In “a spokesman said on Monday, speaking of the strike” there is one spokesman.
        """
        for other in self.sources.at[source.head]:
            decision, speaker = self.speakers[other.index], self.view.speaker(other)
            if decision and speaker and not speaker.named and other.words == source.words:
                return replace(decision, facts=())
        return None

    def _meet_name(self, i: int, speaker: Entity | None) -> None:
        for find in (affiliation_of_role, same_as_before):
            fact = find(self.view, i)
            if fact is not None and fact.field == "same as":
                self._merge(fact)
            elif fact is not None:
                self._learn([fact])
        if i not in self.names.of_name:
            return
        entity, head = self.view.of_name(i), self.names.names[i].head
        if speaker is None or speaker.id != entity.id:
            self._see(entity.id, head)
        group = joined(self.view, i) if self.tokens.is_subject(head) else None
        if group is not None and all(self.ledger[member].kind == PERSON for member in group.members):
            key, facts = group_of(self.view, i, group)
            self._learn(facts)
            self._see(key, head)

    def _meet_word(self, n: int) -> None:
        """Resolve a pronoun or description outside sources."""
        document = document_made(self.view, n) if n in self.documents - self.described else None
        if document is not None:
            self._learn([document])
        for anaphor in self.anaphors.get(n, ()):
            key = self._apply(self.view.decide(anaphor)) if anaphor.head not in self.described else None
            if key is None:
                continue
            self._see(key, anaphor.head)
            if anaphor.form in DESCRIPTIONS:
                self.described.add(anaphor.head)
            if anaphor.introduces and len(self.ledger[key].mentions) == 1:
                agents = isinstance(self.ledger[key].affiliation, int)
                agents = agents and self.tokens.low[anaphor.head] in words("groups")
                self._learn([Fact(key, "latent", not agents, anaphor.span)])

    # -- what was decided is applied

    def _speaks(self, source: Source, decision: Decision | None) -> None:
        if decision is not None:
            self._apply(decision)
            self.speakers[source.index] = decision

    def _apply(self, decision: Decision) -> int | None:
        """Learn the facts of a decision; return its entity."""
        self._learn(decision.facts)
        return decision.entity

    def _learn(self, facts: Sequence[Fact]) -> None:
        if facts:
            self.ledger.learn(facts)
            self.view.forget()

    def _merge(self, fact: Fact) -> None:
        self.ledger.merge(fact)
        self.history.merge(fact.entity, fact.value)
        self.view.forget()

    def _see(self, key: int, word: int, speaker: bool = False) -> None:
        self.history.see(key, word, speaker)
        self.view.forget()

    def _states_of_demonyms(self) -> dict[int, int]:
        """The states of demonyms (“Russian”), by the index of the name; new ones are made."""
        out: dict[int, int] = {}
        for i, name in enumerate(self.names.names):
            entry = name.entry
            if entry is None or i in self.names.of_name or entry.form not in ("adjective", "people"):
                continue
            key = next((entity.id for entity in self.ledger if entity.name == entry.name), None)
            if key is None:
                told = {"name": entry.name, "kind": entry.kind, "of": entry.of, "entry": True}
                key = self.ledger.open(name.span, **told)
            out[i] = key
        return out

    def _first_person(self) -> None:
        """Count “I”, “my”, “we” and “our” in quotations as mentions of the speaker."""
        tokens = self.tokens
        for n in range(len(tokens)):
            if tokens.quoted[n] >= 0 and tokens.low[n] in FIRST and tokens.tag[n] in ("PRP", "PRP$"):
                speaker = self.view.speaker_at(n)
                if speaker is not None:
                    self._learn([Fact(speaker.id, "mention", None, tokens.span(n, n))])
