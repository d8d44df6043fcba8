"""Start and end warm processes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from ...kernels.fork_server import peer
from ...kernels.request import HELLO, STOP, Request
from ...kernels.zygote import ENVIRONMENT
from ...model.errors import OnRecordError
from . import place
from .client import connect, is_quicker_there
from .identity import identity

IDLE_MINUTES = 10
_TO_LOAD = 120.0
"""Seconds that a warm process may take to load."""
_TO_END = 5.0
"""Seconds that an idle warm process may take to end."""
_ASK_AGAIN = 0.05
_PROGRAM = """
import sys
from onrecord.cli import main  # loads it for all commands
from onrecord.cli.entry import run_here
from onrecord.cli.warm import process
sys.exit(process.main(*sys.argv[1:], run_here))
"""


class NoWarmError(OnRecordError):
    """There can be no warm process."""


def start(minutes: int) -> tuple[int, bool]:
    """Start a warm process that fits this one, unless there is one, and wait until it listens.

    Args:
        minutes: idle time after which it ends.

    Returns:
        Its process id, and whether it was started now.

    Raises:
        NoWarmError: it cannot run here, or did not load.
    """
    folder = _own_folder()
    if (pid := _greet(folder)) is not None:
        return pid, False
    started = _launch(folder, minutes)
    assert started.stdout is not None
    line = ""
    for line in started.stdout:
        if line.strip() in (place.READY, place.TAKEN):
            break
    else:
        raise NoWarmError(line.strip() or "the warm process ended while it was loading")
    deadline = time.monotonic() + _TO_LOAD
    while (pid := _greet(folder)) is None:  # another one was started at the same time
        if time.monotonic() > deadline:
            raise NoWarmError(f"the warm process did not load in {_TO_LOAD:.0f} s")
        time.sleep(_ASK_AGAIN)
    return pid, pid == started.pid


def start_after(arguments: Sequence[str]) -> None:
    """Start a warm process after a command that it would have made faster, without waiting for it."""
    if is_quicker_there(arguments):
        with suppress(NoWarmError, OSError):
            folder = _own_folder()
            if _greet(folder) is None:
                _launch(folder, IDLE_MINUTES, subprocess.DEVNULL)


def stop_all() -> tuple[int, int]:
    """Tell all warm processes of this user to end.

    Returns:
        The numbers of those that have ended, and of those that end once the commands they run are done.

    Raises:
        NoWarmError: others can write to the folder of this user's processes.
    """
    ended = later = 0
    try:
        own = place.folder()
        folders = sorted(own.iterdir()) if own.exists() else []
    except OSError as error:
        raise NoWarmError(f"no warm process: {error}") from error
    for folder in folders:
        found = connect(folder)
        if found is None:
            continue
        with found:
            answer = _ask(found, STOP)
            if answer is None:
                os.kill(peer(found)[0], signal.SIGKILL)
                shutil.rmtree(folder, ignore_errors=True)
        if answer and answer["running"]:
            later += 1
        else:
            ended += 1
            _await_end(folder)
    return ended, later


def _own_folder() -> Path:
    """The folder of the warm process that fits this process."""
    if reason := place.why_not():
        raise NoWarmError(f"no warm process: {reason}")
    try:
        return place.make_folder() / identity()
    except OSError as error:
        raise NoWarmError(f"no warm process: {error}") from error


def _launch(folder: Path, minutes: int, output: int = subprocess.PIPE) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _PROGRAM, str(folder), str(60 * minutes)],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        text=True,
        cwd="/",
        start_new_session=True,
        env=ENVIRONMENT | os.environ,
    )


def _await_end(folder: Path) -> None:
    """Wait until a process has removed its folder."""
    deadline = time.monotonic() + _TO_END
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(_ASK_AGAIN)


def _greet(folder: Path) -> int | None:
    """Return the process id of the warm process that listens in a folder, or None if none answers."""
    with suppress(OSError):
        if found := connect(folder):
            with found:
                answer = _ask(found, HELLO)
                return answer["pid"] if answer else None
    return None


def _ask(there: socket.socket, kind: str) -> dict[str, Any] | None:
    """Send an order; return the answer, or None if there is none in time."""
    with suppress(OSError, ValueError):
        there.sendall(Request([], "", {}, kind).to_line())
        answer: dict[str, Any] = json.loads(there.makefile().readline())
        return answer
    return None
