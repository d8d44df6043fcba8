"""What a text tells of its entities, and what is decided about the words that point to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .spans import Span


@dataclass(frozen=True, slots=True)
class Role:
    """A role as a text gives it: the value of a fact of the field `role`.

    Attributes:
        text: its words, without article.
        first, last: the words it was read from.
        head: the noun in it that says what they are.
        how: `title` (before the name), `apposition`, `clause`, or `place` (“Jane Roe of Acme”: an
            affiliation, no role).
        noun: that noun, folded.
    """

    text: str
    first: int
    last: int
    head: int
    how: str
    noun: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a text tells of an entity.

    Attributes:
        entity: id of the entity.
        field: what is told: `kind`, `gender`, `role`, `affiliation`, `mention`, …
        value: the value of that field.
        why: characters of the words that tell it.
    """

    entity: int
    field: str
    value: Any
    why: Span


@dataclass(frozen=True, slots=True)
class Decision:
    """Which entity some words point to, and what they tell of it. It changes nothing until it is applied.

    Attributes:
        ranked: entities with their probability, likeliest first; None stands for nobody mentioned so far.
            Empty if the words point to nobody. The id after the last one of the ledger stands for an entity
            that the facts make.
        facts: what the words tell, in the order in which it is to be learned.
    """

    ranked: tuple[tuple[int | None, float], ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def entity(self) -> int | None:
        """The likeliest entity, or None."""
        return self.ranked[0][0] if self.ranked else None
