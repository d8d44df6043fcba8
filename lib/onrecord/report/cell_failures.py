"""Failed cell of a notebook → error that names the article and the reason."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import Any

from ..model import errors
from ..model.errors import OnRecordError, OutputError, SourceError, UnexpectedError
from ..model.one_line import one_line

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_SHOWN = 300
_OS_ERROR = re.compile(r"\[errno (\d+)\] ", re.IGNORECASE)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
"""Errors of a disk."""
_OF_A_DISK = ("OSError", "OutputError")
_IN_NOTEBOOKS = ("article.json", "..")
"""What notebooks call the article and the folder of the reports."""
_EXPECTED = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
"""Errors that On Record raises on purpose; their text is enough."""


def of_cell(source: str, folder: Path, error: Any) -> OnRecordError:
    """Return the failure of a cell: an `OutputError` if the disk caused it, else a `SourceError`.

    Args:
        source: the article.
        folder: the working directory of the notebook, where its cells write.
        error: papermill's `PapermillExecutionError`: name, text and traceback of the cell's exception.
    """
    text = one_line(_COLOURS.sub("", str(error.evalue)))[:_SHOWN]
    if error.ename == "MemoryError":
        return SourceError(source, "rendering ran out of memory")
    number = _OS_ERROR.search(text)  # Arrow puts it after a message of its own
    if number and int(number[1]) in _NO_ROOM and error.ename in _OF_A_DISK:
        return OutputError(f"{folder}: {os.strerror(int(number[1]))}")
    if error.ename in _EXPECTED:
        return SourceError(source, _without_names(text, source))
    trace = _COLOURS.sub("", "\n".join(error.traceback))
    return UnexpectedError(source, f"rendering failed: {error.ename}: {text}", trace)


def _without_names(text: str, source: str) -> str:
    """The text of an error without the name of its source, or what the notebook calls it."""
    for name in (source, *_IN_NOTEBOOKS):
        if text.startswith(f"{name}: "):
            return text.removeprefix(f"{name}: ")
    return text
