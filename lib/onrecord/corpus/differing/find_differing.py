"""The table of numbers that state the same thing but differ between articles of a corpus.

Numbers are compared in articles on one event: those published within `DAYS` of each other that share named
actors. An actor counts the more, the fewer articles it is in; actors in more than `COMMON` articles do not
count, and dated articles are joined week by week, so that time grows with the number of articles and not with
its square. At most `MOST_PAIRS` pairs of articles are compared, the most alike first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from types import SimpleNamespace

import duckdb
import pyarrow as pa

from ..bulk_rows import fill_table
from .groups import Candidate, by_article, candidates, group_candidates
from .quantities import COMPARED, Quantity, quantities_of

DAYS = 7
COMMON = 200
ALIKE = 0.15
"""Least likeness of the actors of two articles on one event (cosine)."""
MOST_ALIKE = 10
"""Most articles that an article is compared with, the most alike first."""
SHARED = 2
"""Least number of actors that they share."""
MOST_PAIRS = 5_000
"""Most pairs of articles whose numbers are compared."""
_OTHERS = 100
"""Articles on other events that a corpus is imagined to have besides; without them, the actors of the only
event of a small corpus would not count."""
_ROWS = 2_000
_AT_ONCE = 2_000
"""Pairs of articles whose numbers are in memory together."""


def find_differing(database: duckdb.DuckDBPyConnection) -> None:
    """Create the tables `differing`, `events` and `limits`.

    Rows of one `thing` of `differing` (thing, article, number) appear to state the same thing, and not all
    have the same value. A row of `events` (one, other, likeness, compared) is a pair of articles on one
    event. A row of `limits` (what, compared, possible) tells how many pairs of articles and of numbers were
    compared, and how many there are.
    """
    database.execute(_PRESENT, [_OTHERS, COMMON])
    database.execute(_EVENTS, [DAYS, SHARED, ALIKE, MOST_ALIKE, MOST_PAIRS])
    found = group_candidates(_candidates(database))
    rows = [(thing, q.article, q.id) for thing, group in enumerate(found.groups, 1) for q in group.quantities]
    fill_table(database, "differing", _DIFFERING, rows)
    events = database.execute("SELECT count(*) FILTER (compared), count(*) FROM events").fetchall()
    limits = [("articles", *events[0]), ("numbers", found.compared, found.possible)]
    fill_table(database, "limits", _LIMITS, limits)
    database.execute("DROP TABLE weighed; DROP TABLE numbered")


_DIFFERING = pa.schema({"thing": pa.int64(), "article": pa.string(), "number": pa.string()})
_LIMITS = pa.schema({"what": pa.string(), "compared": pa.int64(), "possible": pa.int64()})


def _candidates(database: duckdb.DuckDBPyConnection) -> Iterator[Candidate]:
    """Yield the numbers of articles on one event that may state the same thing."""
    answer = database.cursor().execute("SELECT one, other FROM events WHERE compared ORDER BY ALL")
    while pairs := answer.fetchmany(_AT_ONCE):
        articles = sorted({article for pair in pairs for article in pair})
        yield from candidates(by_article(_quantities(database, articles)), pairs)


def _quantities(database: duckdb.DuckDBPyConnection, articles: list[str]) -> Iterator[Quantity]:
    """Yield the numbers of articles that can be compared."""
    database.register("chosen", pa.table({"article": pa.array(articles, pa.string())}))
    named = database.execute(
        "SELECT article, name, kind, id, mentions FROM read_actors SEMI JOIN chosen USING (article) "
        "WHERE coalesce(named, true) ORDER BY article, length(id), id"
    ).fetchall()
    mentions: dict[str, dict[tuple[int, int], tuple[str, str, str]]] = {}
    for article, name, kind, actor, spans in named:
        mentions.setdefault(article, {}).update({tuple(span): (name, kind, actor) for span in spans or ()})
    answer = database.execute(_NUMBERS, [COMPARED])
    names = [column[0] for column in answer.description or ()]
    found = (row for rows in iter(lambda: answer.fetchmany(_ROWS), []) for row in rows)
    for article, rows in groupby(found, key=lambda row: row[0]):
        numbers = [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in rows]
        yield from quantities_of(article, numbers[0].article_text, numbers, mentions.get(article, {}))
    database.unregister("chosen")


_NUMBERS = """
SELECT n.article, n.id, n.text, n.start, n.end, n.kind, n.value_number AS value, n.low_number AS low,
    n.high_number AS high, n.unit, n.counted, coalesce(n.of_subject, false) AS of_subject,
    coalesce(n.approximate, false) AS approximate, n.time, n.part, n.speaker, t.text AS article_text
FROM read_numbers AS n SEMI JOIN chosen USING (article) JOIN read_articles AS t USING (article)
WHERE list_contains($1, n.kind) ORDER BY n.article, n.start
"""

_UNIT = 1_000_000
_PRESENT = f"""
CREATE TABLE numbered AS
SELECT row_number() OVER (ORDER BY article)::INTEGER AS number, article,
    published - DATE '1970-01-01' AS day
FROM articles WHERE same_as IS NULL;
CREATE TABLE weighed AS
WITH present AS (
    SELECT DISTINCT n.number, n.day, p.entity FROM appearances AS p JOIN numbered AS n USING (article)
    WHERE p.entity IS NOT NULL AND p.named
), telling AS (
    SELECT entity, round({_UNIT} * ln(((SELECT count(*) FROM articles) + $1) / count(*)))::BIGINT AS weight
    FROM present GROUP BY entity HAVING count(*) <= $2
)
SELECT number, day, entity, weight FROM present JOIN telling USING (entity)
"""
"""Articles, and the actors that do not count as common, with their weights.

Weights are whole millionths: the sum of floating-point numbers depends on their order, and with it which of
equally alike articles come first.
"""

_EVENTS = """
CREATE TABLE events AS
WITH squares AS (SELECT number, sum(weight * weight)::DOUBLE AS square FROM weighed GROUP BY number),
weeks AS (SELECT *, unnest([day // ($1 + 1) - 1, day // ($1 + 1), day // ($1 + 1) + 1]) AS week FROM weighed),
together AS (
    SELECT a.number AS one, b.number AS other, a.weight
    FROM weighed AS a JOIN weeks AS b
        ON a.entity = b.entity AND a.day // ($1 + 1) = b.week AND a.number < b.number
    WHERE abs(a.day - b.day) <= $1
    UNION ALL
    SELECT a.number, b.number, a.weight
    FROM weighed AS a JOIN weighed AS b ON a.entity = b.entity AND a.number < b.number
    WHERE a.day IS NULL OR b.day IS NULL
), near AS (
    SELECT one, other, sum(weight * weight) AS shared FROM together GROUP BY ALL HAVING count(*) >= $2
), alike AS (
    SELECT one, other, shared / sqrt(x.square * y.square) AS likeness
    FROM near JOIN squares AS x ON x.number = one JOIN squares AS y ON y.number = other
    WHERE likeness >= $3
    QUALIFY row_number() OVER (PARTITION BY one ORDER BY likeness DESC, other) <= $4
)
SELECT x.article AS one, y.article AS other, likeness,
    row_number() OVER (ORDER BY likeness DESC, alike.one, alike.other) <= $5 AS compared
FROM alike JOIN numbered AS x ON x.number = alike.one JOIN numbered AS y ON y.number = alike.other
"""
