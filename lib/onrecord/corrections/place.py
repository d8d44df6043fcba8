"""Find the corrections of a project from any working directory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..files.notebooks import notebook_path
from ..model.errors import OutputError

FOLDER = "data/corrections"
"""The folder of corrections in a project."""


def locate(place: str | Path | None, source: str | Path | None = None) -> Path | None:
    """Return the path of a file or folder of corrections.

    A relative path is searched in the working directory and the folders above it, then in the folder of the
    source and those above it, then in the checkout of the package.

    Args:
        place: a file or folder; None and an empty string for no corrections.
        source: the source of the article, if it has one.

    Returns:
        The first path that exists; `place` itself if there is none; None for no corrections.

    Example:
        >>> str(locate("no/such/folder"))
        'no/such/folder'
        >>> locate(None)
    """
    if not place:
        return None
    wanted = Path(place)
    if wanted.is_absolute() or wanted.exists():
        return wanted
    return next((base / wanted for base in _bases(source) if (base / wanted).exists()), wanted)


def shown(path: Path) -> str:
    """Return a path for display: relative within the working directory, else absolute."""
    here, full = Path.cwd(), path.absolute()
    return str(full.relative_to(here)) if full.is_relative_to(here) else str(full)


def _bases(source: str | Path | None) -> Iterator[Path]:
    """The folders in which a project may keep its corrections."""
    yield from Path.cwd().parents
    if source is not None and "://" not in str(source) and "\0" not in str(source):
        yield from Path(source).absolute().parents
    try:
        yield notebook_path().parents[1]
    except OutputError:
        return
