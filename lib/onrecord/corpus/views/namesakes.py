"""Names that may belong to one actor but were not joined, for a person to decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow as pa

from ...display.tables.table import Cell, Column, Table
from ...lexicons.name_matching import same_given
from ...lexicons.name_spelling import is_slip
from ...lexicons.words import fold
from ..bulk_rows import fill_table
from ..joining.actor_profiles import name_key
from ..result_cells import article_address, figure, speaker, speaker_address, text
from ..result_table import MOST, Maker, make_table, total_of
from ..store import Corpus

_FOLDERS = 3
"""Most folders that are shown of a person."""
_NAMES = pa.schema(
    {
        "entity": pa.int64(),
        "key": pa.string(),
        "given": pa.string(),
        "family": pa.string(),
        "full": pa.bool_(),
        "folded": pa.string(),
    }
)
_MOST_ALIKE = 20
"""Most people of a name, or of a family with one affiliation or role, who are compared: nobody could decide
among more, and the pairs would grow with the square of their number."""
_PAIRS = f"""
CREATE TEMP MACRO are_together(one, other) AS EXISTS (
    SELECT 1 FROM appearances AS p JOIN appearances AS q USING (article)
    WHERE p.entity = one AND q.entity = other
);
CREATE TABLE pairs_of_names AS
WITH belongs AS (
    SELECT DISTINCT entity, 'affiliation' AS what, strip_accents(lower(affiliation)) AS value
    FROM appearances WHERE affiliation IS NOT NULL
        AND coalesce(affiliation_kind, '') NOT IN ('place', 'government')
    UNION
    SELECT entity, 'role', strip_accents(lower(role)) FROM appearances WHERE role IS NOT NULL
), members AS (
    SELECT n.*, what, value, count(*) OVER (PARTITION BY n.family, what, value) AS alike
    FROM names_of_people AS n JOIN belongs USING (entity) WHERE n."full"
), shared AS (
    SELECT a.entity AS one, b.entity AS other, min(a.what) AS what FROM members AS a
    JOIN members AS b ON a.family = b.family AND a.what = b.what AND a.value = b.value
        AND a.entity < b.entity AND a.key <> b.key
    WHERE a.alike <= {_MOST_ALIKE} AND (a.what = 'affiliation' OR may_be_one(a.given, b.given)) GROUP BY ALL
), named AS (
    SELECT *, count(*) OVER (PARTITION BY key) AS alike,
        count(*) FILTER ("full") OVER (PARTITION BY family) AS relatives
    FROM names_of_people
)
SELECT a.entity AS one, b.entity AS other,
    CASE WHEN a.folded <> b.folded AND a."full" THEN 'same first and last name' ELSE 'same name' END
    || CASE WHEN are_together(a.entity, b.entity) THEN ', both in one article'
        ELSE ', and nothing that joins them' END AS why
FROM named AS a JOIN named AS b ON a.key = b.key AND a.entity < b.entity WHERE a.alike <= {_MOST_ALIKE}
UNION ALL
SELECT a.entity, b.entity, 'the short name could be theirs'
FROM named AS a JOIN named AS b ON a.key = b.family
WHERE NOT a."full" AND b."full" AND b.relatives <= {_MOST_ALIKE}
UNION ALL
SELECT one, other, 'same family name and ' || what || ', never in one article' FROM shared
WHERE NOT are_together(one, other)
"""
_QUESTION = f"""
WITH folders AS (
    SELECT entity, list((article, page) ORDER BY article)[:{_FOLDERS}] AS folders
    FROM (SELECT DISTINCT entity, article, page FROM appearances JOIN articles USING (article))
    GROUP BY entity
)
SELECT a.label AS one, a.articles AS n, a.slug, f.folders, b.label AS other, b.articles AS m,
    b.slug AS other_slug, g.folders AS other_folders, why, count(*) OVER () AS total
FROM pairs_of_names AS p JOIN entities AS a ON a.entity = p.one JOIN entities AS b ON b.entity = p.other
JOIN folders AS f ON f.entity = p.one JOIN folders AS g ON g.entity = p.other
ORDER BY a.claims + b.claims DESC, a.label, b.label LIMIT ?
"""


def namesakes(corpus: Corpus) -> Table:
    """Return the table of names that may belong to one actor but were not joined.

    These are people of one name; a name of one word and the full names that end in it; and people of one
    family name whom no article tells apart, who share an affiliation other than a state or a place, or a role
    if their first names may be one (short forms, initials, slips). Names that many people bear are left out.
    """
    answer = _ask(corpus)

    def person(label: Any, slug: Any) -> Cell:
        return Cell(speaker(label), link=speaker_address(corpus, slug))

    makers: tuple[Maker, ...] = (
        (Column("Name"), lambda row: person(row.one, row.slug)),
        (Column("Articles", numeric=True), lambda row: figure(row.n)),
        (Column("Folders"), lambda row: _folders(corpus, row.folders)),
        (Column("May be"), lambda row: person(row.other, row.other_slug)),
        (Column("Articles", numeric=True), lambda row: figure(row.m)),
        (Column("Folders"), lambda row: _folders(corpus, row.other_folders)),
        (Column("Why"), lambda row: Cell(text(row.why))),
    )
    total = total_of(answer)
    return make_table(
        "namesakes",
        "People who were kept apart but may be the same, most claims first, with the folders (at most "
        f"{_FOLDERS}) of their articles, which a file of corrections may name."
        + (f" The first {MOST:,} of {total:,} pairs." if total > MOST else ""),
        answer,
        makers,
        "No two people have names that may be one.",
    )


def _ask(corpus: Corpus) -> pd.DataFrame:
    database = corpus.database
    database.create_function("may_be_one", _may_be_one, ["VARCHAR", "VARCHAR"], "BOOLEAN")
    try:
        fill_table(database, "names_of_people", _NAMES, _names(corpus))
        database.execute(_PAIRS)
        return corpus.ask(_QUESTION, [MOST])
    finally:
        database.remove_function("may_be_one")
        for name in ("names_of_people", "pairs_of_names"):
            database.execute(f"DROP TABLE IF EXISTS {name}")
        database.execute("DROP MACRO IF EXISTS are_together")


def _names(corpus: Corpus) -> Iterator[tuple[int, str, str, str, bool, str]]:
    for entity, name in corpus.rows("SELECT entity, name FROM entities WHERE kind = 'person'"):
        key = name_key(name, "person")
        yield entity, key.key, key.key.partition(" ")[0], key.family, not key.short, fold(name)


def _may_be_one(one: str, other: str) -> bool:
    """Return whether two first names may be one: a short form, an initial, or a slip."""
    return same_given(one, other) or is_slip(one, other)


def _folders(corpus: Corpus, folders: Any) -> Cell:
    """Return the folders of a person's articles, with links to those that have a report."""
    linked = [(text(folder), article_address(corpus, folder, page)) for folder, page in folders]
    bare = ", ".join(folder for folder, address in linked if address is None)
    return Cell(bare, links=tuple((folder, address) for folder, address in linked if address is not None))
