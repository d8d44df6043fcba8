"""Names that may belong to one actor but were not joined, for a person to decide."""

from __future__ import annotations

from ...display.tables.table import Cell, Column, Table
from ..result_cells import figure, speaker, text
from ..result_table import MOST, Maker, make_table, speaker_cell
from ..store import Corpus

_QUESTION = """
WITH people AS (
    SELECT entity, label, name, articles, claims, slug, lower(split_part(name, ' ', -1)) AS family
    FROM entities WHERE kind = 'person'
), pairs AS (
    SELECT a.entity AS one, b.entity AS other, 'same name, and nothing that joins them' AS why
    FROM people AS a JOIN people AS b ON lower(a.name) = lower(b.name) AND a.entity < b.entity
    UNION ALL
    SELECT a.entity, b.entity, 'the short name could be theirs'
    FROM people AS a JOIN people AS b ON a.family = b.family
    WHERE NOT contains(a.name, ' ') AND contains(b.name, ' ')
)
SELECT a.label AS one, a.articles AS n, a.slug, a.claims, b.label AS other, b.articles AS m, why
FROM pairs JOIN people AS a ON a.entity = pairs.one JOIN people AS b ON b.entity = pairs.other
ORDER BY a.claims + b.claims DESC, a.label, b.label LIMIT ?
"""


def namesakes(corpus: Corpus) -> Table:
    """Return the table of names that may belong to one actor but were not joined."""
    makers: tuple[Maker, ...] = (
        (Column("Name"), lambda row: speaker_cell(corpus, row.one, row)),
        (Column("Articles", numeric=True), lambda row: figure(row.n)),
        (Column("May be"), lambda row: Cell(speaker(row.other))),
        (Column("Articles", numeric=True), lambda row: figure(row.m)),
        (Column("Why"), lambda row: Cell(text(row.why))),
    )
    return make_table(
        "namesakes",
        "People who were kept apart but may be the same, most claims first.",
        corpus.ask(_QUESTION, [MOST // 4]),
        makers,
        "No two people share a name.",
    )
