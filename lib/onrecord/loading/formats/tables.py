"""Tables of articles, a row each: CSV, TSV, Excel, Parquet, Feather; columns go by their usual names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from ..bytes_to_text import DecodingError, decode
from ..records import fold, pick, read_record
from ..values import MAX_LINE, Draft, File, Format, FormatError, Link, Options, Part, attempt
from ..zipped import is_office

_DELIMITERS = ",\t;|"
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_MAX_CELL = 5_000_000
_MAX_COLUMNS = 2_000
_BATCH = 200
_NAMES = frozenset(("text", "title", "published", "url", "publisher", "reporters", "summary"))


# --- from rows to parts


def _read_rows(header: Sequence[str], rows: Iterator[Sequence[object]], options: Options) -> Iterator[Part]:
    """The articles of a table, `[1]`, `[2]` … by row.

    Raises:
        FormatError: no column gives a text or an address, or one that was asked for is not there.
    """
    _check_columns(header, options)
    number = 0
    for number, row in enumerate(rows, 1):
        record = dict(zip(header, row, strict=False))
        if any(value not in (None, "") for value in record.values()):
            yield attempt(f"[{number}]", partial(read_record, record, options.columns))
    if not number:
        raise FormatError("a table without rows")


def _check_columns(header: Sequence[str], options: Options) -> None:
    """Complain if a table has no column that an article could come from."""
    folded = {fold(name) for name in header}
    missing = [column for _, column in options.columns if fold(column) not in folded]
    there = ", ".join(name for name in header[:20] if name) or "none with a name"
    if missing:
        raise FormatError(f"no column {missing[0]!r} (there are: {there})")
    probe: Mapping[str, str] = dict.fromkeys(header, "x")
    if not any(pick(probe, field, options.columns) for field in ("text", "url")):
        raise FormatError(
            f"no column with a text or an address (there are: {there}); name it with --columns text=NAME"
        )


# --- CSV and TSV


def read_separated(file: File, options: Options) -> Iterator[Part]:
    """The articles of a table of separated values; one without a header may only be a list with addresses.

    Raises:
        FormatError: it is not a table, or has no column for a text.
    """
    delimiter = _delimiter(file)
    rows = csv.reader(_decoded_lines(file), delimiter=delimiter)
    csv.field_size_limit(_MAX_CELL)
    try:
        first = next((row for row in rows if any(cell.strip() for cell in row)), None)
        if first is None:
            raise FormatError("empty")
        if any(_ADDRESS.fullmatch(cell.strip()) for cell in first) and not options.columns:
            yield from _read_addresses(first, rows)
            return
        header = [cell.strip().lstrip("\ufeff") for cell in first]
        yield from _read_rows(header, _checked(rows), options)
    except csv.Error as error:
        raise FormatError(f"a broken table ({error})") from error


def _checked(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    for row in rows:
        if len(row) > _MAX_COLUMNS:
            raise FormatError(f"a table with more than {_MAX_COLUMNS:,} columns")
        yield row


def _read_addresses(first: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[Part]:
    """Links of a table without a header (such as GDELT's): the first address of each row."""
    for number, row in enumerate(chain([first], rows), 1):
        address = next((cell.strip() for cell in row if _ADDRESS.fullmatch(cell.strip())), None)
        if address:
            yield Part(f"[{number}]", Link(address, Draft((), url=address)))


def _decoded_lines(file: File) -> Iterator[str]:
    """Lines of a table as text, in the encoding that its beginning shows."""
    if not file.opening and file.head.strip():
        raise FormatError("a table in no encoding that could be told")
    if file.head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in file.head[:200]:
        yield from io.StringIO(file.text, newline="")
        return
    for line in file.lines():
        if len(line) >= MAX_LINE:
            raise FormatError(f"a line longer than {MAX_LINE // 1_000_000} MB")
        try:
            yield line.decode("utf-8-sig")
        except UnicodeDecodeError:
            try:
                yield decode(line)
            except DecodingError as error:
                raise FormatError(str(error)) from error


def _delimiter(file: File) -> str:
    """What parts the cells: by the name of the file, or what the first line has most of."""
    line = next((line for line in file.opening.splitlines() if line.strip()), "")
    counts = {mark: line.count(mark) for mark in _DELIMITERS}
    if file.name.lower().endswith((".tsv", ".tab")) and counts["\t"]:
        return "\t"
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ","


def is_separated(file: File) -> bool:
    """Whether a file without a telling name is a table: its first line names columns of an article."""
    line = next((line for line in file.opening.splitlines() if line.strip()), "").lstrip("\ufeff")
    delimiter = _delimiter(file)
    if delimiter not in line or len(line) > 4000:
        return False
    try:
        header = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return False
    cells = [cell.strip() for cell in header]
    if delimiter == "\t" and len(cells) >= 4 and any(_ADDRESS.fullmatch(cell) for cell in cells):
        return True
    if len(cells) < 2 or any(len(cell.split()) > 4 or len(cell) > 40 for cell in cells):
        return False
    probe = dict.fromkeys(cells, "x")
    return sum(pick(probe, field) is not None for field in _NAMES) >= 2 and not line.rstrip().endswith(
        (".", "!", "?")
    )


# --- Excel


def read_workbook(file: File, options: Options) -> Iterator[Part]:
    """The articles of the first sheet with rows of an Excel workbook.

    Raises:
        FormatError: it is broken or locked, or has no column for a text.
    """
    from openpyxl import load_workbook  # takes long, and few files are workbooks

    try:
        book = load_workbook(file.stream(), read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or list(
            book.worksheets
        )
        problem: FormatError | None = None
        for sheet in sheets:
            rows = (list(row) for row in sheet.iter_rows(values_only=True, max_col=_MAX_COLUMNS))
            first = next((row for row in rows if any(cell is not None for cell in row)), None)
            if first is None:
                continue
            header = ["" if cell is None else str(cell).strip() for cell in first]
            try:
                label = "" if len(sheets) == 1 else f"/{sheet.title}"
                for part in _read_rows(header, rows, options):
                    yield Part(label + part.label, part.content)
                problem = None
            except FormatError as error:
                problem = problem or error
        if problem is not None:
            raise problem
    except FormatError:
        raise
    except Exception as error:  # openpyxl raises many kinds on broken files
        raise FormatError(f"not an Excel workbook that can be read ({type(error).__name__})") from error


# --- Parquet and Feather


def read_columnar(file: File, options: Options) -> Iterator[Part]:
    """The articles of a Parquet or Feather (Arrow IPC) file.

    Raises:
        FormatError: it is broken, or has no column for a text.
    """
    import pyarrow as pa
    from pyarrow import feather, ipc, parquet

    try:
        if file.head[:4] == b"PAR1":
            source = parquet.ParquetFile(file.stream())
            header = list(source.schema_arrow.names)
            batches: Iterator[pa.RecordBatch] = source.iter_batches(batch_size=_BATCH)
        else:
            try:
                reader = ipc.open_file(file.stream())
                header = list(reader.schema.names)
                batches = (reader.get_batch(index) for index in range(reader.num_record_batches))
            except pa.ArrowInvalid:
                table = feather.read_table(io.BytesIO(file.data))
                header, batches = list(table.schema.names), iter(table.to_batches(_BATCH))
        rows = ([row[name] for name in header] for batch in batches for row in batch.to_pylist())
        yield from _read_rows(header, rows, options)
    except (pa.ArrowException, OSError, ValueError) as error:
        if isinstance(error, FormatError):
            raise
        raise FormatError(
            f"not a Parquet or Feather file that can be read ({str(error).splitlines()[0][:80]})"
        ) from error


SEPARATED = Format(
    name="csv",
    title="table of comma-, tab- or semicolon-separated values",
    group="tables",
    suffixes=(".csv", ".tsv", ".tab"),
    read=read_separated,
    resembles=is_separated,
    many=True,
    media_types=("text/csv", "text/tab-separated-values"),
)
WORKBOOK = Format(
    name="xlsx",
    title="Excel workbook",
    group="tables",
    suffixes=(".xlsx", ".xlsm"),
    read=read_workbook,
    matches=lambda file: is_office(file, b"xl/"),
    many=True,
    binary=True,
    media_types=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
)
COLUMNAR = Format(
    name="parquet",
    title="Parquet or Feather table",
    group="tables",
    suffixes=(".parquet", ".feather", ".arrow"),
    read=read_columnar,
    matches=lambda file: file.head[:4] in (b"PAR1", b"FEA1") or file.head[:6] == b"ARROW1",
    many=True,
    binary=True,
    media_types=("application/vnd.apache.parquet", "application/vnd.apache.arrow.file"),
)
