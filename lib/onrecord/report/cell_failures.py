"""Failed cell of a notebook → error that names the article and the reason."""

from __future__ import annotations

import errno
import os
import re
from typing import Any

from ..model import errors
from ..model.errors import SourceError, UnexpectedError
from ..model.one_line import one_line

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_SHOWN = 300
_OS_ERROR = re.compile(r"\[Errno (\d+)\] ")
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
"""Errors of a disk."""
_EXPECTED = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
"""Errors that On Record raises on purpose; their text is enough."""


def of_cell(source: str, error: Any) -> SourceError:
    """Return the failure of a cell.

    Args:
        source: the article.
        error: papermill's `PapermillExecutionError`: name, text and traceback of the cell's exception.
    """
    text = one_line(_COLOURS.sub("", str(error.evalue)))[:_SHOWN]
    if error.ename == "MemoryError":
        return SourceError(source, "rendering ran out of memory")
    if (number := _OS_ERROR.match(text)) and int(number[1]) in _NO_ROOM:
        return SourceError(source, f"rendering failed: {os.strerror(int(number[1]))}")
    if error.ename in _EXPECTED:
        return SourceError(source, f"{error.ename}: {text}")
    trace = _COLOURS.sub("", "\n".join(error.traceback))
    return UnexpectedError(source, f"rendering failed: {error.ename}: {text}", trace)
