"""Blocks: named actors with the same kind and key of the name, of which entities are made.

Most blocks are plain: nothing in them differs but what may be missing, and no other block has the family
name. Each is one entity, so that only the others have to be looked at one actor at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb

from ..bulk_rows import read_rows

_PLACED = """
CREATE TABLE placed AS
SELECT a.rowid AS place, a.article, k.taken_for AS kind, k.key, k.middle, k.short,
    coalesce(nullif(k.family, ''), k.short) AS family, a.role, a.affiliation, a.affiliation_kind,
    dense_rank() OVER (ORDER BY k.taken_for, k.key) AS block
FROM appearances AS a JOIN name_keys AS k USING (name, kind) WHERE a.named AND a.entity IS NULL;
CREATE TABLE blocks AS
WITH alike AS (
    SELECT block, any_value(kind) AS kind, any_value(key) AS key, min(short) AS short,
        min(family) AS family, count(DISTINCT article) AS articles,
        min(middle) = max(middle) AND count(DISTINCT (role, affiliation, affiliation_kind))
            FILTER (role IS NOT NULL OR affiliation IS NOT NULL) <= 1 AS alike
    FROM placed GROUP BY block
)
SELECT *, alike AND (family = '' OR count(*) OVER (PARTITION BY family) = 1) AS plain FROM alike
"""
_APPEARANCES = """
WITH company AS (
    SELECT article, list(DISTINCT block) AS others FROM placed JOIN blocks USING (block)
    WHERE blocks.kind IN ('person', 'organization', 'group')
        AND articles <= greatest(3, (SELECT count(*) FROM articles) / 4)
    GROUP BY article
)
SELECT block, b.family, p.short, p.key, place, p.middle, p.role, p.affiliation, p.affiliation_kind,
    list_filter(coalesce(others, []), lambda b: b <> block)
FROM placed AS p JOIN blocks AS b USING (block) LEFT JOIN company USING (article)
WHERE NOT b.plain
ORDER BY b.family, p.short <> '', substr(p.key, 2, 1) = ' ', p.kind, p.key, place
"""
_NUMBER = """
INSERT INTO joined SELECT place, block, 1 FROM placed JOIN blocks USING (block) WHERE plain;
CREATE TABLE entity_numbers AS
SELECT block, nth, row_number() OVER (ORDER BY short <> '', substr(key, 2, 1) = ' ', kind, key, nth) AS entity
FROM (SELECT DISTINCT block, nth FROM joined) JOIN blocks USING (block);
CREATE OR REPLACE TABLE appearances AS
SELECT a.* REPLACE (coalesce(found.entity, a.entity) AS entity) FROM appearances AS a
LEFT JOIN (SELECT place, entity FROM joined JOIN entity_numbers USING (block, nth)) AS found
    ON found.place = a.rowid;
DROP TABLE joined; DROP TABLE entity_numbers; DROP TABLE placed; DROP TABLE blocks
"""


def make_blocks(database: duckdb.DuckDBPyConnection) -> None:
    """Create the tables `placed` and `blocks` of the named actors that are not split off by hand."""
    database.execute(_PLACED)


def appearances(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """Yield the actors of blocks that are not plain, family by family; initials late, single words last.

    Each row: block, family, short, key, place, middle, role, affiliation, its kind, company.
    """
    return read_rows(database, _APPEARANCES)


def number_entities(database: duckdb.DuckDBPyConnection) -> None:
    """Set the entities in `appearances`: one per plain block, and those of the table `joined`.

    A row of `joined` has a place, and the block and number in it of its entity. All tables of this module are
    dropped.
    """
    database.execute(_NUMBER)
