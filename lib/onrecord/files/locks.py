"""Locks between processes, held on folders; the system releases them when the process ends in any way."""

from __future__ import annotations

import errno
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # not on Windows, where a folder cannot be locked
    fcntl = None  # type: ignore[assignment]

SCRATCH = re.compile(r"\.(rendering|replaced)-\w+")
"""Names of folders that one process and its kernels use (`writing.scratch`)."""
_ASK_AGAIN = 0.02
_PATIENCE = 60.0
"""Seconds to wait for another writer; a lock is normally held for less than one second."""
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL)
"""Errors of file systems that have no locks."""


@contextmanager
def locked(folder: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Keep other writers out of a folder while the block runs.

    The lock is `flock(2)` on the folder itself, so it leaves no file behind and holds between threads,
    processes and containers. On systems and file systems without locks, there is no lock. A folder made by
    `writing.scratch` needs none, because only its own process and kernel write into it.

    Args:
        folder: the folder; it must exist.
        patience: seconds to wait for another writer.

    Raises:
        TimeoutError: another writer holds the lock for too long.
        OSError: the folder cannot be opened.
    """
    if SCRATCH.fullmatch(folder.resolve().name):
        yield
        return
    handle = _open(folder)
    try:
        deadline = time.monotonic() + patience
        while not _take(handle):
            if time.monotonic() >= deadline:
                raise TimeoutError(errno.ETIMEDOUT, f"another process has been writing for {patience:g} s")
            time.sleep(_ASK_AGAIN)
        yield
    finally:
        _close(handle)


def hold(folder: Path) -> int | None:
    """Mark a folder as in use until `release` is called or this process ends.

    Returns:
        A handle for `release`, or None if another process has marked, moved or removed the folder.
    """
    try:
        handle = _open(folder)
    except FileNotFoundError:
        return None
    with suppress(OSError):
        if _take(handle) and (handle < 0 or os.path.samestat(os.fstat(handle), folder.stat())):
            return handle
    _close(handle)
    return None


def release(handle: int | None) -> None:
    """Release a handle from `hold` or `take_over`."""
    if handle is not None:
        _close(handle)


def take_over(folder: Path) -> int | None:
    """Mark a folder whose process has ended.

    Returns:
        A handle for `release`, or None if the process still runs or the system cannot tell.
    """
    if fcntl is None:
        return None
    try:
        handle = _open(folder)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        _close(handle)
        return None
    return handle


def _open(folder: Path) -> int:
    return -1 if fcntl is None else os.open(folder, os.O_RDONLY | os.O_DIRECTORY)


def _close(handle: int) -> None:
    if handle >= 0:
        os.close(handle)


def _take(handle: int) -> bool:
    """Whether the lock was taken; True on systems without locks."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
    return True
