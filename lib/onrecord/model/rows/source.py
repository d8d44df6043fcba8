"""A source of a story: a speaker of sourced statements, their standing, and how they know."""

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
    """One source of a story.

    Attributes:
        actor: id of the actor.
        type: one of `TYPES`; `anonymous by request` only where the article says that anonymity was asked for
            or granted.
        title: office, title or description, or None.
        affiliation: name of whom they belong to or speak for, or None.
        pronoun: `he`, `she` or `they`, as the article calls a person; None where it uses no pronoun.
        justification: the words that say why the source knows (office, presence, expertise, document), in
            text order.
        statements: number of sourced statements.
        words: words of these statements.
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
