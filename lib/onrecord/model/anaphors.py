"""Anaphors, words that point to somebody, and the candidates for whom they point to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .spans import Span


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that point to an entity without naming it.

    Attributes:
        id: the number of its head word; the implied body of a “spokeswoman” has that of her noun.
        first, last: its words, by number.
        span: its characters: a pronoun, or a description up to the last word that belongs to it.
        form: `he`, `she`, `they`, `it`; `first` (“I”, “our”); `relative` (“who”); `native` (“the German”);
            `body`, `company`: the one implied by “spokeswoman”, “board”; and for descriptions what they are
            of: `person`, `organization`, `country`, `several`, `thing`.
        is_source: whether somebody is said to speak by it, or by words that it is part of.
        source: index of the attribution whose source it is, or -1.
        definite: whether a description points back (“the official”).
        other: whether a description says that somebody else is meant (“another official”).
        introduces: whether a description that points to nobody tells of somebody new.
    """

    id: int
    first: int
    last: int
    span: Span
    form: str
    is_source: bool = False
    source: int = -1
    definite: bool = False
    other: bool = False
    introduces: bool = False

    @property
    def head(self) -> int:
        """The word that the others belong to."""
        return self.id


@dataclass(frozen=True, slots=True)
class Candidate:
    """One that an anaphor may point to.

    Attributes:
        entity: its id; None stands for somebody who was not mentioned before.
        mentions: characters of its mentions so far, in the order in which they were met.
        features: what speaks for and against it, by name.
    """

    entity: int | None
    mentions: tuple[Span, ...]
    features: Mapping[str, float]


Scorer = Callable[[Anaphor, Sequence[Candidate]], Sequence[float]]
"""Scores of the candidates of an anaphor; the softmax over them is the probability of each."""
