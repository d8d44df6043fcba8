"""Add corrections to the file of an article, without changing the rest of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from ..files import checked_yaml
from ..files.locks import locked
from ..files.opening import read_text
from ..files.writing import write_text
from ..model.article import Article
from ..model.errors import OnRecordError, OutputError, SourceError
from . import files
from .entries import Correction
from .place import locate


def add(article: Article, table: str, entry: Mapping[str, Any], place: str | Path) -> Path:
    """Add a correction to the file of an article; it applies from the next analysis.

    An earlier correction of the same row and column stays in the file; the later one wins. Concurrent writers
    wait for each other.

    Args:
        article: the article.
        table: `actors`, `claims`, `numbers` or `stances`.
        entry: the correction as in the file (`corrections.schema.json`).
        place: the file, or the folder for `SLUG.yaml`, found as `place.locate` says; created if it does not
            exist.

    Returns:
        The file.

    Raises:
        OnRecordError: the entry or the file is invalid.
        OutputError: the file cannot be written.
    """
    path = _file(article, place)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path.parent):
            text = read_text(path, checked_yaml.LONGEST) if path.exists() else _head(article)
            write_text(path, _checked(text, path, table, entry))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise OutputError(f"{path}: {reason}") from error
    return path


def read_back(table: str, entry: Mapping[str, Any]) -> Correction:
    """Return an entry as it will be read from the file of an article.

    Raises:
        OnRecordError: the entry is invalid.
    """
    try:
        document = checked_yaml.parse(_with_entry("", table, entry), "the correction", files.SCHEMA)
    except SourceError as error:
        raise OnRecordError(f"nothing was written: {error.reason}") from error
    return files.from_document(document).entries[0]


def _checked(text: str, path: Path, table: str, entry: Mapping[str, Any]) -> str:
    """The text of a file with an entry added, checked against the schema."""
    try:
        checked_yaml.parse(text, path.name, files.SCHEMA)
        written = _with_entry(text, table, entry)
        checked_yaml.parse(written, path.name, files.SCHEMA)
    except SourceError as error:
        raise OnRecordError(f"nothing was written: {error.reason}") from error
    return written


def _file(article: Article, place: str | Path) -> Path:
    found = locate(place, article.source) or Path()
    if found.suffix in (".yaml", ".yml"):
        return found
    return files.find(article, found) or found / f"{article.slug}.yaml"


def _head(article: Article) -> str:
    title = " ".join((article.title or article.source).split())
    return f"# {title}\narticle: {article.sha256}\n"


def _with_entry(text: str, table: str, entry: Mapping[str, Any]) -> str:
    """The text of a file with an entry added at the end of a table; the rest does not change."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((value for key, value in pairs if key.value == table), None)
    if node is None:
        return f"{text.rstrip()}\n{table}:\n{_item(entry, 2)}".lstrip("\n")
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        raise OnRecordError(f"nothing was written: “{table}” in the file is not a list of “- ” items")
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
    """The line (from 0) where the last value of a node ends."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = node.end_mark
    return end.line - 1 if end.column == 0 and end.line > node.start_mark.line else end.line
