"""Writing corrections from a notebook, for people who would rather not write YAML by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from ..analysis.analysis import Analysis
from ..display.workbook import Note, said
from ..files import checked_yaml
from ..model.errors import OnRecordError, OutputError, SourceError
from ..model.spans import cut
from . import files

FOLDER = "../data/corrections"
_TABLES = {"c": "claims", "a": "actors", "n": "numbers"}
_WORDS = 8


def correct(
    analysis: Analysis, row: str | tuple[str, str], place: str | Path = FOLDER, **change: Any
) -> Note:
    """Write one correction of an article into its file; it holds from the next run on.

    An earlier correction of the same row and the same column stays in the file; the later one wins.

    Args:
        analysis: the analysis that shows the row.
        row: id of a claim (`c3`), actor (`a2`) or number (`n5`); speaker and target for a stance.
        place: the file, or the folder in which it is (`SLUG.yaml`) or will be; made if not there.
        change: what is to be set: `speaker` (an actor's name or id, None for nobody), `act`, `same_as`,
            `name`, `kind`, `role`, `affiliation`, `label`, `dismissed=True`; and `note`, why.

    Returns:
        What was written, and where.

    Raises:
        OnRecordError: there is no such row, or the change is none that can be made to it.
        OutputError: the file cannot be written.
    """
    path = _file(analysis, Path(place))
    table, entry = _entry(analysis, row, change)
    text = path.read_text(encoding="utf-8") if path.is_file() else _head(analysis)
    written = _with_entry(text, table, entry)
    try:
        checked_yaml.parse(written, path.name, files.SCHEMA)
    except SourceError as error:
        raise OnRecordError(f"nothing was written: {error.reason}") from error
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_suffix(".tmp")
        scratch.write_text(written, encoding="utf-8")
        scratch.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error
    return said(f"Written to {path}. Run the notebook again from the top to see it applied.")


def _file(analysis: Analysis, place: Path) -> Path:
    if place.suffix in (".yaml", ".yml"):
        return place
    return files.find(analysis.article, place) or place / f"{analysis.article.slug}.yaml"


def _head(analysis: Analysis) -> str:
    title = " ".join((analysis.article.title or analysis.article.source).split())
    return f"# {title}\narticle: {analysis.article.sha256}\n"


def _entry(
    analysis: Analysis, row: str | tuple[str, str], change: Mapping[str, Any]
) -> tuple[str, dict[str, Any]]:
    """The table a row is in, and the entry that corrects it."""
    if not isinstance(row, str):
        speaker, target = row
        return "stances", {"speaker": speaker, "target": target, **change}
    table = _TABLES.get(row[:1], "")
    rows = analysis.table(table) if table else analysis.claims.iloc[:0]
    found = rows[rows["id"] == row]
    if found.empty:
        raise OnRecordError(
            f"there is no row {row!r}: give the id of a claim (c3), an actor (a2) or a number"
        )
    return table, {"id": row, "words": _words(analysis, table, found.iloc[0]), **change}


def _words(analysis: Analysis, table: str, row: Any) -> str:
    """Words by which a row is found again."""
    if table == "claims":
        words = cut(analysis.article.text, row["content"] or row["cue"] or row["source"]).split()
        return " ".join(words[:_WORDS])
    return str(row["name"] if table == "actors" else row["text"])


def _with_entry(text: str, table: str, entry: Mapping[str, Any]) -> str:
    """The text of a file with an entry at the end of a table; all else, comments too, stays as it is."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((value for key, value in pairs if key.value == table), None)
    if node is None:
        return f"{text.rstrip()}\n{table}:\n{_item(entry, 2)}".lstrip("\n")
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        raise OnRecordError(f"nothing was written: “{table}” in the file is not a list of lines with “- ”")
    lines = text.splitlines(keepends=True)
    last = _last_line(node)
    before = "".join(lines[: last + 1])
    if not before.endswith("\n"):
        before += "\n"
    return before + _item(entry, node.start_mark.column) + "".join(lines[last + 1 :])


def _item(entry: Mapping[str, Any], indent: int) -> str:
    shown = yaml.safe_dump([dict(entry)], allow_unicode=True, sort_keys=False, width=1000)
    return re.sub(r"^", " " * indent, shown.rstrip("\n"), flags=re.MULTILINE) + "\n"


def _last_line(node: yaml.Node) -> int:
    """The line (from 0) on which the last value in a node ends."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = node.end_mark
    return end.line - 1 if end.column == 0 and end.line > node.start_mark.line else end.line
