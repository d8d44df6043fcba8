"""Tables of comma-, tab- or semicolon-separated values (CSV, TSV)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from ...bytes_to_text import DecodingError, decode
from ...draft import Draft, Link
from ...errors import FormatError
from ...file import MAX_LINE, File
from ...records.keys import pick
from ..format import Format, Options, Part
from .rows import read_rows

_DELIMITERS = ",\t;|"
_SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?\s*", re.IGNORECASE)
"""The first line of some tables that Excel writes."""
_RAW_QUOTE = re.compile(r'(?:^|\t)"[^"\t\n]*"(?!["\t\r\n]|$)', re.MULTILINE)
"""A quotation that opens a cell and ends before it, in a table that does not quote its cells."""
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_MAX_CELL = 5_000_000
MAX_COLUMNS = 2_000
_NAMES = frozenset(("text", "title", "published", "url", "publisher", "reporters", "summary"))


def read_separated(file: File, options: Options) -> Iterator[Part]:
    """The articles of a table of separated values; a table without a header must hold addresses.

    Raises:
        FormatError: it is not a table, or has no column for a text.
    """
    delimiter = _delimiter(file)
    raw = delimiter == "\t" and _RAW_QUOTE.search(file.opening) is not None
    rows = csv.reader(
        _decoded_lines(file),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if raw else csv.QUOTE_MINIMAL,
    )
    csv.field_size_limit(_MAX_CELL)
    try:
        filled = (row for row in _checked(rows) if any(cell.strip() for cell in row))
        first = next(filled, None)
        if first is not None and _SEPARATOR_LINE.fullmatch(delimiter.join(first)):
            first = next(filled, None)
        if first is None:
            raise FormatError("empty")
        if any(_ADDRESS.fullmatch(cell.strip()) for cell in first) and not options.columns:
            yield from _read_addresses(first, rows)
            return
        header = [cell.strip().lstrip("\ufeff") for cell in first]
        yield from read_rows(header, _checked(rows), options)
    except csv.Error as error:
        raise FormatError(f"a broken table ({error})") from error


def _checked(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    for row in rows:
        if len(row) > MAX_COLUMNS:
            raise FormatError(f"a table with more than {MAX_COLUMNS:,} columns")
        yield row


def _read_addresses(first: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[Part]:
    """Links of a table without a header (such as GDELT's): the first address of each row."""
    for number, row in enumerate(chain([first], rows), 1):
        address = next((cell.strip() for cell in row if _ADDRESS.fullmatch(cell.strip())), None)
        if address:
            yield Part(f"[{number}]", Link(address, Draft((), url=address)))


def _decoded_lines(file: File) -> Iterator[str]:
    """The lines of a table, decoded one by one."""
    if not file.opening and file.head.strip():
        raise FormatError("a table in an unknown encoding")
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
    """The delimiter: by the suffix of the file, or the most frequent one in the first line."""
    line = next((line for line in file.opening.splitlines() if line.strip()), "")
    if (given := _SEPARATOR_LINE.fullmatch(line)) and given[1] in _DELIMITERS:
        return given[1]
    counts = {mark: line.count(mark) for mark in _DELIMITERS}
    if file.name.lower().endswith((".tsv", ".tab")) and counts["\t"]:
        return "\t"
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ","


def is_separated(file: File) -> bool:
    """Whether a file with an unknown suffix is a table: its first line contains column names."""
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
