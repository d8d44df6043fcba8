"""Owns the zygote of this process: starts it on first use, replaces it if it dies, ends it at exit.

A process can lend its zygote to its child processes, which then do not need another while it lives.
"""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from functools import cache
from pathlib import Path

from ..files import leftovers, locks
from ..files.writing import marked_folder
from ..model.errors import OnRecordError
from .zygote import ENVIRONMENT

LENT = "ONRECORD_ZYGOTE"
"""Environment variable with the process id and socket of a lent zygote."""
_LONGEST_PATH = 107 - len("/.rendering-12345678/zygote-1234")
"""Most bytes in the path of the temporary folder: that of a socket has at most 107 (`unix(7)`)."""
_TO_LOAD = 120.0
"""Seconds that a zygote may take to load."""


class NoForkError(OnRecordError):
    """Kernels cannot be forked here."""


def why_not() -> str | None:
    """Return the reason why kernels cannot be forked on this system, or None if they can."""
    if not sys.platform.startswith("linux"):
        return f"forking a loaded process is not safe on {sys.platform}"
    if not _lent() and len(os.fsencode(leftovers.temporary())) > _LONGEST_PATH:
        return "the path of the temporary folder is too long for the sockets in it"
    return None


class Owner:
    """Keeps a zygote."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: Path | None = None
        self._mark: int | None = None
        self._socket = Path()
        self._started = self._loaded = 0

    @property
    def pid(self) -> int | None:
        """The process id of the zygote, if there is one."""
        return self._process.pid if self._process else None

    def folder(self) -> Path:
        """The private folder with the zygote's socket.

        Starts the zygote without waiting for it, unless one is lent to this process.

        Raises:
            NoForkError: kernels cannot be forked here.
        """
        if reason := why_not():
            raise NoForkError(reason)
        if lent := _lent():
            return lent.parent
        with self._lock:
            if self._folder is None:
                self._folder, self._mark = marked_folder(leftovers.temporary())
            if self._process is None or self._process.poll() is not None:
                self._started += 1
                self._socket = self._folder / f"zygote-{self._started}"
                self._process = subprocess.Popen(
                    [sys.executable, "-P", "-m", str(__package__), str(self._socket)],
                    stdin=subprocess.PIPE,
                    process_group=0,  # Ctrl-C in a terminal goes to the owner, which then ends the zygote
                    env=ENVIRONMENT | os.environ,
                )
            return self._folder

    def connect(self) -> socket.socket:
        """Return a connection to the zygote, once it has loaded.

        Raises:
            NoForkError: the zygote ended or did not load.
        """
        deadline = time.monotonic() + _TO_LOAD
        while True:
            self.folder()
            lent = _lent()
            line = socket.socket(socket.AF_UNIX)
            try:
                line.connect(str(lent or self._socket))
                self._loaded = self._started
                return line
            except OSError:
                line.close()
            ended = self._process is None or self._process.poll() is not None
            if not lent and ended and self._loaded < self._started:
                raise NoForkError("the process to fork from ended while loading")
            if time.monotonic() > deadline:
                raise NoForkError(f"the process to fork from did not load in {_TO_LOAD:.0f} s")
            time.sleep(0.02)

    def lend(self) -> dict[str, str]:
        """Start the zygote, and return the environment variable for child processes that are to use it.

        Raises:
            NoForkError: kernels cannot be forked here.
        """
        self.folder()
        if _lent():
            return {LENT: os.environ[LENT]}
        return loan(self.pid, self._socket)

    def close(self) -> None:
        """End the zygote and its kernels."""
        with self._lock:
            if self._process is not None:
                assert self._process.stdin is not None
                self._process.stdin.close()
                try:
                    self._process.wait(5)
                except subprocess.TimeoutExpired:
                    self._process.kill()
                    self._process.wait()
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)
                locks.release(self._mark)
            self._process = self._folder = self._mark = None


def loan(pid: int | None, path: Path) -> dict[str, str]:
    """Return the environment variable for processes that are to use a zygote, given its socket."""
    return {LENT: f"{pid} {path}"}


def is_lent() -> bool:
    """Whether a zygote is lent to this process, so that it need not load one."""
    return _lent() is not None


def _lent() -> Path | None:
    """The socket of the zygote lent to this process, or None if there is none or it has died."""
    pid, _, path = os.environ.get(LENT, "").partition(" ")
    try:  # a zombie process has no command line
        lives = pid and Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return None
    return Path(path) if lives else None


@cache
def owner() -> Owner:
    """Return the owner of this process's zygote."""
    made = Owner()
    atexit.register(made.close)
    return made
