"""What a person overrules between the stages of an analysis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from .article import Article
from .cast import Cast
from .rows.claim import Claim
from .rows.number import Number
from .rows.stance import Stance


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one correction.

    Attributes:
        table: `actors`, `claims`, `numbers` or `stances`.
        row: id of the row it changed or dismissed, speaker and target for a stance (`a1 a2`); empty if it
            fits none.
        words: the words it names the row by.
        said: what it does, in words.
        note: the note of the person who made it.
        line: its line in the file.
        problem: why it was not applied, or an empty string.
    """

    table: str
    row: str
    words: str
    said: str
    note: str
    line: int
    problem: str


class Hand(Protocol):
    """A person's word on each table, applied before the stages that rest on it.

    Each method takes what a stage found and returns what holds. Ids stay: a row that is changed or dismissed
    never alters the id of another.
    """

    def actors(self, cast: Cast) -> Cast:
        """Return the cast with actors changed, merged or dismissed, and its speakers with them."""
        ...

    def claims(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return the claims with speakers and acts set, without those dismissed."""
        ...

    def numbers(self, numbers: Sequence[Number]) -> tuple[Number, ...]:
        """Return the numbers with their speakers set, without those dismissed."""
        ...

    def stances(self, stances: Sequence[Stance]) -> tuple[Stance, ...]:
        """Return the stances with labels set, without those dismissed, with those added."""
        ...

    def outcomes(self) -> tuple[Outcome, ...]:
        """Return what became of each correction so far, in the order they were applied."""
        ...


class _Nobody:
    """Nobody overrules anything: each table stays as it was found."""

    __slots__ = ()

    def actors(self, cast: Cast) -> Cast:
        return cast

    def claims(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        return tuple(claims)

    def numbers(self, numbers: Sequence[Number]) -> tuple[Number, ...]:
        return tuple(numbers)

    def stances(self, stances: Sequence[Stance]) -> tuple[Stance, ...]:
        return tuple(stances)

    def outcomes(self) -> tuple[Outcome, ...]:
        return ()


class Overruling(Protocol):
    """A person's corrections of one article."""

    def hand(self, article: Article) -> Hand:
        """Return the hand that applies them to an analysis of the article."""
        ...


NOBODY: Hand = _Nobody()
"""The hand of nobody."""
