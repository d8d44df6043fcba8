"""The table of numbers that state the same thing but differ between articles of a corpus.

Numbers are compared in articles on one event: those published within `DAYS` of each other that share named
actors. An actor counts the more, the fewer articles it is in; actors in more than `COMMON` articles do not
count, so that time grows with the number of articles and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from types import SimpleNamespace

import duckdb
import pyarrow as pa

from .groups import find_groups
from .quantities import Quantity, quantities_of

DAYS = 7
COMMON = 200
ALIKE = 0.15
"""Least likeness of the actors of two articles on one event (cosine)."""
MOST_ALIKE = 10
"""Most articles that an article is compared with, the most alike first."""
SHARED = 2
"""Least number of actors that they share."""
_OTHERS = 100
"""Articles on other events that a corpus is imagined to have besides; without them, the actors of the only
event of a small corpus would not count."""
_ROWS = 2_000


def find_differing(database: duckdb.DuckDBPyConnection) -> None:
    """Create the table `differing`: thing, article, number.

    Rows of one `thing` appear to state the same thing, and not all have the same value.
    """
    pairs = database.execute(_EVENTS, [COMMON, _OTHERS, DAYS, SHARED, ALIKE, MOST_ALIKE]).fetchall()
    articles = sorted({article for pair in pairs for article in pair})
    groups = find_groups(list(_quantities(database, articles)), pairs)
    rows = [(thing, q.article, q.id) for thing, group in enumerate(groups, 1) for q in group.quantities]
    columns = {name: pa.array([row[i] for row in rows], kind) for i, (name, kind) in enumerate(_COLUMNS)}
    database.register("found", pa.table(columns))
    database.execute("CREATE TABLE differing AS SELECT * FROM found")
    database.unregister("found")


_COLUMNS = (("thing", pa.int64()), ("article", pa.string()), ("number", pa.string()))


def _quantities(database: duckdb.DuckDBPyConnection, articles: list[str]) -> Iterator[Quantity]:
    """Yield the numbers of articles, as `find_groups` compares them."""
    database.register("chosen", pa.table({"article": pa.array(articles, pa.string())}))
    named = database.execute(
        "SELECT article, name, kind, mentions FROM read_actors SEMI JOIN chosen USING (article) "
        "WHERE coalesce(named, true)"
    ).fetchall()
    mentions: dict[str, dict[tuple[int, int], tuple[str, str]]] = {}
    for article, name, kind, spans in named:
        mentions.setdefault(article, {}).update({tuple(span): (name, kind) for span in spans or ()})
    answer = database.execute(_NUMBERS)
    names = [column[0] for column in answer.description or ()]
    found = (row for rows in iter(lambda: answer.fetchmany(_ROWS), []) for row in rows)
    for article, rows in groupby(found, key=lambda row: row[0]):
        numbers = [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in rows]
        yield from quantities_of(article, numbers[0].article_text, numbers, mentions.get(article, {}))
    database.unregister("chosen")


_NUMBERS = """
SELECT n.article, n.id, n.text, n.start, n.end, n.kind, n.value_number AS value, n.low_number AS low,
    n.high_number AS high, n.unit, n.counted, coalesce(n.of_subject, false) AS of_subject,
    coalesce(n.approximate, false) AS approximate, n.time, n.part, t.text AS article_text
FROM read_numbers AS n SEMI JOIN chosen USING (article) JOIN read_articles AS t USING (article)
ORDER BY n.article, n.start
"""

_EVENTS = """
WITH present AS (
    SELECT DISTINCT p.article, p.entity FROM appearances AS p JOIN articles AS a USING (article)
    WHERE p.entity IS NOT NULL AND p.named AND a.same_as IS NULL
), telling AS (
    SELECT entity, ln(((SELECT count(*) FROM articles) + $2) / count(*)) AS weight
    FROM present GROUP BY entity HAVING count(*) <= $1
), weighed AS (SELECT article, entity, weight FROM present JOIN telling USING (entity)),
sizes AS (SELECT article, sqrt(sum(weight * weight)) AS size FROM weighed GROUP BY article),
near AS (
    SELECT a.article AS one, b.article AS other, sum(a.weight * b.weight) AS shared
    FROM weighed AS a JOIN weighed AS b ON a.entity = b.entity AND a.article < b.article
    GROUP BY a.article, b.article HAVING count(*) >= $4
)
SELECT one, other FROM near
JOIN sizes AS x ON x.article = one JOIN sizes AS y ON y.article = other
JOIN articles AS a ON a.article = one JOIN articles AS b ON b.article = other
WHERE shared / (x.size * y.size) >= $5
    AND (a.published IS NULL OR b.published IS NULL OR abs(a.published - b.published) <= $3)
QUALIFY row_number() OVER (PARTITION BY one ORDER BY shared / (x.size * y.size) DESC, other) <= $6
ORDER BY one, other
"""
