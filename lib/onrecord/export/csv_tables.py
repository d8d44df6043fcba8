"""CSV: one file per table, for people; the article as JSON beside them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..model import schema
from .json_object import dump
from .spreadsheet_cells import cell


def write(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `claims.csv`, … in UTF-8 with a byte order mark, without which Excel misreads them."""
    written = []
    for table, columns in schema.COLUMNS.items():
        path = folder / f"{table}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows([cell(row[name]) for name in columns] for row in data[table])
        written.append(path)
    return (*written, dump(data["article"], folder / "article.json"))
