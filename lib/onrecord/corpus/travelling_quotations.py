"""Travelling quotations: sentences that several articles quote, perhaps in different wordings.

Every quoted sentence of at least `compare_quotations.LEAST` words is compared with those that share three
consecutive words (an inverted index of 3-word shingles, joined in DuckDB): of each sentence, at most
`_TELLING` shingles that fewest sentences have are looked up in all others. RapidFuzz then measures the
similarity of the shorter one and the best-matching stretch of the other, word by word; the threshold is
higher for two speakers.

Why not MinHash: we compared both on 20,000 sentences, half of them altered copies (a word changed, words cut
or added, the sentence cut short), on one core. MinHash of 2-word shingles, with 128 permutations and a
threshold of 0.4, found 98.1% of the copies (datasketch 2.0.0, 37 s) or 98.2% (rensa 0.5.0, 3.2 s). The exact
index found 99.9% (3 s) without another library; after RapidFuzz 3.14.6 (11 s), 99.3% remain. RapidFuzz alone,
on all pairs, takes 63 s for 2,000 sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from .bulk_rows import fill_table, read_rows
from .compare_quotations import (
    LEAST,
    OPENING,
    SAME,
    SAME_FROM_OTHERS,
    are_same,
    is_same,
    quoted_sentences,
    words_of,
)
from .joining.connected_groups import Groups, Integers

_ROWS = 100_000
_COMMON = 200  # a shingle in more different wordings than this is a phrase, not a quotation
_TELLING = 8
"""Shingles of a wording that are looked up in all others, those in fewest wordings first."""
_CANDIDATES = 100
"""Most wordings that the shingles of one have together, after the first shingle; it bounds the work."""
_FIRST_CHARACTER, _CHARACTERS = 0xE000, 1_000_000
"""The characters that stand for words; two words of a pair share one in a millionth of the cases."""
Booleans = NDArray[np.bool_]
_SENTENCES = pa.schema(
    {
        "article": pa.string(),
        "claim": pa.string(),
        "place": pa.int64(),
        "sentence": pa.string(),
        "words": pa.string(),
        "entity": pa.int64(),
    }
)
_OTHERS = pa.schema(
    [
        pa.field("quote", pa.int64()),
        *(_SENTENCES.field(n) for n in ("article", "claim", "place", "sentence", "words")),
    ]
)
_REPEATS = pa.schema({"quote": pa.int64(), "article": pa.string(), "part": pa.int64()})


def find_quotes(database: duckdb.DuckDBPyConnection) -> None:
    """Create the table `quotes`: quote, article, claim, place, sentence.

    A row is the wording of a sentence in one article. Rows of one `quote` are wordings of the same words, in
    at least two articles that are not copies of each other; `place` is the position of the sentence in its
    claim. An article that gives the words in several sentences has a row for each, and none for what it
    repeats. Sentences that follow each other in the same claims form one quote.
    """
    _collect(database)
    database.execute(
        f"""
        CREATE TABLE wordings AS
        SELECT row_number() OVER (ORDER BY words) AS wording, words, speakers, array_to_string(
            [chr(({_FIRST_CHARACTER} + hash(w) % {_CHARACTERS})::INTEGER) FOR w IN string_split(words, ' ')],
            '') AS signs
        FROM (SELECT words, list_distinct(list(entity)) AS speakers FROM sentences GROUP BY words);
        CREATE TABLE groups (wording BIGINT, quote BIGINT)
        """
    )
    found = _groups(database)
    table = pa.table({"wording": pa.array(found, pa.int64()), "quote": pa.array(found.values(), pa.int64())})
    database.register("found", table)
    database.execute(
        """
        INSERT INTO groups SELECT * FROM found;
        CREATE TABLE grouped AS
        WITH named AS (
            SELECT coalesce(g.quote, w.wording) AS quote, s.article, s.claim, s.place, s.sentence, words
            FROM sentences AS s JOIN wordings AS w USING (words) LEFT JOIN groups AS g USING (wording)
        )
        SELECT * FROM named SEMI JOIN (
            SELECT quote FROM named GROUP BY quote HAVING min(article) < max(article)
        ) USING (quote)
        """
    )
    fill_table(database, "others", _OTHERS, _others(database))
    database.execute(
        """
        CREATE TABLE parts AS
        SELECT *, row_number() OVER (
            PARTITION BY quote, article
            ORDER BY len(string_split(words, ' ')) DESC, place, length(claim), claim
        ) AS part
        FROM (FROM grouped UNION ALL FROM others)
        """
    )
    fill_table(database, "repeats", _REPEATS, _repeats(database))
    database.execute(
        """
        CREATE TABLE quotes AS
        WITH kept AS (
            SELECT * FROM parts ANTI JOIN repeats USING (quote, article, part)
        ), travelled AS (
            SELECT quote, list((article, claim) ORDER BY article, claim) AS claims FROM kept GROUP BY quote
        ), numbered AS (
            SELECT quote, min(quote) OVER (PARTITION BY claims) AS joined FROM travelled
        )
        SELECT joined AS quote, article, claim, min(place) AS place,
            string_agg(sentence, ' ' ORDER BY place) AS sentence
        FROM kept JOIN numbered USING (quote) GROUP BY joined, article, claim, part;
        DROP TABLE sentences; DROP TABLE wordings; DROP TABLE groups; DROP TABLE grouped; DROP TABLE others;
        DROP TABLE parts; DROP TABLE repeats
        """
    )
    database.unregister("found")


def _others(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """Yield other sentences of the claims in `grouped` with words of the same quotation: rows like its own.

    They may be less alike than sentences of two speakers must be: their claim has the quotation already.
    """
    rows = read_rows(
        database,
        """
        WITH fullest AS (
            SELECT quote, max_by(words, (len(string_split(words, ' ')), words)) AS words
            FROM grouped GROUP BY quote
        )
        SELECT g.quote, article, claim, s.place, s.sentence, s.words, f.words
        FROM (SELECT DISTINCT quote, article, claim FROM grouped) AS g JOIN fullest AS f USING (quote)
        JOIN sentences AS s USING (article, claim)
        ANTI JOIN grouped AS h ON h.quote = g.quote AND h.article = s.article AND h.words = s.words
        """,
    )
    return (row[:6] for row in rows if is_same(row[5].split(" "), row[6].split(" ")))


def _repeats(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, str, int]]:
    """Yield quote, article and part of the sentences that repeat a fuller one of their article."""
    rows = read_rows(
        database,
        "SELECT quote, article, part, words FROM parts "
        "QUALIFY count(*) OVER (PARTITION BY quote, article) > 1 ORDER BY quote, article, part",
    )
    for (quote, article), sentences in groupby(rows, key=lambda row: row[:2]):
        fuller: list[list[str]] = []
        for _, _, part, sentence in sentences:
            words = sentence.split(" ")
            if any(is_same(other, words) for other in fuller):
                yield quote, article, part
            else:
                fuller.append(words)


def _collect(database: duckdb.DuckDBPyConnection) -> None:
    """Create the table `sentences`: quoted sentences of sufficient length, without those of copies."""
    claims = read_rows(
        database,
        "SELECT article, claim, said, kind, entity FROM claims SEMI JOIN "
        "(SELECT article FROM articles WHERE same_as IS NULL) USING (article) "
        f"WHERE kind = 'direct' OR regexp_matches(said, '{OPENING}')",
    )
    rows = (
        (article, claim, place, sentence, " ".join(words), entity)
        for article, claim, said, kind, entity in claims
        for place, sentence in enumerate(quoted_sentences(said, kind))
        if len(words := words_of(sentence)) >= LEAST
    )
    fill_table(database, "sentences", _SENTENCES, rows)


def _groups(database: duckdb.DuckDBPyConnection) -> dict[int, int]:
    """Return the group of each wording that is the same sentence as another, named by its smallest wording.

    Two wordings that are already in one group are not compared, which saves most comparisons where a sentence
    has many wordings.
    """
    rows = database.execute("SELECT signs FROM wordings ORDER BY wording").fetchall()
    signs = np.array([None, *(row[0] for row in rows)], dtype=object)  # wordings are counted from 1
    groups = Groups(len(signs))
    for one, other, alike in _candidates(database):
        apart = np.flatnonzero(groups.of(one) != groups.of(other))
        if not len(apart):
            continue
        one, other = one[apart], other[apart]
        least = np.where(alike[apart], SAME, SAME_FROM_OTHERS)
        same = are_same(signs[one].tolist(), signs[other].tolist(), least.tolist())
        groups.join(one[same], other[same])
    return groups.of_several()


def _candidates(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[Integers, Integers, Booleans]]:
    """Yield in bulk pairs of wordings that share a shingle, and whether they may have the same speaker."""
    found = database.cursor().sql(
        f"""
        WITH shingles AS (
            SELECT DISTINCT wording, unnest([hash(signs[i:i+2]) FOR i IN range(1, len(signs) - 1)]) AS shingle
            FROM wordings
        ), counted AS (
            SELECT *, count(*) OVER (PARTITION BY shingle) AS wordings FROM shingles
            QUALIFY wordings BETWEEN 2 AND {_COMMON}
        ), telling AS (
            SELECT * FROM counted WINDOW rarest AS (PARTITION BY wording ORDER BY wordings, shingle)
            QUALIFY row_number() OVER rarest = 1
                OR (row_number() OVER rarest <= {_TELLING} AND sum(wordings) OVER rarest <= {_CANDIDATES})
        ), pairs AS (
            SELECT DISTINCT least(a.wording, b.wording) AS one, greatest(a.wording, b.wording) AS other
            FROM telling AS a JOIN counted AS b ON a.shingle = b.shingle AND a.wording <> b.wording
        )
        SELECT one, other,
            len(a.speakers) = 0 OR len(b.speakers) = 0 OR list_has_any(a.speakers, b.speakers) AS alike
        FROM pairs JOIN wordings AS a ON a.wording = one JOIN wordings AS b ON b.wording = other
        """
    )
    for batch in found.to_arrow_reader(_ROWS):
        one, other, alike = (column.to_numpy(zero_copy_only=False) for column in batch.columns)
        yield one, other, alike.astype(np.bool_)
