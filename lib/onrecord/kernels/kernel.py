"""Turn a fork of the zygote into an ordinary IPython kernel."""

from __future__ import annotations

import atexit
import fcntl
import gc
import io
import os
import signal
import socket
import stat
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from .fork_server import Fork
from .request import Request, line

_GARBAGE = (100_000, 20, 20)
"""Thresholds of the garbage collector, higher than usual because a kernel lives for seconds only."""
_COLUMNS = 20
"""Columns that pandas shows if it is imported in a kernel; elsewhere it measures the terminal."""
_QUIET = "--Application.log_level=50"
"""Suppresses the kernel's messages about its own end; the owner reports it."""
_NO_HISTORY = "--HistoryManager.enabled=False"
"""Disables the history; otherwise all kernels would write to the user's history file."""
_FIRST_WHEN_MEMORY_ENDS = "500"


def run(fork: Fork) -> NoReturn:
    """Run a kernel in this process, and end the process when the kernel ends.

    Args:
        fork: the kernel to run; the file it carries is the connection for its cells.
    """
    code = 1
    try:
        fork.caller.close()  # the server keeps it, and kills this process if the caller hangs up
        (file,) = fork.files
        os.set_inheritable(file, False)
        _settle(fork.request)
        code = _serve(fork.request.argv, socket.socket(fileno=file))
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException as error:
        if not _is_abandoned(error, fork.request):
            sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def _is_abandoned(error: BaseException, request: Request) -> bool:
    """Whether nobody waits for the kernel: its owner is gone, or has given it up and removed its folder."""
    return isinstance(error, ConnectionError) or not Path(request.cwd).is_dir()


def _settle(request: Request) -> None:
    """Set up this process as a kernel."""
    take_place(request)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    gc.set_threshold(*_GARBAGE)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_FIRST_WHEN_MEMORY_ENDS, encoding="ascii")


def take_place(request: Request) -> None:
    """In a fork, set up session, signals, directory, environment and arguments as in a new process."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(request.cwd)
    os.environ.clear()
    os.environ.update(request.env)
    sys.argv = list(request.argv)
    import numpy

    numpy.random.seed()  # Python reseeds its own generator in every fork


def _serve(argv: list[str], channel: socket.socket) -> int:
    import matplotlib
    import pandas

    from .kernel_app import ChannelApp, ChannelSession

    app = ChannelApp.instance(
        parent_handle=os.getppid(),
        session=ChannelSession(channel, username="kernel"),
        outstream_class="onrecord.kernels.kernel_app.Stream",
    )
    app.initialize([*argv[1:], _NO_HISTORY, _QUIET])
    matplotlib.rcParams["backend"] = os.environ["MPLBACKEND"]  # was read on import, in the zygote
    pandas.set_option("display.max_columns", _COLUMNS)
    channel.sendall(line(ready=True, language_info=app.kernel.language_info))
    app.serve(channel)
    finish()
    return 0


def finish() -> None:
    """Run the exit steps of an interpreter without freeing objects, which would copy shared memory."""
    for thread in threading.enumerate():
        if not thread.daemon and thread is not threading.main_thread():
            thread.join()
    files = _files() if _may_have_written() else []
    gc.freeze()  # IPython would needlessly collect garbage at its end
    atexit._run_exitfuncs()
    for file in files:
        with suppress(Exception):
            file.flush()


def _may_have_written() -> bool:
    """Whether a file is open for writing; only then is a search through all objects worthwhile."""
    for entry in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            file = int(entry.name)
            may_write = fcntl.fcntl(file, fcntl.F_GETFL) & (os.O_WRONLY | os.O_RDWR)
            if may_write and stat.S_ISREG(os.fstat(file).st_mode):
                return True
    return False


def _files() -> list[io.IOBase]:
    """The file objects of this process, open or closed."""
    is_file: dict[type, bool] = {}
    found = []
    for thing in gc.get_objects():
        kind = type(thing)
        if kind not in is_file:
            is_file[kind] = issubclass(kind, io.IOBase)
        if is_file[kind]:
            found.append(thing)
    return found
