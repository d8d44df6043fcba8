"""Excel workbooks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from ...errors import FormatError
from ...file import File
from ..archives.safe_zip import is_office
from ..format import Format, LeftOut, Options, Part
from .rows import find_header, read_rows
from .separated import MAX_COLUMNS

_ESCAPE = re.compile(r"_x(00[01][0-9A-Fa-f])_")
_MOST_ABOVE = 10
"""Rows in which the names of the columns are looked for; titles and notes may be above them."""


def read_workbook(file: File, options: Options) -> Iterator[Part]:
    """The articles of the sheets of a workbook; sheets without articles are left out if others have some.

    Raises:
        FormatError: it is broken or locked, or has no column for a text.
    """
    from openpyxl import load_workbook  # takes long to load, and few files are workbooks

    try:
        book = load_workbook(file.stream(), read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or list(
            book.worksheets
        )
        problems: dict[str, FormatError] = {}
        read = 0
        for sheet in sheets:
            rows = (
                list(map(_unescaped, row)) for row in sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS)
            )
            filled = (row for row in rows if any(cell is not None for cell in row))
            top = list(islice(filled, _MOST_ABOVE))
            if not top:
                continue
            names = [["" if cell is None else str(cell).strip() for cell in row] for row in top]
            head = find_header(names, options)
            label = "" if len(sheets) == 1 else f"/{sheet.title}"
            try:
                for part in read_rows(names[head], chain(top[head + 1 :], filled), options):
                    yield Part(label + part.label, part.content)
            except FormatError as error:
                problems[label] = error
            else:
                read += 1
        if problems and not read:
            raise next(iter(problems.values()))
        yield from (Part(label, LeftOut(str(error))) for label, error in problems.items())
    except FormatError:
        raise
    except Exception as error:  # openpyxl raises many kinds of errors on broken files
        raise FormatError("not an Excel workbook that can be read") from error


def _unescaped(cell: object) -> object:
    """A cell without Excel's escapes of control characters (`_x000D_`, the end of a line)."""
    if not isinstance(cell, str) or "_x00" not in cell:
        return cell
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), cell)


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
