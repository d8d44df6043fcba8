"""The table of articles, newest first."""

from __future__ import annotations

from typing import Any

from ...display.tables.table import Cell, Column, Table
from ..result_cells import article_address, day, figure, publisher, text
from ..result_table import MOST, Maker, make_table, rest
from ..store import Corpus

_QUESTION = """
SELECT a.*, count(c.claim) AS claims, count(DISTINCT c.entity) AS speakers, count(*) OVER () AS total
FROM articles AS a LEFT JOIN attributed AS c USING (article) GROUP BY ALL
ORDER BY published DESC NULLS LAST, article LIMIT ?
"""


def articles(corpus: Corpus) -> Table:
    """Return the table of articles, newest first, with a note on copies."""

    def title(row: Any) -> Cell:
        return Cell(text(row.title), link=article_address(corpus, row.article, row.page))

    answer = corpus.ask(_QUESTION, [MOST])
    makers: list[Maker] = [
        (Column("Article"), title),
        (Column("Publisher", filtered=True), lambda row: Cell(publisher(row.publisher))),
        (Column("Published"), lambda row: Cell(day(row.published))),
        (Column("Words", numeric=True), lambda row: figure(row.words)),
        (Column("Claims", numeric=True), lambda row: figure(row.claims)),
        (Column("Named speakers", numeric=True), lambda row: figure(row.speakers)),
    ]
    if answer["same_as"].notna().any():
        same = "the same text as another; not counted elsewhere"
        makers.append((Column("Note"), lambda row: Cell(same if text(row.same_as) else "")))
    total = int(answer["total"].iloc[0])
    caption = "Articles, newest first." + rest(MOST, total, "articles")
    return make_table("articles", caption, answer, makers)
