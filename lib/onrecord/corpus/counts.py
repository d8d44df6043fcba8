"""Numbers that seem to count the same thing and differ between articles.

Two numbers of different articles are compared if they are of one kind and unit, if what they count ends in
the same word, and if the text around them has words in common that are rare in the corpus: `COMPANY` of them,
or `ALONE` where neither article says what is counted. Numbers that one article gives both are not compared:
they count two things there.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

from .linking import components

COMPANY, ALONE = 3, 5


def find_differing(database: duckdb.DuckDBPyConnection) -> None:
    """Make the table `differing`: thing, article, number.

    Rows of one `thing` count the same, as far as can be told, and not all have the same value.
    """
    pairs = database.execute(_PAIRS, [COMPANY, ALONE]).fetchall()
    groups = components((one, other) for one, other in pairs)
    table = pa.table({"row": pa.array(groups, pa.int64()), "thing": pa.array(groups.values(), pa.int64())})
    database.register("found", table)
    database.execute(
        "CREATE TABLE differing AS SELECT thing, article, number FROM found "
        "JOIN (SELECT row_number() OVER (ORDER BY article, number) AS row, article, number FROM numbers) "
        "USING (row)"
    )
    database.unregister("found")


_PAIRS = r"""
WITH every AS (
    SELECT row_number() OVER (ORDER BY article, number) AS row, * FROM numbers
), compared AS (
    SELECT row, article, kind, unit, text, coalesce(value, low, high) AS amount,
        lower(regexp_replace(regexp_extract(counted, '([\pL-]+)[^\pL]*$', 1), '(?i)(es|s)$', '')) AS thing,
        before || ' ' || after AS around
    FROM every JOIN articles USING (article)
    WHERE same_as IS NULL AND coalesce(value, low, high) IS NOT NULL
        AND kind NOT IN ('date', 'date-range', 'ordinal', 'time', 'age')
), words AS (
    SELECT DISTINCT row, article, unnest(regexp_extract_all(lower(around), '[\pL]{4,}')) AS word FROM compared
), rare AS (
    SELECT word FROM words GROUP BY word
    HAVING count(DISTINCT article) BETWEEN 2 AND greatest(3, (SELECT count(*) FROM articles) / 20)
), telling AS (SELECT row, word FROM words SEMI JOIN rare USING (word)),
near AS (
    SELECT a.row AS one, b.row AS other, count(*) AS shared
    FROM telling AS a JOIN telling AS b ON a.word = b.word AND a.row < b.row
    GROUP BY a.row, b.row HAVING count(*) >= ?
)
SELECT one, other FROM near JOIN compared AS a ON a.row = one JOIN compared AS b ON b.row = other
WHERE a.article <> b.article AND a.kind = b.kind AND a.unit IS NOT DISTINCT FROM b.unit
    AND a.amount <> b.amount AND a.thing IS NOT DISTINCT FROM b.thing
    AND (a.thing IS NOT NULL OR (a.unit IS NOT NULL AND shared >= ?))
    AND NOT contains(a.around, b.text) AND NOT contains(b.around, a.text)
    AND NOT EXISTS (
        FROM compared AS c WHERE c.kind = a.kind AND c.unit IS NOT DISTINCT FROM a.unit
            AND c.thing IS NOT DISTINCT FROM a.thing
            AND ((c.article = a.article AND c.amount = b.amount)
                OR (c.article = b.article AND c.amount = a.amount))
    )
"""
