"""The warm process.

It loads what commands and their notebooks need, listens in the folder, and ends after some idle time. Until
it listens it reports to standard output: `ready`, `taken` if another process has the folder, or why it did
not load.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from ...files import locks
from ...kernels import kernel, preload
from ...kernels.fork_server import ForkServer
from ...kernels.request import COMMAND
from ...kernels.zygote import LoadError, load
from . import place
from .run_command import run_command


def main(name: str, idle: str, run: Callable[[Sequence[str]], int]) -> int:
    """Serve until nothing has been asked for some time; in a fork, run the command or kernel.

    Args:
        name: the folder of the socket; it is removed at the end.
        idle: seconds without work after which the process ends.
        run: runs a command line, and returns the exit status.
    """
    os.umask(0o077)
    folder = Path(name)
    folder.mkdir(parents=True, exist_ok=True)
    place.check_private(folder.parent)
    place.check_private(folder)
    handle = locks.take_over(folder)
    if handle is None:
        _report(place.TAKEN)
        return 0
    for left in folder.iterdir():  # by a process that was killed
        left.unlink()
    try:
        load(_preload)
    except LoadError as error:
        shutil.rmtree(folder, ignore_errors=True)
        _report(str(error))
        return 1
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(folder / place.SOCKET))
    server.listen(128)
    _report(place.READY)
    fork = ForkServer(server, idle=float(idle), private=(handle,)).serve()
    server.close()
    if fork is None:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):  # others listen beside it
            folder.parent.rmdir()
        return 0
    if fork.request.kind == COMMAND:
        run_command(fork, os.getppid(), folder / place.SOCKET, run)
    kernel.run(fork)


def _preload() -> None:
    """Load what a notebook and a command need; the page of an empty notebook loads its templates."""
    preload.preload()
    import nbclient
    import nbformat
    import papermill
    import psutil
    import tqdm

    from ...batch import analyses, fingerprint, ondemand, run
    from ...export.streams import json_lines
    from ...report import index_page
    from ...report.report_page import to_html

    del nbclient, papermill, psutil, tqdm, analyses, ondemand, run, json_lines, index_page
    to_html(nbformat.v4.new_notebook(), {"title": "", "source": "", "sha256": ""})
    fingerprint.code()


def _report(line: str) -> None:
    """Say a line to the process that started this one, then nothing more."""
    with suppress(OSError):
        os.write(1, f"{line}\n".encode())
    nothing = os.open(os.devnull, os.O_RDWR)
    for file in (0, 1, 2):
        os.dup2(nothing, file)
    os.close(nothing)
