"""Labels that distinguish namesakes, and file names of their pages."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from ...display.html.templates import one_line
from ...model.article import slug_of


def label(database: duckdb.DuckDBPyConnection) -> None:
    """Add `label` and `slug` to the table `entities`; both are unique.

    If two entities have the same name, the label adds affiliation, role or kind, or else a number.
    """
    rows = database.execute(
        """
        WITH known AS (
            SELECT entity, mode(affiliation) AS affiliation, mode(role) AS role,
                count(affiliation) * 4 >= count(*) AS belongs, count(role) * 4 >= count(*) AS has_role
            FROM appearances WHERE entity IS NOT NULL GROUP BY entity
        )
        SELECT entity, name, kind, CASE WHEN belongs THEN affiliation END, CASE WHEN has_role THEN role END,
            count(*) OVER (PARTITION BY lower(name)) > 1 AS shared,
            count(DISTINCT kind) OVER (PARTITION BY lower(name)) > 1 AS kinds_differ
        FROM entities LEFT JOIN known USING (entity) ORDER BY entity
        """
    ).fetchall()
    labels, slugs = _Unique(" ({})"), _Unique("-{}")
    entities, found, files = [], [], []
    for entity, name, kind, affiliation, role, shared, kinds_differ in rows:
        plain = one_line(name) or "?"
        more = one_line(affiliation or role or (kind if kinds_differ else "") or "") if shared else ""
        text = labels.take(f"{plain} ({more})" if more else plain)
        entities.append(entity)
        found.append(text)
        files.append(slugs.take(slug_of(text) or "speaker"))
    database.register(
        "labels", pa.table({"entity": pa.array(entities, pa.int64()), "label": found, "slug": files})
    )
    database.execute("CREATE OR REPLACE TABLE entities AS SELECT * FROM entities JOIN labels USING (entity)")
    database.unregister("labels")


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
