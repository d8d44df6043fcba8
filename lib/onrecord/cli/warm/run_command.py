"""Turn a fork of the warm process into the command of its caller."""

from __future__ import annotations

import io
import os
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from ...kernels.fork_server import Fork
from ...kernels.kernel import finish, take_place
from ...kernels.owner import loan
from ...kernels.request import line

_TO_GO = 10.0
"""Seconds that the caller may take to say that it waits for the command."""


def run_command(fork: Fork, server: int, path: Path, run: Callable[[Sequence[str]], int]) -> NoReturn:
    """Run a command in this process, tell its caller the exit status, and end the process.

    Args:
        fork: the command, and the connection to its caller.
        server: process id of the warm process.
        path: its socket.
        run: runs a command line, and returns the exit status.
    """
    code = 1
    try:
        _settle(fork)
        os.environ |= loan(server, path)
        fork.caller.settimeout(_TO_GO)
        fork.caller.sendall(line(ready=True))
        said, files, _, _ = socket.recv_fds(fork.caller, 100, 3)
        if not said:
            os._exit(1)  # the caller has given up, and does the work itself
        _take_streams(files, fork.request.more["streams"])
        fork.caller.settimeout(None)
        threading.Thread(target=_end_with_caller, args=[fork.caller], daemon=True).start()
        code = run(fork.request.argv[1:])
        finish()
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        fork.caller.sendall(line(exit=code))
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def _settle(fork: Fork) -> None:
    """Take over the folder, environment and settings of the caller."""
    more = fork.request.more
    take_place(fork.request)
    os.umask(more["umask"])
    for number in more["ignored"]:
        signal.signal(number, signal.SIG_IGN)
    time.tzset()
    tempfile.tempdir = None
    sys.path[:] = more["path"]


def _take_streams(files: list[int], kinds: list[list[str]]) -> None:
    """Take over the standard streams of the caller, given encoding and error handling of each."""
    for target, file in enumerate(files):
        os.dup2(file, target)
        os.close(file)
    for target, name in enumerate(("stdin", "stdout", "stderr")):
        stream = _open(target, *kinds[target])
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _open(file: int, encoding: str, errors: str) -> io.TextIOWrapper:
    """Open a standard stream as the interpreter does."""
    shown = os.isatty(file) or file == 2
    raw = io.FileIO(file, "r" if file == 0 else "w", closefd=False)
    buffered: Any = io.BufferedReader(raw) if file == 0 else io.BufferedWriter(raw)
    return io.TextIOWrapper(buffered, encoding=encoding, errors=errors, line_buffering=shown)


def _end_with_caller(caller: socket.socket) -> None:
    """End this process and those it has started if the caller is killed."""
    with suppress(OSError):
        caller.recv(1)
    os.killpg(0, signal.SIGKILL)
