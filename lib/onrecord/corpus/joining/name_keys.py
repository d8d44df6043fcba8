"""The keys of names: actors of several articles may be one if their keys and kinds agree."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pyarrow as pa

from ...lexicons.words import fold
from ..bulk_rows import fill_table, read_rows
from .actor_profiles import name_key

_NEARLY_ALL = 3
"""Ratio of articles that give one kind of a name to those that give another, at which the first wins."""
_KEYS = ("name", "kind", "folded", "key", "middle", "family", "short")
_TAKEN = f"""
CREATE TABLE name_keys AS
WITH seen AS (
    SELECT name, kind, count(DISTINCT article) AS n FROM appearances WHERE named GROUP BY ALL
), counted AS (
    SELECT key, kind, sum(n) AS n FROM seen JOIN read_keys USING (name, kind) WHERE kind <> 'person'
    GROUP BY ALL
), main AS (
    SELECT key, arg_max(kind, (n, kind)) AS main, max(n) AS most FROM counted GROUP BY key HAVING count(*) > 1
), taken AS (
    SELECT key, kind, main FROM counted JOIN main USING (key) WHERE kind <> main AND most >= {_NEARLY_ALL} * n
)
SELECT k.*, coalesce(t.main, k.kind) AS taken_for
FROM read_keys AS k LEFT JOIN taken AS t ON t.key = k.key AND t.kind = k.kind;
DROP TABLE read_keys
"""


def key_names(database: duckdb.DuckDBPyConnection) -> None:
    """Create the table `name_keys`: the key of each name and kind in the table `appearances`.

    Its column `taken_for` is the kind that replaces a name's kind if nearly all articles give another; the
    kind of a person is never replaced.
    """
    fill_table(database, "read_keys", pa.schema([(name, pa.string()) for name in _KEYS]), _keys(database))
    database.execute(_TAKEN)


def _keys(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, ...]]:
    for name, kind in read_rows(database, "SELECT DISTINCT name, kind FROM appearances WHERE named"):
        key = name_key(name, kind)
        yield name, kind, fold(name), key.key, key.middle, key.family, key.key if key.short else ""
