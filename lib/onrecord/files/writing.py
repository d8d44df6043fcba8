"""Write files and folders atomically: under a temporary name, flushed to disk, then renamed."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from . import locks


def write_text(path: Path, text: str) -> None:
    """Write a text file (UTF-8) atomically; see `write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file atomically.

    An existing file stays until the new one is on disk. A symbolic link is replaced, not followed.

    Raises:
        OSError: it cannot be written; the existing file is unchanged.
    """
    with scratch(path.parent) as folder:
        new = folder / path.name
        new.write_bytes(data)
        _take_place(new, path)


@contextmanager
def growing_text(path: Path, is_good: Callable[[], bool]) -> Iterator[IO[str]]:
    """Open a text file (UTF-8) that grows under a temporary name and takes its place after the block.

    An existing file stays if the new one cannot be written, or is empty after a failure. A symbolic link is
    followed. Lone surrogates are escaped.

    Args:
        path: the file.
        is_good: called after the block: whether an empty file is what was asked for.

    Raises:
        OSError: it cannot be written; the existing file is unchanged.
    """
    place = Path(os.path.realpath(path))
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    with scratch(place.parent) as folder:
        new = folder / place.name
        try:
            with new.open("w", encoding="utf-8", errors="backslashreplace") as stream:
                yield stream
        except OSError:
            raise
        except BaseException:  # what a stopped run has written is kept
            if new.stat().st_size:
                _take_place(new, place)
            raise
        if new.stat().st_size or is_good():
            _take_place(new, place)


def _take_place(new: Path, path: Path) -> None:
    """Move a file to its place, with the permissions of the one that is there."""
    if path.is_file() and not path.is_symlink():
        new.chmod(path.stat().st_mode & 0o777)
    _sync(new)
    new.replace(path)
    sync_folder(path.parent)


def why_unwritable(folder: Path, error: OSError) -> str:
    """Return why a folder cannot be made or written to, in words."""
    if folder.is_file():
        return "it is a file, not a folder"
    if isinstance(error, NotADirectoryError):
        return "a folder above it is a file"
    return error.strerror or str(error)


@contextmanager
def scratch(place: Path) -> Iterator[Path]:
    """Make a temporary folder in a place; it is removed at the end of the block unless it was moved.

    It is marked as in use, so that `leftovers.clear` removes it only if this process was killed.

    Raises:
        OSError: it cannot be created.
    """
    folder, handle = marked_folder(place)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        locks.release(handle)


def put(folder: Path, place: Path) -> None:
    """Move a folder to its place; an old folder there is removed only once the new one is on disk.

    Call it under `locks.locked(place.parent)`, so that no other writer interferes between the two renames.

    Raises:
        OSError: it cannot be moved; the old folder was put back.
    """
    for path in folder.rglob("*"):
        if path.is_file():
            _sync(path)
    sync_folder(folder)
    folder.chmod(0o755)
    if not os.path.lexists(place):
        folder.rename(place)
    else:
        _replace(folder, place)
    sync_folder(place.parent)


def put_files(folder: Path, place: Path) -> None:
    """Move the files of a folder into another one, replacing files of the same name.

    Call it under `locks.locked(place)`, so that the files of two writers are not mixed.

    Raises:
        OSError: a file cannot be moved.
    """
    files = sorted(path for path in folder.iterdir() if path.is_file())
    for path in files:
        _sync(path)
    for path in files:
        path.replace(place / path.name)
    sync_folder(place)


def _replace(folder: Path, place: Path) -> None:
    """Replace a folder, or a symbolic link (not followed), with another folder."""
    old, handle = marked_folder(place.parent, "replaced")
    try:
        place.rename(old / place.name)
        try:
            folder.rename(place)
        except OSError:
            (old / place.name).rename(place)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
        locks.release(handle)


def marked_folder(place: Path, kind: str = "rendering") -> tuple[Path, int]:
    """Make a folder for this process; if the process is killed, `leftovers.clear` removes the folder.

    Args:
        place: where to make it.
        kind: `rendering` if `leftovers` must remove it, `replaced` if it must first restore the content.

    Returns:
        The folder, and the handle to release with `locks.release` after the folder is removed.
    """
    while True:
        folder = Path(tempfile.mkdtemp(prefix=f".{kind}-", dir=place))
        handle = locks.hold(folder)
        if handle is not None:
            return folder, handle


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to disk, if the system supports it."""
    with suppress(OSError):
        _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
