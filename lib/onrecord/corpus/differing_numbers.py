"""Numbers that seem to count the same thing but differ between articles.

Two numbers of different articles are compared if they have the same kind and unit, if the things they count
end in the same word, and if the text around them shares words that are rare in the corpus: `COMPANY` of them,
or `ALONE` if neither article says what is counted. Numbers that one article gives together are not compared,
since they count two things there. Whether they count the same thing and can both be right (one may be
rounded, or of another time or place) is then judged as within one article
(`onrecord.display.compare_numbers`).

A word counts as rare up to a fixed number of articles, and a thing with very many numbers is taken for a
phrase, so that time grows with the number of articles and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from ..display.compare_numbers import Compared, compare_rows
from .joining.connected_groups import components

COMPANY, ALONE = 3, 5
RARE = 100
"""Most articles with a word that counts as rare; in a small corpus, a twentieth of the articles."""
_MOST = 1_000
"""Most numbers of a thing."""
_ROWS = 20_000


def find_differing(database: duckdb.DuckDBPyConnection) -> None:
    """Create the table `differing`: thing, article, number.

    Rows of one `thing` appear to count the same thing, and not all have the same value.
    """
    groups = components(_pairs(database))
    found = {"row": pa.array(groups, pa.int64()), "thing": pa.array(groups.values(), pa.int64())}
    database.register("found", pa.table(found))
    numbers = database.execute(
        "SELECT thing, row, article, number, kind, value, low, high, unit, counted, approximate, place, "
        "time, part FROM found JOIN "
        "(SELECT row_number() OVER (ORDER BY article, number) AS row, * FROM numbers) USING (row) "
        "ORDER BY thing, row"
    ).fetchall()
    database.unregister("found")
    kept = [row for _, rows in groupby(numbers, key=lambda row: row[0]) for row in _differing(list(rows))]
    columns = {name: pa.array([row[i] for row in kept], kind) for i, (name, kind) in enumerate(_KEPT)}
    database.register("kept", pa.table(columns))
    database.execute("CREATE TABLE differing AS SELECT * FROM kept")
    database.unregister("kept")


def _pairs(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers, by row, that may count the same thing."""
    answer = database.cursor().execute(_PAIRS, [RARE, COMPANY, ALONE])
    while pairs := answer.fetchmany(_ROWS):
        yield from pairs


_KEPT = (("thing", pa.int64()), ("article", pa.string()), ("number", pa.string()))


class _Number(NamedTuple):
    """A number with the columns by which it is compared."""

    id: str
    kind: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    counted: str | None
    approximate: bool
    place: str | None
    time: str | None
    part: str | None
    related: tuple[str, ...] = ()


def _differing(rows: list[tuple[Any, ...]]) -> Iterator[tuple[int, str, str]]:
    """Yield thing, article and number of numbers that cannot all be right."""
    if len(rows) > _MOST:
        return
    yield from ((row[0], row[2], row[3]) for row in rows if row[9] is None)
    compared = compare_rows((row[2], _Number(*row[3:])) for row in rows if row[9] is not None)
    places = {(row[2], row[3]): row[1] for row in rows}
    for _, members in groupby(compared, key=lambda found: found.group):
        group: list[Compared] = list(members)
        if any(found.note == "differs" for found in group) and len({found.article for found in group}) > 1:
            thing = places[group[0].article, group[0].id]
            yield from ((thing, found.article, found.id) for found in group)


_PAIRS = r"""
WITH every AS (
    SELECT row_number() OVER (ORDER BY article, number) AS row, *,
        regexp_replace(counted, ' (of|in|for|on|from|with|to|at|between|off) .*', '') AS noun
    FROM numbers
), compared AS (
    SELECT row, article, kind, unit, text, coalesce(value, low, high) AS amount,
        lower(regexp_replace(regexp_extract(noun, '([\pL-]+)[^\pL]*$', 1), '(?i)(es|s)$', '')) AS thing,
        before || ' ' || after AS around
    FROM every JOIN articles USING (article)
    WHERE same_as IS NULL AND coalesce(value, low, high) IS NOT NULL
        AND kind NOT IN ('date', 'date-range', 'ordinal', 'time', 'age')
), words AS (
    SELECT DISTINCT row, article, unnest(regexp_extract_all(lower(around), '[\pL]{4,}')) AS word FROM compared
), rare AS (
    SELECT word FROM words GROUP BY word
    HAVING count(DISTINCT article) BETWEEN 2 AND
        least(?, greatest(3, (SELECT count(*) FROM articles) / 20))
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
