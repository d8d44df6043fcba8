"""CSV: one file per table, names and words first; the article as JSON beside them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..json_object import dump
from .readable_rows import readable_tables
from .spreadsheet_cells import cell


def write(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `claims.csv`, … in UTF-8 with a byte order mark, without which Excel misreads them."""
    written = []
    for table, (header, rows) in readable_tables(data).items():
        path = folder / f"{table}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows([cell(value) for value in row] for row in rows)
        written.append(path)
    return (*written, dump(data["article"], folder / "article.json"))
