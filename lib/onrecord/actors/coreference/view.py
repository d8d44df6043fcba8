"""What sieves and rankers may read at a given point of the walk through a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ...lexicons.words import words
from ...model.anaphors import Anaphor
from ...model.facts import Decision, Fact
from ...text.tokens import Tokens
from ..entities import Entity
from ..kind_names import PERSON
from ..ledger import Entities
from ..pronouns import FORMS
from .descriptions import description
from .history import History
from .name_index import NameIndex
from .sources import Source, Sources

T = TypeVar("T")


class View:
    """A text and what is known about it so far, read-only.

    Attributes:
        tokens: the words of the text.
        names: its names, by word.
        sources: its sources.
        turns: speakers of paragraphs according to the layout; None for an unnamed interviewer.
        states: for names that are demonyms (“Russian”), by index, the id of the state.
        entities: what is known about each entity.
        history: the mentions so far.
    """

    def __init__(
        self,
        names: NameIndex,
        sources: Sources,
        turns: Mapping[int, int | None],
        states: Mapping[int, int],
        entities: Entities,
        history: History,
        speakers: Sequence[Decision | None],
        decide: Callable[[View, Anaphor], Decision],
    ) -> None:
        """Show a text; `speakers` fills up during the walk, `decide` resolves an anaphor."""
        self.tokens: Tokens = names.tokens
        self.names, self.sources, self.turns, self.states = names, sources, turns, states
        self.entities, self.history = entities, history
        self._speakers, self._decide = speakers, decide
        self._memory: dict[object, object] = {}
        self._kept: dict[object, object] = {}

    def remember(self, key: object, find: Callable[[], T]) -> T:
        """The result stored under a key since the last change, else a new one."""
        if key not in self._memory:
            self._memory[key] = find()
        return self._memory[key]  # type: ignore[return-value]

    def keep(self, key: object, find: Callable[[], T]) -> T:
        """The result stored under a key, else a new one, which no change makes void."""
        if key not in self._kept:
            self._kept[key] = find()
        return self._kept[key]  # type: ignore[return-value]

    def forget(self) -> None:
        """Drop stored results after a change."""
        self._memory.clear()

    # -- entities at words

    def named(self, n: int) -> Entity | None:
        """The entity that a word names, or None."""
        key = self.names.entity_at(n)
        return self.entities[key] if key is not None else None

    def of_name(self, i: int) -> Entity:
        """The entity of a name, by the index of the name."""
        return self.entities[self.names.of_name[i]]

    def state_of(self, i: int) -> Entity | None:
        """The entity of a gazetteer name by index; for a demonym (“Russian”), its state."""
        if self.names.names[i].entry is None:
            return None
        key = self.names.of_name.get(i, self.states.get(i))
        return self.entities[key] if key is not None else None

    def speaker(self, source: Source) -> Entity | None:
        """The speaker of a source, if already decided."""
        return self._entity(self._speakers[source.index])

    def speaker_at(self, n: int) -> Entity | None:
        """The speaker of the innermost attribution around a word, if already decided."""
        return self._entity(self.decision_at(n))

    def decision_at(self, n: int) -> Decision | None:
        """The decision on the innermost attribution around a word, if already made."""
        i = self.sources.content_at[n]
        return self._speakers[i] if i >= 0 else None

    def named_in_words_of(self, n: int) -> frozenset[int]:
        """Ids of entities named in a quotation of the source at a word, or in the words before “he said”.

        Speakers rarely name themselves.
        """
        said = (k for source in self.sources.at.get(n, ()) for k in self.sources.contents[source.index])
        return self.named_in(k for k in said if self.tokens.quoted[k] >= 0 or k < n)

    def named_in(self, words: Iterable[int]) -> frozenset[int]:
        """Ids of the entities that some words name."""
        keys = map(self.names.entity_at, words)
        return frozenset(self.entities.find(key) for key in keys if key is not None)

    def maker_of(self, document: str) -> int | None:
        """The author of the last document with a noun, if the text states it."""
        made = (
            f.entity for f in reversed(self.entities.facts) if f.field == "document" and f.value == document
        )
        return next(made, None)

    def people(self) -> Iterator[Entity]:
        """All people, in order of id."""
        return (entity for entity in self.entities if entity.kind == PERSON)

    # -- antecedents

    def refer(self, anaphor: Anaphor) -> Entity | None:
        """The entity that an anaphor refers to, or None."""
        key = self.remember(anaphor, lambda: self.decide(anaphor).entity)
        return self.entities[key] if key is not None and key < self.entities.next_id else None

    def pronoun(self, n: int, is_source: bool) -> Entity | None:
        """The entity that a third-person pronoun refers to, or None."""
        found = pronoun_at(self.tokens, n)
        return self.refer(replace(found, is_source=is_source)) if found is not None else None

    def inner(self, first: int, head: int) -> Entity | None:
        """The entity of a description inside another: “the lawyer” in “the lawyer's aide”."""
        is_source = head in self.sources.inside
        found = description(self.names, first, head, head, definite=True, is_source=is_source)
        return self.refer(found)

    def source_of(self, anaphor: Anaphor) -> Source | None:
        """The source that is the anaphor itself, or None."""
        return self.sources.all[anaphor.source] if anaphor.source >= 0 else None

    def decide(self, anaphor: Anaphor) -> Decision:
        """The decision on an anaphor."""
        return self._decide(self, anaphor)

    def _entity(self, decision: Decision | None) -> Entity | None:
        key = decision.entity if decision is not None else None
        return self.entities[key] if key is not None else None


def pronoun_at(tokens: Tokens, n: int) -> Anaphor | None:
    """The third-person pronoun at a word as an anaphor, or None; that of “Her Majesty” is none."""
    form = FORMS.get(tokens.low[n])
    style = tokens.low[n + 1 : n + 2]
    if form is None or (style and style[0] in words("styles") and tokens.text[n + 1].istitle()):
        return None
    return Anaphor(n, n, n, tokens.span(n, n), form)


def certain(entity: Entity | int | None, *facts: Fact) -> Decision:
    """The decision for one entity, or for nobody."""
    if entity is None:
        return Decision((), facts)
    return Decision(((entity if isinstance(entity, int) else entity.id, 1.0),), facts)
