"""The tables of many articles: one Parquet file per table, written in row groups as analyses arrive.

Each table has a column `article` before its own; the rest is as in the files of one article
(`parquet_tables`). `articles.parquet` holds the articles with their texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from ...files import leftovers
from ...files.locks import locked
from ...files.writing import put_files, scratch, why_unwritable
from ...model import schema
from ...model.article import Article
from ...model.errors import OutputError
from ..json_object import to_json
from .parquet_tables import arrow_schema, pack

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

ARTICLE = "article"
"""The column that identifies articles: the name of the source, as in `articles.parquet`."""
ROW_GROUP = 20_000
"""Rows of a table that are held in memory before they are written."""
ARTICLES = 500
"""Rows of `articles.parquet` that are held in memory before they are written: they hold the texts."""
_ABOUT = "articles"


class MergedTables:
    """Collects the rows of analyses and writes them in row groups.

    Args:
        folder: folder of the files.
        stack: closes the files.
    """

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        own = pa.field(ARTICLE, pa.string())
        self._schemas = {name: pa.schema([own, *arrow_schema(name)]) for name in schema.COLUMNS}
        self._schemas[_ABOUT] = pa.schema([own, *_article_fields()])
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in self._schemas}
        self._files = {
            name: stack.enter_context(pq.ParquetWriter(folder / f"{name}.parquet", self._schemas[name]))
            for name in self._schemas
        }

    def add(self, analysis: Analysis) -> None:
        """Add the rows of an analysis to its tables."""
        data = to_json(analysis)
        source = data["article"]["source"]
        self._add(_ABOUT, [{ARTICLE: source} | data["article"]])
        for name in schema.COLUMNS:
            self._add(name, [{ARTICLE: source} | pack(name, row) for row in data[name]])

    def _add(self, name: str, rows: list[dict[str, Any]]) -> None:
        self._rows[name] += rows
        if len(self._rows[name]) >= (ARTICLES if name == _ABOUT else ROW_GROUP):
            self._flush(name)

    def _flush(self, name: str) -> None:
        """Write the rows of a table held in memory as a row group."""
        if self._rows[name]:
            self._files[name].write_table(pa.Table.from_pylist(self._rows[name], schema=self._schemas[name]))
            self._rows[name] = []

    def finish(self) -> None:
        """Write the remaining rows."""
        for name in self._files:
            self._flush(name)


def _article_fields() -> list[pa.Field]:
    many = {name for name, value in asdict(Article("")).items() if isinstance(value, tuple)}
    kinds = {True: pa.list_(pa.string()), False: pa.string()}
    return [pa.field(name, kinds[name in many]) for name in asdict(Article(""))]


@contextmanager
def open_merged_tables(folder: str | Path) -> Iterator[MergedTables]:
    """Open `articles.parquet` and one file per table in a folder; they appear there once they are complete.

    Args:
        folder: where to write; it is created if needed, and files of the same name are replaced.

    Raises:
        OutputError: it cannot be written to.
    """
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
        leftovers.clear(place)
        with scratch(place) as growing:
            with ExitStack() as stack:
                tables = MergedTables(growing, stack)
                yield tables
                tables.finish()
            with locked(place):
                put_files(growing, place)
    except OSError as error:
        raise OutputError(f"{place}: {why_unwritable(place, error)}") from error
