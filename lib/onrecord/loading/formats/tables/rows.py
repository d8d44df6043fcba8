"""Rows of tables, with one article per row; columns are recognized by their usual names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from ...errors import FormatError
from ...records.keys import fold, pick
from ...records.read_record import read_record
from ..format import Options, Part, attempt


def read_rows(header: Sequence[str], rows: Iterator[Sequence[object]], options: Options) -> Iterator[Part]:
    """The articles of a table, labelled by row: `[1]`, `[2]` ….

    Raises:
        FormatError: no column gives a text or an address, or a requested column is missing.
    """
    _check_columns(header, options)
    number = 0
    for number, row in enumerate(rows, 1):
        record = dict(zip(header, row, strict=False))
        if any(value not in (None, "") for value in record.values()):
            yield attempt(f"[{number}]", partial(read_record, record, options.columns))
    if not number:
        raise FormatError("a table without rows")


def names_articles(header: Sequence[str]) -> bool:
    """Whether the names of columns include one for the text and one for another field of an article."""
    probe = dict.fromkeys(header, "x")
    fields = ("text", "title", "published", "url", "publisher", "reporters")
    known = [field for field in fields if pick(probe, field)]
    return "text" in known and len(known) > 1


def find_header(rows: Sequence[Sequence[str]], options: Options) -> int:
    """The index of the first row that names a column with a text or an address; 0 if there is none."""
    for index, row in enumerate(rows):
        try:
            _check_columns(row, options)
        except FormatError:
            continue
        return index
    return 0


def _check_columns(header: Sequence[str], options: Options) -> None:
    """Raise if no column of a table gives a text or an address."""
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
