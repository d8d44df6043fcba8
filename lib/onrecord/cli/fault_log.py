"""The log of faults, which keeps tracebacks in a file that users can send."""

from __future__ import annotations

import os
import platform
from datetime import datetime
from pathlib import Path

from ..model.errors import UnexpectedError
from ..model.version import __version__


def write(fault: UnexpectedError) -> Path | None:
    """Add a fault to the log of this process.

    Returns:
        The file, in the user's log folder, or None if it cannot be written.
    """
    from platformdirs import user_log_path  # needed for faults only

    now = datetime.now()
    text = (
        f"{now.isoformat(timespec='seconds')} onrecord {__version__}, Python {platform.python_version()}, "
        f"{platform.platform()}\n{fault}\n{fault.trace}\n"
    )
    try:
        folder = user_log_path("onrecord", appauthor=False, ensure_exists=True)
        path: Path = folder / f"{now:%Y-%m-%d}-{os.getpid()}.log"
        with path.open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(text)
    except OSError:
        return None
    return path
