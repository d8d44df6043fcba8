"""Anaphors (pronouns and descriptions) and the candidates for their antecedents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .spans import Span


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that refer to an entity without naming it.

    Attributes:
        id: the number of its head word; the body implied by “spokeswoman” has the number of that noun.
        first, last: numbers of its first and last word.
        span: characters of the pronoun or of the whole description.
        form: `he`, `she`, `they`, `it`; `first` (“I”, “our”); `relative` (“who”); `native` (“the German”);
            `body` or `company`, implied by “spokeswoman” or “board”; for descriptions the kind of referent:
            `person`, `organization`, `country`, `several`, `thing`.
        is_source: whether it is the source of an attribution or part of one.
        source: index of that attribution, or -1.
        definite: whether a description is definite (“the official”).
        other: whether a description excludes earlier entities (“another official”).
        introduces: whether a description without an antecedent introduces a new entity.
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
        """The number of its head word."""
        return self.id


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that an anaphor may refer to.

    Attributes:
        entity: its id; None means an entity not mentioned before.
        mentions: spans of its mentions so far, in the order in which they were read.
        features: values of its features, by name.
    """

    entity: int | None
    mentions: tuple[Span, ...]
    features: Mapping[str, float]


Scorer = Callable[[Anaphor, Sequence[Candidate]], Sequence[float]]
"""Scores the candidates of an anaphor; a softmax over the scores gives their probabilities."""
