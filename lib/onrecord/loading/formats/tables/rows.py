"""Rows of tables, with one article per row; columns are recognized by their usual names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice

from ...credits.publication_date import SLASHED, parse_ambiguous, parse_date
from ...errors import FormatError
from ...records.keys import fold, pick
from ...records.read_record import read_record
from ..format import Options, Part, attempt

_LOOKED_AT = 200
"""Rows whose dates show whether the month or the day is first."""


def read_rows(header: Sequence[str], rows: Iterator[Sequence[object]], options: Options) -> Iterator[Part]:
    """The articles of a table, labelled by row: `[1]`, `[2]` ….

    Raises:
        FormatError: no column gives a text or an address, or a requested column is missing.
    """
    _check_columns(header, options)
    number = 0
    records = (dict(zip(header, row, strict=False)) for row in rows)
    top = list(islice(records, _LOOKED_AT))
    order = _order_of_dates([pick(record, "published", options.columns) for record in top])
    for number, record in enumerate(chain(top, records), 1):
        given = pick(record, "published", options.columns)
        readings = parse_ambiguous(given) if isinstance(given, str) and order is not None else ()
        if readings and order is not None:
            record = {key: readings[order] if own == given else own for key, own in record.items()}
        if any(value not in (None, "") for value in record.values()):
            yield attempt(f"[{number}]", partial(read_record, record, options.columns))
    if not number:
        raise FormatError("a table without rows")


def _order_of_dates(values: Sequence[object]) -> int | None:
    """Which reading of `05/08/2014` the clear dates of a column show: 0 month first, 1 day first, or None."""
    seen: set[int | None] = set()
    for value in values:
        found = SLASHED.search(value) if isinstance(value, str) else None
        if found and len(found[4]) == 4 and parse_date(value if isinstance(value, str) else ""):
            seen.add(0 if int(found[3]) > 12 else 1 if int(found[1]) > 12 else None)
    seen.discard(None)
    return seen.pop() if len(seen) == 1 else None


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
