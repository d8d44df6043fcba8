"""Open files named by a user, and refuse pipes and devices that could block for ever."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from ..model.errors import SourceError

_STREAMS = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""Paths of pipes that the user opened, such as `<(…)` in a shell."""
_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
}


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading.

    Raises:
        SourceError: it is a named pipe, a device or a socket.
        OSError: it cannot be opened.
    """
    if str(path).startswith(_STREAMS):
        return path.open("rb")
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    kind = stat.S_IFMT(os.fstat(handle).st_mode)
    if kind in _KINDS:
        os.close(handle)
        raise SourceError(str(path), f"{_KINDS[kind]}, not a file")
    return os.fdopen(handle, "rb")


def read_text(path: Path, longest: int) -> str:
    """Return the text of a small file in UTF-8, with or without a byte order mark.

    Args:
        path: the file.
        longest: the most bytes it may have.

    Raises:
        SourceError: it is not a file, or too long.
        OSError: it cannot be read.
        UnicodeDecodeError: it is not in UTF-8.
    """
    with open_file(path) as stream:
        data = stream.read(longest + 1)
    if len(data) > longest:
        raise SourceError(str(path), f"larger than {longest / 1_000_000:g} MB")
    return data.decode("utf-8-sig")
