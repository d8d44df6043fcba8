"""Run a command in the warm process of this user, if there is one that fits.

It imports little, because it runs before everything else.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

from ...kernels.fork_server import is_same_user
from ...kernels.request import COMMAND, Request
from . import place
from .identity import identity

_COMMANDS = ("report", "analyze", "extract")
_OTHERS = ("watch", "corpus", "import", "doctor", "completion", "warm")
_FORWARDED = ("SIGINT", "SIGTERM", "SIGHUP")
_TO_ANSWER = 3.0
"""Seconds that a warm process may take to fork."""


def run_there(arguments: Sequence[str]) -> int | None:
    """Run a command in a warm process, with this process's files, folder and environment.

    Returns:
        Its exit status, or None if nothing was done: there is no warm process that fits, it does not answer,
        or the command does not need one.
    """
    if not is_quicker_there(arguments):
        return None
    with suppress(OSError, ValueError):
        own = place.folder()
        there = connect(own / identity()) if own.is_dir() else None
        if there is not None:
            with there:
                pid = _ask(there, arguments)
                return None if pid is None else _hand_over(there, pid)
    return None


def connect(folder: Path) -> socket.socket | None:
    """Return a connection to the warm process that listens in a folder, or None if there is none.

    Raises:
        OSError: others can write to the folder.
    """
    if not folder.is_dir():
        return None
    place.check_private(folder)
    found = socket.socket(socket.AF_UNIX)
    try:
        found.settimeout(_TO_ANSWER)
        found.connect(str(folder / place.SOCKET))
        if is_same_user(found):
            return found
    except OSError:
        pass
    found.close()
    return None


def is_quicker_there(arguments: Sequence[str]) -> bool:
    """Whether a call is one of a command that a warm process makes faster."""
    if not arguments or place.why_not() is not None or Path("matplotlibrc").exists():
        return False
    if None in (sys.stdin, sys.stdout, sys.stderr):
        return False
    first = arguments[0]
    is_source = first not in _OTHERS and (first == "-" or not first.startswith("-"))
    return (first in _COMMANDS or is_source) and not {"-h", "--help"} & set(arguments)


def _ask(there: socket.socket, arguments: Sequence[str]) -> int | None:
    """Ask for a process that runs a command; it begins only once it has this process's files.

    Returns:
        Its process id, or None if there is none.
    """
    request = Request([sys.argv[0], *arguments], str(Path.cwd()), dict(os.environ), COMMAND, _state())
    sys.stdout.flush()
    there.sendall(request.to_line())
    answers = _answers(there)
    pid = next(answers, {}).get("pid")
    is_ready = next(answers, {}).get("ready", False)
    return int(pid) if pid is not None and is_ready else None


def _hand_over(there: socket.socket, pid: int) -> int | None:
    """Let the command begin, and wait for its end.

    The files go only to its own process: one that hangs would keep them open for this process's reader.

    Returns:
        Its exit status, or None if it did not begin.
    """
    with _forwarding(pid):
        there.settimeout(None)
        try:
            socket.send_fds(there, [b"go"], [0, 1, 2])
        except OSError:
            return None
        ends = (answer["exit"] for answer in _answers(there) if "exit" in answer)
        status = int(next(ends, -signal.SIGKILL))
    if status < 0:  # end as it did
        with suppress(OSError):  # SIGKILL has no handler
            signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    return status


def _state() -> dict[str, Any]:
    """Return what else a command takes over from this process."""
    mask = os.umask(0o77)
    os.umask(mask)
    numbers = [getattr(signal, name) for name in _FORWARDED]
    return {
        "path": sys.path,
        "umask": mask,
        "ignored": [int(one) for one in numbers if signal.getsignal(one) is signal.SIG_IGN],
        "streams": [[one.encoding, one.errors] for one in (sys.stdin, sys.stdout, sys.stderr)],
    }


def _answers(there: socket.socket) -> Iterator[dict[str, Any]]:
    """Yield the answers of a warm process until it hangs up."""
    heard = b""
    while True:
        try:
            data = there.recv(4096)
        except OSError:
            return
        if not data:
            return
        *lines, heard = (heard + data).split(b"\n")
        for one in lines:
            yield json.loads(one)


@contextmanager
def _forwarding(pid: int) -> Iterator[None]:
    """Pass on signals to the process of the command; a stopped call stops it too."""

    def forward(number: int, frame: FrameType | None) -> None:
        with suppress(ProcessLookupError):
            os.kill(pid, number)

    def pause(number: int, frame: FrameType | None) -> None:
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGSTOP)
        os.kill(os.getpid(), signal.SIGSTOP)
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGCONT)

    before = {}
    for name in (*_FORWARDED, "SIGTSTP"):
        number = getattr(signal, name)
        if signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, pause if name == "SIGTSTP" else forward)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
