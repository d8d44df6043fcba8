"""Export: an analysis as JSON, CSV, Parquet or an Excel workbook, and back from JSON and Parquet.

* JSON: one file `analysis.json`, the object of `onrecord analyze --format json`.
* Parquet: one file a table (`claims.parquet`, …) and `article.json`. Spans are lists of lists
  `[[begin, end], …]`. A number's `value`, `low` and `high` may be numbers, dates, pairs of dates or texts,
  and a Parquet column has one type: they are texts, beside `value_number`, `low_number`, `high_number`
  (float64, null where it is no number). A pair is a JSON list (`["2022-02-04", "2022-02-20"]`).
* CSV: one file a table (UTF-8 with byte order mark, so that Excel reads it right) and `article.json`; spans
  and lists are JSON texts.
* Excel: one workbook `analysis.xlsx` with a sheet a table and one for the article.

CSV and Excel are for people: a text that a spreadsheet would run as a formula gets an apostrophe before it
(CWE-1236, https://owasp.org/www-community/attacks/CSV_Injection), so they are not read back.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model import schema
from ..model.errors import OutputError, SourceError

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_XLSX_CELL = 32_767
_XLSX_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def to_json(analysis: Analysis) -> dict[str, Any]:
    """The object that `onrecord analyze --format json` prints (see `Analysis.to_dict`)."""
    return analysis.to_dict()


def write(analysis: Analysis, folder: str | Path, format: str) -> tuple[Path, ...]:
    """Write an analysis into a folder, which is made if it is not there; files of the same name are replaced.

    Args:
        analysis: the analysis.
        folder: where to.
        format: a key of `FORMATS`.

    Returns:
        The files written.

    Raises:
        ValueError: there is no such format.
        OutputError: the folder or a file cannot be written.
    """
    if format not in FORMATS:
        raise ValueError(f"no such format: {format} (one of {', '.join(FORMATS)})")
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
        return FORMATS[format](analysis.to_dict(), place)
    except OSError as error:
        raise OutputError(f"{place}: {error.strerror or error}") from error


def read(path: str | Path) -> Analysis:
    """Read an analysis back from a JSON file or from a folder of Parquet files.

    Raises:
        SourceError: there is nothing to read, or it is not an analysis of this version.
    """
    from ..analysis.analysis import Analysis

    place = Path(path)
    try:
        data = _read_parquet(place) if place.is_dir() else json.loads(place.read_text(encoding="utf-8"))
        return Analysis.from_dict(data)
    except OSError as error:
        raise SourceError(str(path), error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(str(path), f"not an analysis: {type(error).__name__} {error}") from error


def _write_json(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    return (_dump(data, folder / "analysis.json"),)


def _dump(data: Any, path: Path) -> Path:
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def _write_parquet(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    written = []
    for table in schema.COLUMNS:
        rows = [packed(table, row) for row in data[table]]
        path = folder / f"{table}.parquet"
        pq.write_table(pa.Table.from_pylist(rows, schema=arrow_schema(table)), path)
        written.append(path)
    return (*written, _dump(data["article"], folder / "article.json"))


def arrow_schema(table: str) -> Any:
    """The Arrow schema of a table's Parquet file."""
    import pyarrow as pa

    plain = {"string": pa.string(), "bool": pa.bool_(), "int64": pa.int64(), "float64": pa.float64()}
    nested = {"spans": pa.list_(pa.list_(pa.int64())), "strings": pa.list_(pa.string()), "value": pa.string()}
    kinds = schema.NESTED[table]
    fields = []
    for name, dtype in schema.COLUMNS[table].items():
        fields.append(pa.field(name, nested[kinds[name]] if name in kinds else plain[dtype]))
        if kinds.get(name) == "value":
            fields.append(pa.field(f"{name}_number", pa.float64()))
    return pa.schema(fields)


def packed(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as Parquet holds it: values of mixed type as text beside a number."""
    packed = dict(row)
    for name, kind in schema.NESTED[table].items():
        if kind == "value":
            packed[name], packed[f"{name}_number"] = _pack(row[name])
    return packed


def _pack(value: Any) -> tuple[str | None, float | None]:
    """A value as text and as a number. A text that could be taken for JSON is written as a JSON string."""
    if value is None:
        return None, None
    if isinstance(value, str):
        return (json.dumps(value) if value[:1] in ("[", '"') else value), None
    if isinstance(value, list):
        return json.dumps(value), None
    try:
        return repr(value), float(value)
    except OverflowError:
        return repr(value), float("inf") if value > 0 else float("-inf")


def _unpack(text: str | None, number: float | None) -> Any:
    """The value that `_pack` made a text and a number of."""
    if text is None:
        return None
    if number is not None or text[:1] in ("[", '"'):
        return json.loads(text)
    return text


def _read_parquet(folder: Path) -> dict[str, Any]:
    import pyarrow.parquet as pq

    data: dict[str, Any] = {"article": json.loads((folder / "article.json").read_text(encoding="utf-8"))}
    for table in schema.COLUMNS:
        rows = pq.read_table(folder / f"{table}.parquet").to_pylist()
        for row in rows:
            for name, kind in schema.NESTED[table].items():
                if kind == "value":
                    row[name] = _unpack(row[name], row[f"{name}_number"])
        data[table] = rows
    return data


def _write_csv(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    written = []
    for table, columns in schema.COLUMNS.items():
        path = folder / f"{table}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows([_cell(row[name]) for name in columns] for row in data[table])
        written.append(path)
    return (*written, _dump(data["article"], folder / "article.json"))


def _write_xlsx(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    about = ((key, value) for key, value in data["article"].items() if key != "text")
    _sheet(book, "article", ("field", "value"), [*about, *_paragraphs(data["article"]["text"])])
    for table, columns in schema.COLUMNS.items():
        _sheet(book, table, tuple(columns), [[row[name] for name in columns] for row in data[table]])
    path = folder / "analysis.xlsx"
    book.save(path)
    return (path,)


def _paragraphs(text: str) -> list[tuple[str, str]]:
    """The lines of a text with their offsets, as a cell holds only so much."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((f"text from {at}", line))
        at += len(line) + 1
    return found


def _sheet(book: Any, name: str, header: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Add a sheet with a header that stays in view."""
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.append(list(header))
    for row in rows:
        sheet.append([_xlsx_cell(value) for value in row])


def _xlsx_cell(value: Any) -> Any:
    """A cell that Excel can hold: no control characters, not too long, no integer it would round."""
    cell = _cell(value)
    if isinstance(cell, int) and not isinstance(cell, bool) and abs(cell) > 2**53:
        return str(cell)
    if not isinstance(cell, str):
        return cell
    clean = _XLSX_ILLEGAL.sub("\ufffd", cell)
    return clean if len(clean) <= _XLSX_CELL else clean[: _XLSX_CELL - 1] + "…"


def _cell(value: Any) -> Any:
    """A value as one cell: lists as JSON text, texts made harmless, the rest as it is."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return harmless(value) if isinstance(value, str) else value


def harmless(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe before =, +, -, @ and the like; numbers stay."""
    if not text.startswith(_FORMULA):
        return text
    return text if re.fullmatch(r"[+-]?\d+(?:[.,]\d+)*%?", text) else "'" + text


FORMATS: Mapping[str, Callable[[Mapping[str, Any], Path], tuple[Path, ...]]] = {
    "json": _write_json,
    "csv": _write_csv,
    "parquet": _write_parquet,
    "xlsx": _write_xlsx,
}
