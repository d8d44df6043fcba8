"""Actors of different articles → entities: the same person or organization is joined.

This is cross-document coreference of names (Bagga and Baldwin, ACL 1998) by rules that a reader can check and
overrule. Short names and descriptions are resolved within each article first. Only named actors are joined:
those of the same kind whose names have the same key (`actor_profiles.name_key`) and whose profiles do not
conflict (`join_namesakes.join_block`). A person known by one word is joined to the one full name that ends in
it, on the same evidence; a short form or an initial (“Bill”, “W.”) is joined to the one person with that
family name (“William”) and a shared affiliation. An actor that is not a person gets the kind that nearly all
articles give it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import duckdb
import pyarrow as pa

from ...lexicons.name_matching import same_given
from ...lexicons.words import nicknames
from ..bulk_rows import fill_table
from . import blocks
from .actor_profiles import Group, group_of
from .headline_names import cut_verbs
from .join_namesakes import belong, full_name_for, join_block
from .name_keys import key_names
from .profile_index import Profiles
from .who_is_who import ByHand, Entry, Selector

_JOINED = pa.schema({"place": pa.int64(), "block": pa.int64(), "nth": pa.int64()})


def join(database: duckdb.DuckDBPyConnection, by_hand: ByHand) -> Iterator[str]:
    """Join the actors in the table `appearances`: set its column `entity`, and create the table `entities`.

    Returns:
        One line per selector of the corrections that fits no actor.
    """
    cut_verbs(database)
    key_names(database)
    yield from _split(database, by_hand)
    blocks.make_blocks(database)
    fill_table(database, "joined", _JOINED, _entities(database))
    blocks.number_entities(database)
    yield from _merge(database, by_hand)
    _describe(database, by_hand)


def _entities(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, int, int]]:
    """Yield the place of each actor in blocks that are not plain, and block and number of its entity."""
    for family, rows in groupby(blocks.appearances(database), key=lambda row: row[1]):
        joiner = _Joiner(family)
        for (block, _, short, key), actors in groupby(rows, key=lambda row: row[:4]):
            for group in join_block(group_of(*row[4:]) for row in actors):
                entity = joiner.entity(group, block, short, key)
                for place in group.appearances:
                    yield place, *entity
                group.appearances.clear()


class _Joiner:
    """Names the entities of a family, and keeps the people whom single-word names may mean.

    Args:
        family: the family name; empty for actors that have none.
    """

    def __init__(self, family: str) -> None:
        self._family = family
        self._count = 0
        self._people = Profiles()
        self._relatives: list[_Relative] = []
        self._called: dict[tuple[str, str], set[int]] = defaultdict(set)

    def entity(self, group: Group, block: int, short: str, key: str) -> tuple[int, int]:
        """Return the block of a group's entity, and its number."""
        if short:
            chosen = full_name_for(group, self._people)
            if chosen is not None:
                return self._relatives[chosen].entity
        given, _, rest = key.partition(" ")
        same = []
        if self._family and not short:
            near = {place for form in _forms(given) for place in self._called.get((form, rest), ())}
            same = [place for place in near if self._relatives[place].may_be(given, group)]
        if len(same) == 1:
            self._call(same[0], given, rest)
            return self._relatives[same[0]].entity
        self._count += 1
        if self._family and not short:
            self._relatives.append(_Relative((block, self._count), group, []))
            self._people.add(group)
            self._call(len(self._relatives) - 1, given, rest)
        return block, self._count

    def _call(self, place: int, given: str, rest: str) -> None:
        """Note a first name of a relative; an initial finds all names that it may stand for."""
        self._relatives[place].givens.append(given)
        plain = given.rstrip(".")
        for form in (plain, f"{plain[:1]}…"):
            self._called[form, rest].add(place)


@dataclass(frozen=True, slots=True)
class _Relative:
    """A person with a family name.

    Attributes:
        entity: the block and number of the entity.
        group: the profile.
        givens: first names seen.
    """

    entity: tuple[int, int]
    group: Group
    givens: list[str]

    def may_be(self, given: str, group: Group) -> bool:
        """Return whether a person with another form of the first name shares an affiliation."""
        return (
            bool(self.group.affiliations and group.affiliations)  # quick to check
            and given not in self.givens
            and any(same_given(given, name) for name in self.givens)
            and belong(self.group, group)
        )


def _forms(given: str) -> Iterable[str]:
    """Return as what other forms of a first name may be noted: the name, short and long forms, an initial."""
    plain = given.rstrip(".")
    return (f"{plain}…",) if len(plain) == 1 else (plain, *nicknames().get(plain, ()), plain[:1])


def _select(database: duckdb.DuckDBPyConnection, selector: Selector) -> list[tuple[str, str, int | None]]:
    """Return article, actor and entity of the actors that a selector matches."""
    rows = database.execute(
        "SELECT a.article, a.actor, a.entity, a.kind, a.role, a.affiliation FROM appearances AS a "
        "JOIN name_keys AS k USING (name, kind) WHERE k.folded = ? ORDER BY ALL",
        [selector.name],
    ).fetchall()
    return [row[:3] for row in rows if selector.fits(row[0], *row[3:])]


def _split(database: duckdb.DuckDBPyConnection, by_hand: ByHand) -> Iterator[str]:
    """Give each split an entity, numbered −1, −2, … in the order of the file."""
    for number, entry in enumerate(by_hand.splits, 1):
        for selector in entry.actors:
            found = _select(database, selector)
            if not found:
                yield _unfitting(selector, entry)
            database.executemany(
                "UPDATE appearances SET entity = ? WHERE article = ? AND actor = ?",
                [(-number, article, actor) for article, actor, _ in found] or [(0, "", "")],
            )


def _merge(database: duckdb.DuckDBPyConnection, by_hand: ByHand) -> Iterator[str]:
    """Join everything that a merge selects, under the number of the first."""
    database.execute("CREATE TABLE merged (entity BIGINT, name VARCHAR)")
    for entry in by_hand.merges:
        entities: list[int] = []
        for selector in entry.actors:
            found = [entity for _, _, entity in _select(database, selector) if entity is not None]
            if not found:
                yield _unfitting(selector, entry)
            entities += found
        for other in {*entities} - {*entities[:1]}:
            database.execute("UPDATE appearances SET entity = ? WHERE entity = ?", [entities[0], other])
            database.execute("UPDATE merged SET entity = ? WHERE entity = ?", [entities[0], other])
        if entities:
            database.execute("INSERT INTO merged VALUES (?, ?)", [entities[0], entry.name])


def _unfitting(selector: Selector, entry: Entry) -> str:
    return f"{selector.place}: no article has an actor {_shown(selector)}; left out of “{entry.name}”"


def _shown(selector: Selector) -> str:
    """Return what a selector asks for: “tom rook” (affiliation “harbour rovers”)."""
    asked = [("kind", selector.kind), ("role", selector.role), ("affiliation", selector.affiliation)]
    limits = [f"{name} “{value}”" for name, value in asked if value is not None]
    limits += [f"articles {', '.join(sorted(selector.articles))}"] if selector.articles else []
    return f"“{selector.given}”" + (f" ({', '.join(limits)})" if limits else "")


def _describe(database: duckdb.DuckDBPyConnection, by_hand: ByHand) -> None:
    """Create the table `entities`: the most frequent name, full if possible, and the kind."""
    names = [(-number, entry.name) for number, entry in enumerate(by_hand.splits, 1)]
    if names:
        database.executemany("INSERT INTO merged SELECT ?, ? ", names)
    database.execute(
        """
        CREATE TABLE entities AS
        WITH seen AS (
            SELECT entity, name, kind, count(*) AS n, short = '' AS is_full
            FROM appearances JOIN name_keys USING (name, kind) WHERE entity IS NOT NULL GROUP BY ALL
        ), best AS (
            SELECT entity, arg_max(name, (is_full, n, length(name), name)) AS name,
                arg_max(kind, (n, kind)) AS kind
            FROM seen GROUP BY entity
        ), by_hand AS (SELECT entity, last(name) AS name FROM merged GROUP BY entity)
        SELECT entity, coalesce(by_hand.name, best.name) AS name, kind
        FROM best LEFT JOIN by_hand USING (entity);
        DROP TABLE merged; DROP TABLE name_keys
        """
    )
