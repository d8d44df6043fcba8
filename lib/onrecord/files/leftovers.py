"""What a killed process was writing: found by the lock that its end has released, and removed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from . import locks


def clear(output: Path) -> None:
    """Remove what killed processes left half-written in a folder and among temporary files.

    A report that was about to be replaced is put back. What a running process writes is left alone,
    whichever container it runs in.

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
    """Where processes keep what lasts no longer than they do."""
    return Path(tempfile.gettempdir())


def _put_back(folder: Path) -> None:
    """Move a report to where it was, unless another one is there by now."""
    with suppress(OSError), locks.locked(folder.parent):
        for report in folder.iterdir():
            if not (folder.parent / report.name).exists():
                report.rename(folder.parent / report.name)


def _abandoned(place: Path) -> Iterator[tuple[str, Path]]:
    """Kind and path of each folder whose process has ended; no other process takes it in the meantime."""
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
