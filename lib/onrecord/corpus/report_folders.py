"""Reads a folder of reports: one folder per article, or tables of many articles.

* `SLUG/article.json` and `SLUG/claims.parquet`, `SLUG/actors.parquet`, …: one article, as `onrecord report`
  and `onrecord.export` write it.
* `articles.parquet` and `claims.parquet`, …, each with a column `article`: many articles, in the folder
  itself or in one inside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ..model.errors import SourceError
from ..report.render import CORPUS
from .parquet_columns import ADDED, READ, fit

Chunk = Mapping[str, pa.Table]
"""Rows of one or more tables, by name of the table; the first column of each is `article`."""
_ROWS = 20_000


def read_folder(folder: Path) -> Iterator[Chunk | SourceError]:
    """Yield the articles of a folder of reports, a bounded number of rows at a time.

    Args:
        folder: the folder.

    Returns:
        Chunks; an error for each subfolder that holds no article or a damaged one, named by its path inside
        the folder. Files, hidden folders and the corpus report are skipped.

    Raises:
        SourceError: there is no such folder.
    """
    try:
        places = sorted(folder.iterdir())
    except OSError as error:
        raise SourceError(str(folder), error.strerror or str(error)) from error
    if (folder / "articles.parquet").is_file():
        yield from _many(folder, "")
    for place in places:
        if not place.is_dir() or place.name.startswith(".") or place.name == CORPUS:
            continue
        if (place / "articles.parquet").is_file():
            yield from _many(place, f"{place.name}/")
            continue
        try:
            yield _one(place)
        except SourceError as error:
            yield error


def _one(place: Path) -> Chunk:
    """Return the tables of one article."""
    tables = {"articles": _article(place)}
    for name in READ:
        if name == "articles":
            continue
        path = place / f"{name}.parquet"
        try:
            with pq.ParquetFile(path) as file:
                tables[name] = fit(name, file.read(), place.name)
        except FileNotFoundError:
            if name in ADDED:
                continue
            raise SourceError(place.name, f"not a report: {path.name} is missing") from None
        except (OSError, ValueError, pa.ArrowException) as error:
            raise SourceError(f"{place.name}/{path.name}", f"damaged: {_line(error)}") from error
    return tables


def _article(place: Path) -> pa.Table:
    path = place / "article.json"
    try:
        article = json.loads(path.read_bytes().decode("utf-8"))
        if not isinstance(article.get("text"), str) or not article["text"].strip():
            raise ValueError("it has no text")
        row = {name: article.get(name) for name in READ["articles"].names}
        row["page"] = (place / "report.html").is_file()
        return fit("articles", pa.Table.from_pylist([row], READ["articles"]), place.name)
    except FileNotFoundError:
        raise SourceError(place.name, "not a report: article.json is missing") from None
    except (OSError, ValueError, AttributeError, pa.ArrowException) as error:
        raise SourceError(f"{place.name}/{path.name}", f"damaged: {_line(error)}") from error


def _many(place: Path, prefix: str) -> Iterator[Chunk | SourceError]:
    """Yield tables of many articles in batches of rows; articles are named after their folder."""
    for name in READ:
        path = place / f"{name}.parquet"
        if name in ADDED and not path.is_file():
            continue
        try:
            with pq.ParquetFile(path) as file:
                if "article" not in file.schema_arrow.names:
                    raise ValueError("no column “article”")
                for batch in file.iter_batches(_ROWS):
                    rows = fit(name, pa.Table.from_batches([batch]))
                    named = pa.compute.binary_join_element_wise(prefix, rows["article"], "")
                    yield {name: rows.set_column(0, "article", named)}
        except (OSError, ValueError, pa.ArrowException) as error:
            yield SourceError(f"{prefix}{path.name}", f"damaged: {_line(error)}")


def _line(error: Exception) -> str:
    return " ".join(str(getattr(error, "strerror", None) or error).split())[:200]
