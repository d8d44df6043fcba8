"""Protocols for a person's corrections, applied between the stages of an analysis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from .article import Article
from .attribution import Attribution
from .cast import Cast
from .rows.claim import Claim
from .rows.number import Number
from .rows.stance import Stance


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a correction.

    Attributes:
        table: `actors`, `claims`, `numbers` or `stances`.
        row: id of the row that it changed or dismissed, speaker and target for a stance (`a1 a2`); empty if
            no row matches.
        words: the words by which it identifies the row.
        said: its effect, in words; empty for a row that was not added.
        note: the note of its author.
        line: its line in the file.
        problem: why it was not applied, or an empty string.
        changed: the columns that it sets.
    """

    table: str
    row: str
    words: str
    said: str
    note: str
    line: int
    problem: str
    changed: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """Its intended effect, if the words do not say it, and why it was not applied."""
        return f"{self.said}: {self.problem}" if self.said else self.problem


class Hand(Protocol):
    """Applies a person's corrections to each table, before the stages that depend on it.

    Each method takes the output of a stage and returns it corrected. Changing or dismissing a row does not
    change the ids of other rows.
    """

    def actors(self, cast: Cast) -> Cast:
        """Return the cast with actors changed, merged, dismissed or added, and its speakers updated."""
        ...

    def missing(self, cast: Cast) -> tuple[tuple[Attribution, Cast], ...]:
        """Return the attributions that the program missed, each with a cast whose only speaker is its own."""
        ...

    def claims(self, claims: Sequence[Claim], added: Sequence[Claim] = ()) -> tuple[Claim, ...]:
        """Return the claims with corrected speakers and acts, without dismissed ones, with added ones.

        Args:
            claims: those of the program.
            added: those of `missing`, in its order.
        """
        ...

    def numbers(self, numbers: Sequence[Number]) -> tuple[Number, ...]:
        """Return the numbers with corrected speakers, without dismissed ones."""
        ...

    def stances(self, stances: Sequence[Stance]) -> tuple[Stance, ...]:
        """Return the stances with corrected labels, without dismissed ones, with added ones."""
        ...

    def outcomes(self) -> tuple[Outcome, ...]:
        """Return the outcome of each correction so far, in the order of application."""
        ...


class _Nobody:
    """A hand without corrections: every table stays unchanged."""

    __slots__ = ()

    def actors(self, cast: Cast) -> Cast:
        return cast

    def missing(self, cast: Cast) -> tuple[tuple[Attribution, Cast], ...]:
        return ()

    def claims(self, claims: Sequence[Claim], added: Sequence[Claim] = ()) -> tuple[Claim, ...]:
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
        """Return the hand that applies them to the article's analysis."""
        ...


NOBODY: Hand = _Nobody()
"""The hand without corrections."""
