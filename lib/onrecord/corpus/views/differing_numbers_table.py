"""Numbers that state the same thing but differ between articles."""

from __future__ import annotations

import re
from typing import Any

from ...display.phrasing.display_names import NOBODY
from ...display.phrasing.number_values import exact_value, human_value
from ...display.tables.table import Cell, Column, Table
from ..cut_texts import AROUND
from ..result_cells import article_address, day, figure, publisher, text
from ..result_table import MOST, Maker, make_table, rest, total_of
from ..store import Corpus

_QUESTION = """
WITH things AS (
    SELECT thing, count(DISTINCT article) AS n, max(coalesce(value, low, high)) AS most,
        min(coalesce(value, low, high)) AS least
    FROM differing JOIN numbers USING (article, number) GROUP BY thing
)
SELECT dense_rank() OVER (ORDER BY t.n DESC, t.thing) AS rank, n.text, n.counted, n.before, n.after,
    n.number, n.kind, n.value, n.low, n.high, n.unit, n.approximate,
    coalesce(n.value, n.low, n.high) AS amount, t.least, t.most, e.label AS speaker,
    coalesce(p.name, if(n.actor IS NULL AND n.claim IS NULL, NULL, ?)) AS unnamed,
    count(*) OVER () AS total, a.*
FROM differing AS d JOIN things AS t USING (thing) JOIN numbers AS n USING (article, number)
JOIN articles AS a USING (article) LEFT JOIN entities AS e USING (entity)
LEFT JOIN appearances AS p ON p.article = n.article AND p.actor = n.actor
ORDER BY rank, a.published, a.article, n.number LIMIT ?
"""


def numbers(corpus: Corpus) -> Table:
    """Return the table of numbers that state the same thing but differ between articles."""

    def article(row: Any) -> Cell:
        address = article_address(corpus, row.article, row.page, f"row-{row.number}")
        return Cell(text(row.title), link=address)

    limits = _limits(corpus)
    makers: tuple[Maker, ...] = (
        (Column("Thing", numeric=True), lambda row: figure(row.rank)),
        (Column("Number", numeric=True), _value),
        (Column("Of what"), lambda row: Cell(text(row.counted))),
        (Column("In its words"), lambda row: Cell(_in_words(row))),
        (Column("Stated by"), lambda row: Cell(_speaker(row))),
        (Column("Publisher", filtered=True), lambda row: Cell(publisher(row.publisher))),
        (Column("Published"), lambda row: Cell(day(row.published))),
        (Column("Article"), article),
    )
    answer = corpus.ask(_QUESTION, [NOBODY, MOST])
    return make_table(
        "differing",
        "Rows with the same entry under “thing” seem to state the same thing with different values."
        + limits
        + rest(MOST, total_of(answer), "rows"),
        answer,
        makers,
        "No two articles seem to give different numbers for the same thing." + limits,
    )


def _limits(corpus: Corpus) -> str:
    """Return the sentences of the caption on pairs that were not compared."""
    found = corpus.rows("SELECT what, compared, possible FROM limits WHERE compared < possible ORDER BY what")
    return "".join(_LIMITS[what].format(compared, possible) for what, compared, possible in found)


_LIMITS = {
    "articles": " Only the {:,} most alike of {:,} pairs of articles on one event are compared.",
    "numbers": " Only the {:,} likeliest of {:,} pairs of numbers are compared by meaning.",
}


def _value(row: Any) -> Cell:
    """Return a number as it is said to be: “about 120”, “at least 40%”."""
    return Cell(human_value(row) or text(row.text), sort=float(row.amount), exact=exact_value(row))


def _speaker(row: Any) -> str:
    """Return who states a number; a source without a name in the words of its article."""
    return text(row.speaker) or text(row.unnamed) or "the article itself"


def _in_words(row: Any) -> str:
    """Return the number with the words around it; where its text goes on, without the word that is cut."""
    before, after = str(row.before), str(row.after)
    if len(before) == AROUND:
        before = re.sub(r"^\S*\s*", "… ", before, count=1)
    if len(after) == AROUND:
        after = re.sub(r"\s*\S*$", " …", after, count=1)
    return text(f"{before}{row.text}{after}")
