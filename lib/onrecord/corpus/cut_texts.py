"""Words of claims and around numbers, cut from the texts of their articles.

In SQL, each cut would count characters from the start of the text; here, texts and rows are read in order of
article, side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb
import pyarrow as pa

from ..model.spans import cut, words_in
from .bulk_rows import fill_table, read_rows

AROUND = 90
"""Characters that are kept on each side of a number."""
_LENGTHS = pa.schema({"row": pa.int64(), "words": pa.int64()})
_CLAIMS = pa.schema({"row": pa.int64(), "said": pa.string(), "sentence": pa.string(), "words": pa.int64()})
_NUMBERS = pa.schema({"row": pa.int64(), "before": pa.string(), "after": pa.string()})

Spans = Sequence[Sequence[Any]]


def cut_texts(database: duckdb.DuckDBPyConnection) -> None:
    """Create the tables `text_lengths`, `claim_words` and `number_words` from the tables `read_…`.

    Their column `row` is the `rowid` of an article, a claim or a number. A text has a length in words; a
    claim has the words said, the sentence (the words with their cue) and the number of words said; a number
    has the words before and after it.
    """
    texts = read_rows(database, "SELECT rowid, text FROM read_articles")
    fill_table(database, "text_lengths", _LENGTHS, ((row, _words(text or "")) for row, text in texts))
    fill_table(database, "claim_words", _CLAIMS, _claims(database))
    fill_table(database, "number_words", _NUMBERS, _numbers(database))


def _words(text: str) -> int:
    return words_in(text, [(0, len(text))])


def _whole(spans: Spans | None) -> list[tuple[int, int]]:
    """Return the spans that can be cut; tables may hold anything."""
    return [(s[0], s[1]) for s in spans or () if s and len(s) == 2 and None not in s and 0 <= s[0] < s[1]]


def _claims(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    query = "SELECT article, rowid, cue, content FROM read_claims WHERE article IS NOT NULL ORDER BY article"
    for text, (_, row, cue, content) in _with_text(database, query):
        spans = _whole(content)
        said = cut(text, spans)
        yield row, said, cut(text, sorted(_whole(cue) + spans)), _words(said)


def _numbers(database: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    query = (
        'SELECT article, rowid, coalesce(start, 0), coalesce("end", 0) FROM read_numbers '
        "WHERE article IS NOT NULL ORDER BY article"
    )
    for text, (_, row, start, end) in _with_text(database, query):
        yield row, text[max(0, start - AROUND) : max(0, start)], text[max(0, end) : max(0, end) + AROUND]


def _with_text(database: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the rows of a query, in order of their first column, the article, each with its text."""
    texts = read_rows(
        database,
        "SELECT article, any_value(text) FROM read_articles WHERE article IS NOT NULL AND text IS NOT NULL "
        "GROUP BY article ORDER BY article",
    )
    article, text = next(texts, ("", ""))
    for name, rows in groupby(read_rows(database, query), key=itemgetter(0)):
        while article < name:
            found = next(texts, None)
            if found is None:
                return
            article, text = found
        for row in rows if article == name else ():
            yield text, row
