"""Find and remove folders that a killed process was writing; its death released their locks."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from . import locks


def clear(output: Path) -> None:
    """Remove half-written folders of killed processes, in a folder and among temporary files.

    A report that was about to be replaced is put back. Folders of running processes are left alone, even if
    the process runs in another container.

    Args:
        output: the folder.
    """
    for kind, folder in _abandoned(output):
        if kind == "replaced":
            _put_back(folder)
        shutil.rmtree(folder, ignore_errors=True)
    for kind, folder in _abandoned(temporary()):
        if kind == "rendering":
            shutil.rmtree(folder, ignore_errors=True)


def temporary() -> Path:
    """The folder for files that a process needs only while it runs."""
    return Path(tempfile.gettempdir())


def _put_back(folder: Path) -> None:
    """Move a report back to its place, unless a newer one is there."""
    with suppress(OSError), locks.locked(folder.parent):
        for report in folder.iterdir():
            if not (folder.parent / report.name).exists():
                report.rename(folder.parent / report.name)


def _abandoned(place: Path) -> Iterator[tuple[str, Path]]:
    """Yield kind and path of each folder whose process has ended, and hold its lock meanwhile."""
    for folder in sorted(place.glob(".re*")):
        match = locks.SCRATCH.fullmatch(folder.name)
        if match is None or folder.is_symlink():
            continue
        handle = locks.take_over(folder)
        if handle is not None:
            try:
                yield match[1], folder
            finally:
                locks.release(handle)
