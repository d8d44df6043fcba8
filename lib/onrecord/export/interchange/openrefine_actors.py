"""A list of actors for OpenRefine: one row per actor, with the class of Wikidata to reconcile its name with.

How OpenRefine uses it: https://openrefine.org/docs/manual/reconciling.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..tables.spreadsheet_cells import cell

COLUMNS = (
    *("name", "wikidata_class", "kind", "role", "affiliation_name", "other_names", "named"),
    *("claims", "words", "mentions", "article", "id"),
)
_CLASSES = {"person": "Q5", "organization": "Q43229", "government": "Q7188", "place": "Q2221906"}
"""Items of Wikidata: human, organization, government, geographic location. Groups have none."""


def write(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `actors-openrefine.csv`, in UTF-8; actors with most words come first."""
    names = {actor["id"]: actor["name"] for actor in data["actors"]}
    article = data["article"]["title"] or data["article"]["source"]
    path = folder / "actors-openrefine.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for actor in sorted(data["actors"], key=lambda actor: -actor["words"]):
            row = (
                actor["name"],
                _CLASSES.get(actor["kind"]) if actor["named"] else None,
                actor["kind"],
                actor["role"],
                names.get(actor["affiliation"]),
                "; ".join(name for name in actor["aliases"] if name != actor["name"]),
                actor["named"],
                actor["claims"],
                actor["words"],
                len(actor["mentions"]),
                article,
                actor["id"],
            )
            writer.writerow([cell(value) for value in row])
    return (path,)
