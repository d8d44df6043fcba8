"""The audit of how a story is sourced: counts and shares that an editor checks by hand today."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from ..model.frames import rows_of
from ..model.rows.source import TYPES

_UNNAMED = frozenset(("unnamed person", "unnamed group", "anonymous by request"))
_ACCUSING = frozenset(("accusation", "criticism"))
NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Audit:
    """How one story is sourced.

    Attributes:
        sources: number of sources by type, in the order of `onrecord.model.rows.source.TYPES`.
        words: share of the sourced words by type, 0 to 1.
        largest: share of the sourced words of the source that has most of them, 0 to 1.
        pronouns: number of sources that are persons by the pronoun the article uses (`he`, `she`, `they`,
            `not stated`).
        unexplained: ids of unnamed sources for whom the article gives no reason why they are not named.
        unheard: ids of actors who are accused or criticized in a statement and have no statement themselves.
    """

    sources: dict[str, int]
    words: dict[str, float]
    largest: float
    pronouns: dict[str, int]
    unexplained: tuple[str, ...]
    unheard: tuple[str, ...]


def audit(actors: pd.DataFrame, claims: pd.DataFrame, sources: pd.DataFrame) -> Audit:
    """Return the audit of a story from its tables (columns: `onrecord.model.schema`).

    Args:
        actors: the table `actors`.
        claims: the table `claims`.
        sources: the table `sources`.
    """
    total = max(1, int(sources["words"].sum()))
    by_type = sources.groupby("type")["words"].sum()
    counts = Counter(sources["type"])
    present = [name for name in TYPES if counts[name]]
    persons = sources[sources["actor"].isin(actors.loc[actors["kind"] == "person", "id"])]
    return Audit(
        sources={name: counts[name] for name in present},
        words={name: round(float(by_type[name]) / total, 4) for name in present},
        largest=round(float(sources["words"].max()) / total, 4) if len(sources) else 0.0,
        pronouns=dict(Counter(persons["pronoun"].fillna(NOT_STATED))),
        unexplained=tuple(sources.loc[sources["type"].isin(_UNNAMED - {"anonymous by request"}), "actor"]),
        unheard=_unheard(actors, claims, set(sources["actor"])),
    )


def _unheard(actors: pd.DataFrame, claims: pd.DataFrame, heard: set[str]) -> tuple[str, ...]:
    """Return who is accused or criticized in a statement and has no statement of their own."""
    accusing = claims[claims["sourced"] & claims["act"].isin(_ACCUSING)]
    spans = [(row.speaker, span) for row in rows_of(accusing) for span in row.content]
    return tuple(
        actor.id
        for actor in rows_of(actors)
        if actor.kind in ("person", "organization")
        and actor.named
        and actor.id not in heard
        and any(
            speaker != actor.id and begin <= b and e <= end
            for speaker, (begin, end) in spans
            for b, e in actor.mentions
        )
    )
