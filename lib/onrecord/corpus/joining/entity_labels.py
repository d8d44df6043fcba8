"""Labels that distinguish namesakes, and file names of their pages."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pyarrow as pa

from ...display.html.templates import one_line
from ...model.article import slug_of
from ..bulk_rows import fill_table, read_rows

_TEXTS = pa.schema({"entity": pa.int64(), "text": pa.string(), "folded": pa.string()})
_LABELS = pa.schema({"entity": pa.int64(), "label": pa.string()})
_SLUGS = pa.schema({"entity": pa.int64(), "slug": pa.string()})
_KNOWN = """
WITH known AS (
    SELECT entity, mode(affiliation ORDER BY affiliation) AS affiliation, mode(role ORDER BY role) AS role,
        count(affiliation) * 4 >= count(*) AS belongs, count(role) * 4 >= count(*) AS has_role
    FROM appearances WHERE entity IS NOT NULL GROUP BY entity
)
SELECT entity, name, kind, CASE WHEN belongs THEN affiliation END, CASE WHEN has_role THEN role END,
    count(*) OVER (PARTITION BY lower(name)) > 1 AS shared,
    count(DISTINCT kind) OVER (PARTITION BY lower(name)) > 1 AS kinds_differ
FROM entities LEFT JOIN known USING (entity) ORDER BY entity
"""
_REPEATED = r"""
SELECT entity, text FROM label_texts
QUALIFY count(*) OVER (PARTITION BY folded) > 1 OR regexp_matches(folded, ' \(\d+\)$') ORDER BY entity
"""
"""The texts that are not unique, or may be what a number makes of another one."""
_SPEAKERS = "SELECT entity, label FROM entities WHERE claims > 0 ORDER BY words DESC, entity LIMIT ?"


def label(database: duckdb.DuckDBPyConnection) -> None:
    """Add `label` to the table `entities`; it is unique.

    If two entities have the same name, the label adds the affiliation that most articles give (the
    first in the alphabet, if there are several), or the role, or the kind, or else a number.
    """
    fill_table(database, "label_texts", _TEXTS, _texts(database))
    labels = _Unique(" ({})")
    numbered = ((entity, labels.take(text)) for entity, text in read_rows(database, _REPEATED))
    fill_table(database, "numbered_labels", _LABELS, numbered)
    database.execute(
        """
        CREATE OR REPLACE TABLE entities AS
        SELECT e.*, coalesce(n.label, t.text) AS label FROM entities AS e JOIN label_texts AS t USING (entity)
        LEFT JOIN numbered_labels AS n USING (entity) ORDER BY entity;
        DROP TABLE label_texts; DROP TABLE numbered_labels
        """
    )


def choose_pages(database: duckdb.DuckDBPyConnection, pages: int) -> None:
    """Add `slug` to the table `entities`: the unique file name of a speaker's page, or null.

    Args:
        database: the database.
        pages: number of pages; speakers with most words come first.
    """
    slugs = _Unique("-{}")
    chosen = sorted(read_rows(database, _SPEAKERS, [pages]))
    fill_table(
        database, "slugs", _SLUGS, [(who, slugs.take(slug_of(text) or "speaker")) for who, text in chosen]
    )
    database.execute(
        "CREATE OR REPLACE TABLE entities AS "
        "SELECT entity, name, kind, label, slug, articles, claims, words FROM entities "
        "LEFT JOIN slugs USING (entity) ORDER BY entity; DROP TABLE slugs"
    )


def _texts(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, str, str]]:
    for entity, name, kind, affiliation, role, shared, kinds_differ in read_rows(database, _KNOWN):
        plain = one_line(name) or "?"
        more = one_line(affiliation or role or (kind if kinds_differ else "") or "") if shared else ""
        text = f"{plain} ({more})" if more else plain
        yield entity, text, text.casefold()


class _Unique:
    """Makes texts unique by adding a number to repeated ones."""

    def __init__(self, form: str) -> None:
        self._form = form
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def take(self, text: str) -> str:
        found, folded = text, text.casefold()
        number = self._last.get(folded, 1)
        while found.casefold() in self._taken:
            number += 1
            found = text + self._form.format(number)
        self._taken.add(found.casefold())
        if number > 1:
            self._last[folded] = number
        return found
