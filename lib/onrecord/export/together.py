"""The tables of many articles together: one Parquet file a table, written in row groups as analyses come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..analysis.analysis import Analysis
from ..batch import leftovers
from ..model import schema
from ..model.errors import OutputError
from ..report import render
from . import files

ARTICLE = "article"
"""The column that tells the articles apart: the name of the source, as in `articles.parquet`."""
ROW_GROUP = 20_000
"""Rows of a table that are held before they are written."""
ARTICLES = 500
"""Rows of `articles.parquet` that are held before they are written: they hold the texts."""
_ABOUT = "articles"


class Together:
    """Takes analyses and writes their rows.

    Args:
        folder: where the files grow.
        stack: closes them.
    """

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        own = pa.field(ARTICLE, pa.string())
        self._schemas = {name: pa.schema([own, *files.arrow_schema(name)]) for name in schema.COLUMNS}
        self._schemas[_ABOUT] = pa.schema([own, *_article_fields()])
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in self._schemas}
        self._files = {
            name: stack.enter_context(pq.ParquetWriter(folder / f"{name}.parquet", self._schemas[name]))
            for name in self._schemas
        }

    def add(self, analysis: Analysis) -> None:
        """Add the rows of an analysis to its tables."""
        data = analysis.to_dict()
        source = data["article"]["source"]
        self._add(_ABOUT, [{ARTICLE: source} | data["article"]])
        for name in schema.COLUMNS:
            self._add(name, [{ARTICLE: source} | files.packed(name, row) for row in data[name]])

    def _add(self, name: str, rows: list[dict[str, Any]]) -> None:
        self._rows[name] += rows
        if len(self._rows[name]) >= (ARTICLES if name == _ABOUT else ROW_GROUP):
            self.flush(name)

    def flush(self, name: str) -> None:
        """Write the rows that are held of a table as a row group."""
        import pyarrow as pa

        if self._rows[name]:
            self._files[name].write_table(pa.Table.from_pylist(self._rows[name], schema=self._schemas[name]))
            self._rows[name] = []

    def finish(self) -> None:
        """Write what is still held."""
        for name in self._files:
            self.flush(name)


def _article_fields() -> list[Any]:
    import pyarrow as pa

    from ..model.article import Article

    many = {name for name, value in asdict(Article("")).items() if isinstance(value, tuple)}
    kinds = {True: pa.list_(pa.string()), False: pa.string()}
    return [pa.field(name, kinds[name in many]) for name in asdict(Article(""))]


@contextmanager
def open_together(folder: str | Path) -> Iterator[Together]:
    """Write `articles.parquet` and a file a table into a folder; they are put there once they are whole.

    Each table has a column `article` before its own; the rest is as in the files of one article
    (see `onrecord.export.files`).

    Args:
        folder: where to; it is made if it is not there, and files of the same name are replaced.

    Raises:
        OutputError: it cannot be written to.
    """
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
        leftovers.clear(place)
        with render.scratch(place) as scratch:
            with ExitStack() as stack:
                together = Together(scratch, stack)
                yield together
                together.finish()
            for path in sorted(scratch.iterdir()):
                path.replace(place / path.name)
    except OSError as error:
        raise OutputError(f"{place}: {error.strerror or error}") from error
