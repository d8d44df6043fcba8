"""Unnamed sources: their share of the words that each publisher attributes."""

from __future__ import annotations

from ...display.tables.table import Cell, Column, Table
from ..result_cells import figure, percent, publisher
from ..result_table import MOST, Maker, make_table, rest, total_of
from ..store import Corpus

PER_ARTICLE = """
SELECT a.article, a.publisher, sum(c.words) AS words,
    coalesce(sum(c.words) FILTER (c.entity IS NULL), 0) / nullif(sum(c.words), 0) AS share
FROM counted AS c JOIN articles AS a USING (article)
GROUP BY a.article, a.publisher ORDER BY a.article
"""
"""The share of attributed words without a named source, article by article."""

UNNAMED = """
WITH per_article AS (
    SELECT a.article, a.publisher, count(*) AS claims, sum(c.words) AS words,
        coalesce(sum(c.words) FILTER (c.entity IS NULL), 0) AS unnamed,
        coalesce(sum(c.words) FILTER (c.actor IS NULL), 0) AS nobody
    FROM counted AS c JOIN articles AS a USING (article) GROUP BY a.article, a.publisher
)
SELECT publisher, count(*) AS articles, count(*) OVER () AS total, sum(claims) AS claims, sum(words) AS words,
    sum(unnamed) / nullif(sum(words), 0) AS share, sum(nobody) / nullif(sum(words), 0) AS nobody,
    quantile_cont(unnamed / nullif(words, 0), 0.25) AS low,
    quantile_cont(unnamed / nullif(words, 0), 0.75) AS high
FROM per_article GROUP BY publisher ORDER BY articles DESC, publisher NULLS LAST LIMIT ?
"""
"""The same per publisher."""


def sources(corpus: Corpus) -> Table:
    """Return the table of unnamed sources by publisher."""
    answer = corpus.ask(UNNAMED, [MOST])
    makers: tuple[Maker, ...] = (
        (Column("Publisher"), lambda row: Cell(publisher(row.publisher))),
        (Column("Articles", numeric=True), lambda row: figure(row.articles)),
        (Column("Claims", numeric=True), lambda row: figure(row.claims)),
        (Column("Attributed words", numeric=True), lambda row: figure(row.words)),
        (Column("From unnamed sources", numeric=True), lambda row: percent(row.share)),
        (Column("… without any source", numeric=True), lambda row: percent(row.nobody)),
        (Column("Lower quartile", numeric=True), lambda row: percent(row.low)),
        (Column("Upper quartile", numeric=True), lambda row: percent(row.high)),
    )
    return make_table(
        "unnamed",
        "Share of attributed words whose source is unnamed; quartiles are computed over single articles."
        + rest(MOST, total_of(answer), "publishers"),
        answer,
        makers,
        "Nothing is attributed to anyone in these articles.",
    )
