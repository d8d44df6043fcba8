"""Where warm processes listen: a folder that belongs to the user alone, with a folder for each identity."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path

SOCKET = "socket"
READY, TAKEN = "ready", "taken"
"""What a warm process says once it listens, or finds that another one has its folder."""
SETTING = "ONRECORD_WARM"
"""Environment variable: `off`: use none; `auto`: after a command, start one; else use one if it is there."""
_MOST = 107 - len("/0123456789abcdef/socket")
"""Most bytes in the path of the folder, so that the path of a socket in it fits (`unix(7)`)."""


def why_not() -> str | None:
    """Return the reason why there is no warm process here, or None if there can be one."""
    if not sys.platform.startswith("linux"):
        return f"forking a loaded process is not safe on {sys.platform}"
    if os.environ.get("CI"):
        return "the variable CI is set"
    if os.environ.get(SETTING) == "off":
        return f"{SETTING} is off"
    return None


def folder() -> Path:
    """Return the user's folder of warm processes; it may not exist yet.

    It is in the user's folder for the session if there is one, else in a folder for temporary files whose
    path is short enough.

    Raises:
        OSError: there is no such place, or other users could write to the folder.
    """
    parents = (os.environ.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir(), "/tmp")
    name = f"onrecord-{os.geteuid()}"
    short = [path for path in (Path(one, name) for one in parents if one) if len(os.fsencode(path)) <= _MOST]
    place = next((path for path in short if path.parent.is_dir()), None)
    if place is None:
        raise FileNotFoundError("no folder for temporary files with a short path")
    if os.path.lexists(place):
        check_private(place)
    return place


def make_folder() -> Path:
    """Return the user's folder of warm processes, and create it if needed.

    Raises:
        OSError: it cannot be created, or other users could write there.
    """
    place = folder()
    place.mkdir(mode=0o700, exist_ok=True)
    check_private(place)
    return place


def check_private(place: Path) -> None:
    """Check that a folder belongs to this user and nobody else can enter it.

    Raises:
        PermissionError: somebody else owns it or can enter it, or it is a link.
    """
    found = place.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise PermissionError(f"{place}: not a private folder of this user")
