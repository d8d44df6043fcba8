"""Actors of different articles that are one and the same, joined into entities.

This is cross-document coreference of names (Bagga and Baldwin, ACL 1998) by rules that a reader can check and
overrule. Short names and descriptions are resolved within each article before. Only named actors are joined:
those of one kind whose names have the same key (`profiles.name_key`) and whom nothing tells apart
(`blocks.join_block`). A person known by one word only is joined to the one full name that ends in it, on the
same evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import duckdb
import pyarrow as pa

from ..wordlists import fold
from .blocks import full_name_for, join_block
from .corrections import ByHand, Entry, Selector
from .profiles import Group, group_of, name_key

_ROWS = 50_000


def join(database: duckdb.DuckDBPyConnection, by_hand: ByHand) -> Iterator[str]:
    """Join the actors of the table `appearances`: sets its column `entity`, and makes the table `entities`.

    Returns:
        A line for each selector of the corrections that fits no actor.
    """
    _key_names(database)
    yield from _split(database, by_hand)
    _assign(database, _Joiner().entities(database))
    yield from _merge(database, by_hand)
    _describe(database, by_hand)


class _Joiner:
    """Numbers the entities block by block, and remembers the people for those who go by one word."""

    def __init__(self) -> None:
        self._count = 0
        self._families: dict[str, list[tuple[int, Group]]] = {}

    def entities(self, database: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, str, str]]:
        """Entity, article and actor id of each named actor."""
        for (_, kind, family, short, _), rows in groupby(_appearances(database), key=lambda row: row[:5]):
            for group in join_block(group_of((row[5], row[6]), *row[7:]) for row in rows):
                entity = self._entity(group, kind, family, short)
                for article, actor in group.appearances:
                    yield entity, article, actor
                group.appearances.clear()

    def _entity(self, group: Group, kind: str, family: str, short: str) -> int:
        if short:
            others = self._families.get(short, [])
            chosen = full_name_for(group, [other for _, other in others])
            if chosen is not None:
                return others[chosen][0]
        self._count += 1
        if family:
            self._families.setdefault(family, []).append((self._count, group))
        return self._count


def _key_names(database: duckdb.DuckDBPyConnection) -> None:
    """The table `name_keys`: what each name of each kind is joined by."""
    names = database.execute("SELECT DISTINCT name, kind FROM appearances WHERE named").fetchall()
    keys = [(name, kind, name_key(name, kind)) for name, kind in names]
    columns = {
        "name": [name for name, _, _ in keys],
        "kind": [kind for _, kind, _ in keys],
        "folded": [fold(name) for name, _, _ in keys],
        "key": [key.key for _, _, key in keys],
        "middle": [key.middle for _, _, key in keys],
        "family": [key.family for _, _, key in keys],
        "short": [key.key if key.short else "" for _, _, key in keys],
    }
    database.register("keys", pa.table({k: pa.array(v, pa.string()) for k, v in columns.items()}))
    database.execute("CREATE TABLE name_keys AS SELECT * FROM keys")
    database.unregister("keys")


def _appearances(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """Named actors that are not split off, block by block, those known by one word last.

    Each row: block, kind, family, short, key, article, actor, middle, role, affiliation, its kind, company.
    """
    answer = database.cursor().execute(
        """
        WITH named AS (
            SELECT a.*, k.key, k.middle, k.family, k.short,
                dense_rank() OVER (ORDER BY k.kind, k.key) AS block
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
        ORDER BY short <> '', kind, key, article, actor
        """
    )
    while rows := answer.fetchmany(2_000):
        yield from rows


def _assign(database: duckdb.DuckDBPyConnection, found: Iterator[tuple[int, str, str]]) -> None:
    """Set the entities of appearances, numbered on from those that are there."""
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
    """Article, actor and entity of the actors that a selector means."""
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
    """Join all that a merge selects, under the number of the first."""
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
    return f"{selector.place}: no article has the actor that “{entry.name}” is to be made of; left out"


def _describe(database: duckdb.DuckDBPyConnection, by_hand: ByHand) -> None:
    """The table `entities`: the name most articles use, a full one where there is one, and the kind."""
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
