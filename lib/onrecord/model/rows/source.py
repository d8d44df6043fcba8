"""A source of a story: its type, standing and justification."""

from __future__ import annotations

from dataclasses import dataclass

from ..spans import Span

TYPES = (
    "named person",
    "named organization",
    "document",
    "unnamed person",
    "unnamed group",
    "anonymous by request",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source of a story: a speaker of sourced statements.

    Attributes:
        actor: id of the actor.
        type: one of `TYPES`; `anonymous by request` only if the article says that anonymity was requested or
            granted.
        title: office, title or description, or None.
        affiliation: name of the actor that they belong to or speak for, or None.
        pronoun: the pronoun that the article uses for a person, `he`, `she` or `they`; None if it uses none.
        justification: spans of words that say why the source knows (office, presence, expertise, document),
            in text order.
        statements: number of sourced statements.
        words: number of words in these statements.
        share: these words as a share of the article's words, 0 to 1.
    """

    actor: str
    type: str
    title: str | None
    affiliation: str | None
    pronoun: str | None
    justification: tuple[Span, ...]
    statements: int
    words: int
    share: float
