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
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from ...kernels.fork_server import Fork
from ...kernels.kernel import finish, take_place
from ...kernels.owner import loan
from ...kernels.request import line
from ..entry import run_here

_TO_GO = 10.0
"""Seconds that the caller may take to say that it waits for the command."""


def run_command(fork: Fork, server: int, path: Path) -> NoReturn:
    """Run a command in this process, tell its caller the exit status, and end the process.

    Args:
        fork: the command, and the connection to its caller.
        server: process id of the warm process.
        path: its socket.
    """
    code = 1
    try:
        _settle(fork)
        os.environ |= loan(server, path)
        fork.caller.settimeout(_TO_GO)
        fork.caller.sendall(line(ready=True))
        if b"go" not in fork.caller.recv(100):
            os._exit(1)  # the caller has given up, and does the work itself
        fork.caller.settimeout(None)
        threading.Thread(target=_end_with_caller, args=[fork.caller], daemon=True).start()
        code = run_here(fork.request.argv[1:])
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
    """Take over the files, folder, environment and settings of the caller."""
    request, more = fork.request, fork.request.more
    for target, file in enumerate(fork.files):
        os.dup2(file, target)
        os.close(file)
    take_place(request)
    os.umask(more["umask"])
    for number in more["ignored"]:
        signal.signal(number, signal.SIG_IGN)
    time.tzset()
    tempfile.tempdir = None
    sys.path[:] = more["path"]
    for name, target in (("stdin", 0), ("stdout", 1), ("stderr", 2)):
        encoding, errors = more["streams"][target]
        stream = _open(target, encoding, errors)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _open(file: int, encoding: str, errors: str) -> io.TextIOWrapper:
    """Open a standard stream as the interpreter does."""
    shown = os.isatty(file) or file == 2
    raw = open(file, "rb" if file == 0 else "wb", closefd=False)
    return io.TextIOWrapper(raw, encoding=encoding, errors=errors, line_buffering=shown)


def _end_with_caller(caller: socket.socket) -> None:
    """End this process and those it has started if the caller is killed."""
    with suppress(OSError):
        caller.recv(1)
    os.killpg(0, signal.SIGKILL)
