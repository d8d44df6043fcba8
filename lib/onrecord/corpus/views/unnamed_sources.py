"""Unnamed sources: their share of the words that each publisher attributes.

A source is unnamed as in the audit of its article: no document, and nobody who speaks for a named
organization. A speaker whom the audit does not list is unnamed without a name.
"""

from __future__ import annotations

from ...display.tables.table import Cell, Column, Table
from ...sourcing.audit import UNNAMED
from ..result_cells import figure, percent, publisher
from ..result_table import MOST, Maker, make_table, rest, total_of
from ..store import Corpus

_TYPES = tuple(sorted(UNNAMED))
_SAID = f"""
WITH per_article AS (
    SELECT a.article, a.publisher, count(*) AS claims, sum(c.words) AS words,
        coalesce(sum(c.words) FILTER (coalesce(s.type IN {_TYPES}, c.entity IS NULL)), 0) AS unnamed,
        coalesce(sum(c.words) FILTER (c.actor IS NULL), 0) AS nobody
    FROM counted AS c JOIN articles AS a USING (article) LEFT JOIN sources AS s USING (article, actor)
    GROUP BY a.article, a.publisher
)
"""
"""Claims and words of each article; words of unnamed sources and of none, and those of none."""
OVERALL = _SAID + "SELECT sum(unnamed) / nullif(sum(words), 0) AS share FROM per_article"
"""The share of attributed words that have an unnamed source or none."""
PER_ARTICLE = (
    _SAID + "SELECT article, publisher, unnamed / nullif(words, 0) AS share FROM per_article ORDER BY article"
)
"""The same article by article."""
_PER_PUBLISHER = (
    _SAID
    + """
SELECT publisher, count(*) AS articles, count(*) OVER () AS total, sum(claims) AS claims, sum(words) AS words,
    sum(unnamed) / nullif(sum(words), 0) AS share, sum(nobody) / nullif(sum(words), 0) AS nobody,
    quantile_cont(unnamed / nullif(words, 0), 0.25) AS low,
    quantile_cont(unnamed / nullif(words, 0), 0.75) AS high
FROM per_article GROUP BY publisher ORDER BY articles DESC, publisher NULLS LAST LIMIT ?
"""
)


def sources(corpus: Corpus) -> Table:
    """Return the table of unnamed sources by publisher."""
    answer = corpus.ask(_PER_PUBLISHER, [MOST])
    makers: tuple[Maker, ...] = (
        (Column("Publisher"), lambda row: Cell(publisher(row.publisher))),
        (Column("Articles", numeric=True), lambda row: figure(row.articles)),
        (Column("Claims", numeric=True), lambda row: figure(row.claims)),
        (Column("Attributed words", numeric=True), lambda row: figure(row.words)),
        (Column("From unnamed sources or none", numeric=True), lambda row: percent(row.share)),
        (Column("… without any source", numeric=True), lambda row: percent(row.nobody)),
        (Column("Lower quartile", numeric=True), lambda row: percent(row.low)),
        (Column("Upper quartile", numeric=True), lambda row: percent(row.high)),
    )
    return make_table(
        "unnamed",
        "Share of all words that a publisher attributes, those without any source included; the others are "
        "from named sources and documents. Quartiles are computed over single articles."
        + rest(MOST, total_of(answer), "publishers"),
        answer,
        makers,
        "Nothing is attributed to anyone in these articles.",
    )
