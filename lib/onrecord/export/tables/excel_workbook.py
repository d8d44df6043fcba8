"""Excel: one workbook with a sheet per table, and one for the article."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .readable_rows import readable_tables
from .spreadsheet_cells import cell

_LONGEST = 32_767
"""Characters that a cell of Excel holds."""
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `analysis.xlsx`."""
    from openpyxl import Workbook  # other formats do not need it

    book = Workbook(write_only=True)
    about = ((key, value) for key, value in data["article"].items() if key != "text")
    _add_sheet(book, "article", ("field", "value"), [*about, *_paragraphs(data["article"]["text"])])
    for table, (header, rows) in readable_tables(data).items():
        _add_sheet(book, table, header, rows)
    stream = io.BytesIO()  # if a disk is full, a workbook that is half written prints tracebacks
    book.save(stream)
    path = folder / "analysis.xlsx"
    path.write_bytes(stream.getvalue())
    return (path,)


def _paragraphs(text: str) -> list[tuple[str, str]]:
    """Return the lines of a text with their offsets; the whole text may be too long for a cell."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((f"text from {at}", line))
        at += len(line) + 1
    return found


def _add_sheet(book: Any, name: str, header: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Add a sheet with a header that stays in view."""
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.append(list(header))
    for row in rows:
        sheet.append([_excel_cell(value) for value in row])


def _excel_cell(value: Any) -> Any:
    """Return a cell that Excel can hold: no control characters, not too long, no integer it would round."""
    shown = cell(value)
    if isinstance(shown, int) and not isinstance(shown, bool) and abs(shown) > 2**53:
        return str(shown)
    if not isinstance(shown, str):
        return shown
    clean = _ILLEGAL.sub("\ufffd", shown)
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…"
