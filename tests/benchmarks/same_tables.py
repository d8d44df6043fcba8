"""Compare two outputs of `onrecord analyze` or `onrecord extract`, table by table.

A refactoring must not change any table; other changes should change only the intended rows:

    onrecord analyze feed.jsonl -o before.jsonl      # then change the code
    onrecord analyze feed.jsonl -o after.jsonl
    python tests/benchmarks/same_tables.py before.jsonl after.jsonl

Prints a line per different row and their number per table; the exit status is 0 if there are none.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
KEYS = ("id", "speaker", "target", "claim")
"""Columns that name a row: the id if there is one, else the others."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that is not the same in both outputs.

    Attributes:
        article: source or id of the article.
        table: name of the table, or of another field of the line.
        row: what names the row.
        columns: before and after, by column that differs; a row that only one output has differs in all.
    """

    article: str
    table: str
    row: str
    columns: Mapping[str, tuple[Any, Any]]

    def __str__(self) -> str:
        cells = (f"{name} {before!r} → {after!r}" for name, (before, after) in self.columns.items())
        return f"{self.article}: {self.table} {self.row}: {'; '.join(cells)}"


def compare(before: Path, after: Path) -> Iterator[Difference]:
    """Yield what differs between two files of JSON lines, which hold the same articles in the same order."""
    with before.open(encoding="utf-8") as first, after.open(encoding="utf-8") as second:
        for number, (one, other) in enumerate(zip_longest(first, second, fillvalue="{}"), 1):
            if one != other:
                yield from _compare_lines(str(number), json.loads(one), json.loads(other))


def _compare_lines(number: str, before: Row, after: Row) -> Iterator[Difference]:
    """Yield what differs between two lines: row by row in lists of rows, whole in any other field."""
    line = before or after
    article = str(line.get("id", line.get("article", {}).get("source", number)))
    for name in dict.fromkeys((*before, *after)):
        one, other = _rows(before.get(name)), _rows(after.get(name))
        for key in dict.fromkeys((*one, *other)):
            columns = _columns(one.get(key, {}), other.get(key, {}))
            if columns:
                yield Difference(article, name, key, columns)


def _rows(value: Any) -> dict[str, Row]:
    """Return the rows of a table by what names them; a value that is not a table is one row."""
    if not isinstance(value, list):
        return {"": value if isinstance(value, Mapping) else {"value": value}}
    seen: Counter[str] = Counter()
    found = {}
    for row in value:
        names = KEYS[:1] if "id" in row else KEYS[1:]
        key = " ".join(str(row[name]) for name in names if name in row)
        seen[key] += 1
        found[key if seen[key] == 1 else f"{key} ({seen[key]})"] = row
    return found


def _columns(before: Row, after: Row) -> dict[str, tuple[Any, Any]]:
    names = dict.fromkeys((*before, *after))
    return {
        name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what differs; return 0 if nothing does, else 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--counts", action="store_true", help="print only the number of rows per table")
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    for difference in compare(options.before, options.after):
        counts[difference.table] += 1
        if not options.counts:
            print(difference)
    for table, count in counts.items():
        print(f"{table}: {count} rows differ")
    if not counts:
        print("all tables are the same")
    return 1 if counts else 0


if __name__ == "__main__":
    sys.exit(main())
