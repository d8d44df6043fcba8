"""Facts that a text gives about its entities, and decisions about what an anaphor refers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .spans import Span


@dataclass(frozen=True, slots=True)
class Role:
    """A role as written in a text: the value of a fact with the field `role`.

    Attributes:
        text: its words, without the article.
        first, last: numbers of its first and last word.
        head: number of its head noun.
        how: `title` (before the name), `apposition`, `clause`, or `place` (“Jane Roe of Acme”: an
            affiliation, not a role).
        noun: the head noun, folded.
    """

    text: str
    first: int
    last: int
    head: int
    how: str
    noun: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a text gives about an entity.

    Attributes:
        entity: id of the entity.
        field: `kind`, `gender`, `role`, `affiliation`, `mention`, …
        value: the value of that field.
        why: span of the words that give it.
    """

    entity: int
    field: str
    value: Any
    why: Span


@dataclass(frozen=True, slots=True)
class Decision:
    """The entity that some words refer to, and facts that they give. It has no effect until it is applied.

    Attributes:
        ranked: entities with their probabilities, most likely first; None means an entity not mentioned so
            far. Empty if the words refer to nobody. The id after the last one of the ledger means an entity
            that the facts create.
        facts: in the order in which they must be applied.
        by: the name of the sieve that decided, or the form of the anaphor that a ranker scored.
    """

    ranked: tuple[tuple[int | None, float], ...] = ()
    facts: tuple[Fact, ...] = ()
    by: str = ""

    @property
    def entity(self) -> int | None:
        """The most likely entity, or None."""
        return self.ranked[0][0] if self.ranked else None
