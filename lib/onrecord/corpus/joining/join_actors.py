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

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import duckdb
import pyarrow as pa

from ...lexicons.name_matching import same_given
from ...lexicons.words import fold
from .actor_profiles import Group, group_of, name_key
from .headline_names import cut_verbs
from .join_namesakes import belong, full_name_for, join_block
from .who_is_who import ByHand, Entry, Selector

_ROWS = 50_000
_NEARLY_ALL = 3
"""Ratio of articles that give one kind of a name to those that give another, at which the first wins."""


def join(database: duckdb.DuckDBPyConnection, by_hand: ByHand) -> Iterator[str]:
    """Join the actors in the table `appearances`: set its column `entity`, and create the table `entities`.

    Returns:
        One line per selector of the corrections that fits no actor.
    """
    cut_verbs(database)
    _key_names(database)
    yield from _split(database, by_hand)
    _assign(database, _Joiner().entities(database))
    yield from _merge(database, by_hand)
    _describe(database, by_hand)


class _Joiner:
    """Numbers the entities block by block, and keeps the people whom single-word names may mean."""

    def __init__(self) -> None:
        self._count = 0
        self._families: dict[str, list[_Relative]] = {}

    def entities(self, database: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, str, str]]:
        """Yield entity, article and actor id of each named actor."""
        for (_, _, family, short, key), rows in groupby(_appearances(database), key=lambda row: row[:5]):
            for group in join_block(group_of((row[5], row[6]), *row[7:]) for row in rows):
                entity = self._entity(group, family, short, key)
                for article, actor in group.appearances:
                    yield entity, article, actor
                group.appearances.clear()

    def _entity(self, group: Group, family: str, short: str, key: str) -> int:
        if short:
            others = self._families.get(short, [])
            chosen = full_name_for(group, [other.group for other in others])
            if chosen is not None:
                return others[chosen].entity
        given, _, rest = key.partition(" ")
        relatives = self._families.setdefault(family, []) if family else []
        same = [other for other in relatives if other.may_be(given, rest, group)]
        if len(same) == 1:
            same[0].givens.append(given)
            return same[0].entity
        self._count += 1
        if family:
            relatives.append(_Relative(self._count, group, [given], rest))
        return self._count


@dataclass(frozen=True, slots=True)
class _Relative:
    """A person with a family name.

    Attributes:
        entity: number of the entity.
        group: the profile.
        givens: first names seen.
        rest: the name without the first.
    """

    entity: int
    group: Group
    givens: list[str]
    rest: str

    def may_be(self, given: str, rest: str, group: Group) -> bool:
        """Return whether a person with another form of the first name shares an affiliation."""
        return (
            rest == self.rest
            and bool(self.group.affiliations and group.affiliations)  # quick to check
            and given not in self.givens
            and any(_is_form(given, name) for name in self.givens)
            and belong(self.group, group)
        )


def _is_form(a: str, b: str) -> bool:
    """Return whether one first name is a short form or the initial of the other."""
    return same_given(a, b) or same_given(b, a)


def _key_names(database: duckdb.DuckDBPyConnection) -> None:
    """Create the table `name_keys`: the key of each name and kind."""
    names = database.execute(
        "SELECT name, kind, count(DISTINCT article) FROM appearances WHERE named GROUP BY ALL"
    ).fetchall()
    keys = [(name, kind, name_key(name, kind)) for name, kind, _ in names]
    kinds = _kinds((key.key, kind, n) for (_, kind, key), (_, _, n) in zip(keys, names, strict=True))
    columns = {
        "name": [name for name, _, _ in keys],
        "kind": [kind for _, kind, _ in keys],
        "folded": [fold(name) for name, _, _ in keys],
        "key": [key.key for _, _, key in keys],
        "taken_for": [kinds.get((key.key, kind), kind) for _, kind, key in keys],
        "middle": [key.middle for _, _, key in keys],
        "family": [key.family for _, _, key in keys],
        "short": [key.key if key.short else "" for _, _, key in keys],
    }
    database.register("keys", pa.table({k: pa.array(v, pa.string()) for k, v in columns.items()}))
    database.execute("CREATE TABLE name_keys AS SELECT * FROM keys")
    database.unregister("keys")


def _kinds(found: Iterable[tuple[str, str, int]]) -> dict[tuple[str, str], str]:
    """Return the kind that replaces a name's kind, if nearly all articles give another.

    Args:
        found: key of a name, kind and number of articles. The kind of a person is never replaced.
    """
    articles: dict[str, Counter[str]] = {}
    for key, kind, n in found:
        if kind != "person":
            articles.setdefault(key, Counter())[kind] += n
    taken: dict[tuple[str, str], str] = {}
    for key, counted in articles.items():
        (main, most), *others = counted.most_common()
        taken |= {(key, kind): main for kind, n in others if most >= _NEARLY_ALL * n}
    return taken


def _appearances(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """Yield named actors that are not split off, block by block; initials late, single words last.

    Each row: block, kind, family, short, key, article, actor, middle, role, affiliation, its kind, company.
    """
    answer = database.cursor().execute(
        """
        WITH named AS (
            SELECT a.* REPLACE (k.taken_for AS kind), k.key, k.middle, k.family, k.short,
                dense_rank() OVER (ORDER BY k.taken_for, k.key) AS block
            FROM appearances AS a JOIN name_keys AS k USING (name, kind)
            WHERE a.named AND a.entity IS NULL
        ), telling AS (
            SELECT block FROM named WHERE kind IN ('person', 'organization', 'group') GROUP BY block
            HAVING count(DISTINCT article) <= greatest(3, (SELECT count(*) FROM articles) / 4)
        ), company AS (
            SELECT article, list(DISTINCT block) AS blocks FROM named SEMI JOIN telling USING (block)
            GROUP BY article
        )
        SELECT block, kind, family, short, key, article, actor, middle, role, affiliation, affiliation_kind,
            list_filter(coalesce(blocks, []), lambda b: b <> block)
        FROM named LEFT JOIN company USING (article)
        ORDER BY short <> '', substr(key, 2, 1) = ' ', kind, key, article, actor
        """
    )
    while rows := answer.fetchmany(2_000):
        yield from rows


def _assign(database: duckdb.DuckDBPyConnection, found: Iterator[tuple[int, str, str]]) -> None:
    """Set the entities of appearances, numbered after the existing ones."""
    database.execute("CREATE TABLE joined (entity BIGINT, article VARCHAR, actor VARCHAR)")
    rows: list[tuple[int, str, str]] = []
    for row in found:
        rows.append(row)
        if len(rows) == _ROWS:
            _insert(database, rows)
            rows.clear()
    _insert(database, rows)
    database.execute(
        """
        UPDATE appearances SET entity = joined.entity FROM joined
        WHERE joined.article = appearances.article AND joined.actor = appearances.actor;
        DROP TABLE joined
        """
    )


def _insert(database: duckdb.DuckDBPyConnection, rows: list[tuple[int, str, str]]) -> None:
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    types = (pa.int64(), pa.string(), pa.string())
    arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
    database.register("chunk", pa.table(arrays, names=["entity", "article", "actor"]))
    database.execute("INSERT INTO joined SELECT * FROM chunk")
    database.unregister("chunk")


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
    return f"{selector.place}: no article has the actors for “{entry.name}”; left out"


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
