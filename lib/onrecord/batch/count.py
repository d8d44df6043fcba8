"""Estimate the number of articles in the sources, without reading them, for a progress bar."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..files.opening import open_file
from ..loading.folders import article_files
from ..loading.formats.json_lines import is_object
from ..loading.formats.registry import format_of_name
from ..model.errors import SourceError

_CHUNK = 1 << 20


def count(sources: Sequence[str], output: Path | None = None) -> int | None:
    """Return the approximate number of articles: one per file, and one per line of JSON Lines.

    Args:
        sources: as for `onrecord.loading.read.read`.
        output: as there.

    Returns:
        The number, or None if a stream, table, feed or archive makes it unknown.
    """
    counts = [None if source == "-" else _count_source(source, output) for source in sources]
    return None if None in counts else sum(filter(None, counts))


def _count_source(source: str, output: Path | None) -> int | None:
    if source.lower().startswith(("http://", "https://")) or "\0" in source:
        return 1
    if not Path(source).is_dir():
        return _count_file(Path(source))
    counts = [_count_file(path) for path in article_files(Path(source), output=output)]
    return None if None in counts else sum(filter(None, counts))


def _count_file(path: Path) -> int | None:
    form = format_of_name(path.name)
    if form is not None and form.name != "jsonl":
        return None if form.many else 1
    lines, last = 0, b"\n"
    try:
        with open_file(path) as stream:
            if form is None and not is_object(stream.readline(_CHUNK)):
                return 1
            stream.seek(0)
            while chunk := stream.read(_CHUNK):
                lines, last = lines + chunk.count(b"\n"), chunk[-1:]
    except (OSError, SourceError):
        return 1
    return lines + (last != b"\n")
