"""The audit of how a story is sourced: counts and shares that editors otherwise check by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..model.frames import rows_of
from ..model.rows.source import TYPES

UNNAMED = frozenset(("unnamed person", "unnamed group", "anonymous by request"))
"""Types of sources without a name."""
EXPLAINED = "anonymous by request"
"""The type of an unnamed source for which the article says why it is not named."""
ACCUSING = ("accusation", "criticism")
"""Acts that call for a reply."""
NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Audit:
    """How a story is sourced.

    Attributes:
        sources: number of sources by type, in the order of `onrecord.model.rows.source.TYPES`.
        words: share of the sourced words by type, 0 to 1.
        main: id of the source with most words; None without sources.
        largest: share of the sourced words of that source, 0 to 1.
        pronouns: number of sources that are persons, by the pronoun that the article uses for them (`he`,
            `she`, `they`, `not stated`).
        explained: ids of unnamed sources for whom the article says that anonymity was requested or granted.
        unexplained: ids of the other unnamed sources.
        accused: for each actor that a statement accuses or criticizes without ever quoting it or anyone who
        belongs to it, the ids of these statements.
    """

    sources: Mapping[str, int]
    words: Mapping[str, float]
    main: str | None
    largest: float
    pronouns: Mapping[str, int]
    explained: tuple[str, ...]
    unexplained: tuple[str, ...]
    accused: Mapping[str, tuple[str, ...]]


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
    unnamed = sources[sources["type"].isin(UNNAMED)]
    pronouns = Counter(persons["pronoun"].fillna(NOT_STATED))
    most = int(sources["words"].max()) if len(sources) else 0
    return Audit(
        sources={name: counts[name] for name in present},
        words={name: round(float(by_type[name]) / total, 4) for name in present},
        main=str(sources["actor"].iloc[int(sources["words"].to_numpy().argmax())]) if len(sources) else None,
        largest=round(most / total, 4),
        pronouns={name: pronouns[name] for name in ("she", "he", "they", NOT_STATED) if pronouns[name]},
        explained=tuple(unnamed.loc[unnamed["type"] == EXPLAINED, "actor"]),
        unexplained=tuple(unnamed.loc[unnamed["type"] != EXPLAINED, "actor"]),
        accused=_accused(actors, claims, set(sources["actor"])),
    )


def _accused(actors: pd.DataFrame, claims: pd.DataFrame, quoted: set[str]) -> dict[str, tuple[str, ...]]:
    """Return the actors who are accused or criticized in statements but not heard, with the statements."""
    above = {a.id: a.affiliation for a in rows_of(actors) if isinstance(a.affiliation, str)}
    heard = set(quoted)
    for key in quoted:
        while (key := above.get(key, "")) and key not in heard:
            heard.add(key)
    everybody = list(rows_of(actors))
    shown = {a.id for a in everybody if a.kind in ("person", "organization") and a.named} - heard
    found: dict[str, tuple[str, ...]] = {}
    for claim in rows_of(claims[claims["sourced"] & claims["act"].isin(ACCUSING)]):
        for actor in _about(claim, everybody):
            if actor in shown:
                found[actor] = (*found.get(actor, ()), str(claim.id))
    return {actor.id: found[actor.id] for actor in everybody if actor.id in found}


def _about(claim: Any, actors: Sequence[Any]) -> tuple[str, ...]:
    """Return the ids of whom an accusation is about: those of its content, but the speaker, named first."""
    speaker = claim.speaker if isinstance(claim.speaker, str) else None
    inside = [
        (begin, str(actor.id))
        for actor in actors
        if actor.id != speaker
        for begin, end in actor.mentions
        if any(b <= begin and end <= e for b, e in claim.content)
    ]
    first = min(inside, default=(0, ""))[0]
    return tuple(dict.fromkeys(key for begin, key in inside if begin == first))
