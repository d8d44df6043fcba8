"""The mentions so far on the walk through a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..entities import Entity
from ..ledger import Entities

LOOK_BACK, LOOK_BACK_OR_NEW = 60, 240
"""How many mentions are searched for candidates; more if the alternative is a new entity."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention.

    Attributes:
        entity: the id of its entity.
        word: its head word.
        speaker: whether it is the source of an attribution.
    """

    entity: int
    word: int
    speaker: bool


class History:
    """The mentions so far, read-only.

    Attributes:
        seen: in text order.
        of: the mentions of each entity, by its id.
    """

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self.seen: list[Seen] = []
        self.of: dict[int, list[Seen]] = {}

    def recent(self) -> Iterator[Seen]:
        """The last `LOOK_BACK` mentions, last first."""
        return reversed(self.seen[-LOOK_BACK:])

    def last(self, fits: Callable[[Entity], bool]) -> Entity | None:
        """The entity mentioned last among those that fit, or None."""
        recent = (self._entities[seen.entity] for seen in self.recent())
        return next((entity for entity in recent if fits(entity)), None)

    def at(self, word: int) -> int | None:
        """The entity of the last mention with a head word among the recent ones, or None."""
        return next((seen.entity for seen in self.recent() if seen.word == word), None)


class Record(History):
    """The mentions so far, writable."""

    def see(self, entity: int, word: int, speaker: bool = False) -> None:
        """Add a mention."""
        self.seen.append(Seen(entity, word, speaker))
        self.of.setdefault(entity, []).append(self.seen[-1])

    def merge(self, old: int, new: int) -> None:
        """Give all mentions of one entity to another."""
        self.seen = [replace(seen, entity=new) if seen.entity == old else seen for seen in self.seen]
        self.of.pop(old, None)
        self.of[new] = [seen for seen in self.seen if seen.entity == new]
