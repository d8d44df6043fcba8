"""Words of claims and around numbers, cut from the texts of their articles.

In SQL, each cut would count characters from the start of the text; here, texts and rows are read in order of
article, side by side, and spans are checked and counted many at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..model.spans import GAP
from .bulk_rows import fill_from, read_rows
from .count_words import Integers, WordCounts

AROUND = 90
"""Characters that are kept on each side of a number."""
_TEXTS, _ROWS = 500, 20_000
_LENGTHS = pa.schema({"row": pa.int64(), "words": pa.int64()})
_CLAIMS = pa.schema({"row": pa.int64(), "said": pa.string(), "sentence": pa.string(), "words": pa.int64()})
_NUMBERS = pa.schema({"row": pa.int64(), "before": pa.string(), "after": pa.string()})
_NUMBERED = """
CREATE TABLE numbered_texts AS
SELECT row, article, row_number() OVER (ORDER BY article) - 1 AS number FROM (
    SELECT article, min(rowid) AS row FROM read_articles
    WHERE article IS NOT NULL AND text IS NOT NULL GROUP BY article
)
"""


def cut_texts(database: duckdb.DuckDBPyConnection) -> None:
    """Create the tables `text_lengths`, `claim_words` and `number_words` from the tables `read_…`.

    Their column `row` is the `rowid` of an article, a claim or a number. A text has a length in words; a
    claim has the words said, the sentence (the words with their cue, as in a report: few other words between
    them are kept, and more become “…”) and the number of words said; a number has the words before and after
    it.
    """
    fill_from(database, "text_lengths", _LENGTHS, _lengths(database))
    database.execute(_NUMBERED)
    fill_from(database, "claim_words", _CLAIMS, _claims(database))
    fill_from(database, "number_words", _NUMBERS, _numbers(database))
    database.execute("DROP TABLE numbered_texts")


class _Texts:
    """Some texts.

    Args:
        texts: the texts.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.lengths = np.array([len(text) for text in texts], dtype=np.int64)
        self.begins = np.concatenate([[0], np.cumsum(self.lengths + 1)[:-1]])
        self._whole = "\n".join(texts)

    @cached_property
    def words(self) -> WordCounts:
        """The numbers of words in spans of `place`."""
        return WordCounts(self._whole)

    def place(self, texts: Integers, offsets: Integers) -> Integers:
        """Return where offsets are in all texts together; those outside a text are moved to its edges."""
        return self.begins[texts] + np.clip(offsets, 0, self.lengths[texts])

    def cut(self, begins: Integers, ends: Integers) -> list[str]:
        """Return what is in each span of `place`."""
        whole = self._whole
        return [whole[begin:end] for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]


@dataclass(frozen=True, slots=True)
class _Spans:
    """Spans in texts: the number of the row that has each, and its begin and end (`_Texts.place`)."""

    rows: Integers
    begins: Integers
    ends: Integers

    def with_those_of(self, other: _Spans) -> _Spans:
        """Return the spans of both, in reading order within each row."""
        columns = zip(*((s.rows, s.begins, s.ends) for s in (self, other)), strict=True)
        rows, begins, ends = map(np.concatenate, columns)
        order = np.lexsort((ends, begins, rows))
        return _Spans(rows[order], begins[order], ends[order])

    def without_short_gaps(self, texts: _Texts) -> _Spans:
        """Return the spans; those of a row are joined if at most `GAP` words of one paragraph part them."""
        if not len(self.rows):
            return self
        ends, begins = np.minimum(self.ends[:-1], self.begins[1:]), self.begins[1:]
        apart = (self.rows[1:] != self.rows[:-1]) | (texts.words.within(ends, begins) > GAP)
        near = np.flatnonzero(~apart)
        apart[near] = ["\n" in gap for gap in texts.cut(ends[near], begins[near])]
        first = np.flatnonzero(np.concatenate([[True], apart]))
        return _Spans(self.rows[first], self.begins[first], np.maximum.reduceat(self.ends, first))

    def cut(self, texts: _Texts, number: int, between: str = " ") -> list[str]:
        """Return what the spans of each of a number of rows hold, joined by `between`."""
        pieces = iter(texts.cut(self.begins, self.ends))
        counts = np.bincount(self.rows, minlength=number).tolist()
        return [between.join(islice(pieces, count)) for count in counts]


def _spans(texts: _Texts, of: Integers, found: pa.Array) -> _Spans:
    """Return the spans of rows that can be cut; tables may hold anything.

    Args:
        texts: the texts.
        of: which of them each row is about.
        found: lists of lists of offsets.
    """
    rows, spans = pc.list_parent_indices(found), pc.list_flatten(found)
    paired = pc.equal(pc.list_value_length(spans), 2)
    rows, spans = rows.filter(paired), spans.filter(paired)
    begins, ends = pc.list_element(spans, 0), pc.list_element(spans, 1)
    whole = pc.and_(pc.greater_equal(begins, 0), pc.less(begins, ends))
    rows, begins, ends = (array.filter(whole).to_numpy() for array in (rows, begins, ends))
    return _Spans(rows, texts.place(of[rows], begins), texts.place(of[rows], ends))


def _lengths(database: duckdb.DuckDBPyConnection) -> Iterator[pa.Table]:
    found = read_rows(database, "SELECT rowid, coalesce(text, '') FROM read_articles")
    while some := list(islice(found, _TEXTS)):
        texts = _Texts([text for _, text in some])
        words = texts.words.within(texts.begins, texts.begins + texts.lengths)
        yield pa.table([[row for row, _ in some], words], schema=_LENGTHS)


def _claims(database: duckdb.DuckDBPyConnection) -> Iterator[pa.Table]:
    for texts, of, rows in _with_texts(database, "read_claims", "cue, content"):
        said = _spans(texts, of, rows["content"])
        sentence = said.with_those_of(_spans(texts, of, rows["cue"])).without_short_gaps(texts)
        words = np.bincount(said.rows, texts.words.within(said.begins, said.ends), minlength=len(of))
        cut = said.cut(texts, len(of)), sentence.cut(texts, len(of), " … ")
        yield pa.table([rows["row"], *cut, words.astype(np.int64)], schema=_CLAIMS)


def _numbers(database: duckdb.DuckDBPyConnection) -> Iterator[pa.Table]:
    columns = 'coalesce(start, 0) AS start, coalesce("end", 0) AS "end"'
    for texts, of, rows in _with_texts(database, "read_numbers", columns):
        start, end = (np.maximum(rows[name].to_numpy(), 0) for name in ("start", "end"))
        before = texts.cut(texts.place(of, start - AROUND), texts.place(of, start))
        after = texts.cut(texts.place(of, end), texts.place(of, end + AROUND))
        yield pa.table([rows["row"], before, after], schema=_NUMBERS)


def _with_texts(
    database: duckdb.DuckDBPyConnection, table: str, columns: str
) -> Iterator[tuple[_Texts, Integers, Any]]:
    """Yield rows of a table in order of article, with the texts of their articles.

    Returns:
        Texts; which of them each row is about; the rows, with their `row` and the columns.
    """
    waiting = read_rows(
        database,
        "SELECT number, text FROM read_articles AS t JOIN numbered_texts AS n ON n.row = t.rowid "
        "ORDER BY number",
    )
    rows = database.cursor().sql(
        f"SELECT number, t.rowid AS row, {columns} FROM {table} AS t JOIN numbered_texts USING (article) "
        "ORDER BY number"
    )
    at, some = -1, _Texts([])
    for batch in rows.to_arrow_reader(_ROWS):
        parts = batch["number"].to_numpy() // _TEXTS
        for part in np.unique(parts).tolist():
            while at < part:
                at, some = at + 1, _Texts([text for _, text in islice(waiting, _TEXTS)])
            begin, end = np.searchsorted(parts, [part, part + 1]).tolist()
            found = batch.slice(begin, end - begin)
            yield some, found["number"].to_numpy() - part * _TEXTS, found
