"""How many articles sources hold, without reading them, for a progress bar."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..files.opening import open_file
from ..loading.read import FORMATS, article_files, is_object
from ..model.errors import SourceError

_CHUNK = 1 << 20


def count(sources: Sequence[str]) -> int | None:
    """About how many articles there are: a file counts as one, of JSON lines each line.

    Args:
        sources: as for `onrecord.loading.read.read`.

    Returns:
        The number, or None if a stream does not tell.
    """
    if "-" in sources:
        return None
    return sum(_count_source(source) for source in sources)


def _count_source(source: str) -> int:
    if source.lower().startswith(("http://", "https://")) or "\0" in source:
        return 1
    if not Path(source).is_dir():
        return _count_file(Path(source))
    return sum(_count_file(path) for path in article_files(Path(source)))


def _count_file(path: Path) -> int:
    form = FORMATS.get(path.suffix.lower())
    if form not in (None, "jsonl"):
        return 1
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
