"""The zygote: a process that loads the libraries and models once, and forks a kernel on each request.

It is a separate program, so that no thread, socket or event loop of its owner is copied. A request is a line
of JSON on a connection to its socket (see `request`). The answers are also lines: `{"pid": …}` once the
kernel is forked, `{"ready": true}` once it listens, and `{"exit": …, "seconds": …, "megabytes": …}` (status,
CPU time, peak memory) once it has ended. Closing the connection ends the kernel; closing the zygote's
standard input ends it and all its kernels.

Only the calling thread survives in a fork, so nothing here may start a thread. `ENVIRONMENT` keeps libraries
from starting threads on import, and ZeroMQ's sockets are opened after the fork. `gc.freeze` hides loaded
objects from the garbage collector, so that forks keep sharing their memory.
"""

from __future__ import annotations

import gc
import os
import selectors
import shutil
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..model.one_line import one_line
from .request import Request, from_line, line

ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # the debugger would warn about frozen modules
}
"""Keeps libraries from starting threads and printing; it is not passed on to kernels."""
_SECONDS_TO_ASK = 10.0

Fork = tuple[Request, socket.socket]


def main(path: str) -> int:
    """Serve on a socket until standard input closes; in a fork, run the kernel until it ends.

    Args:
        path: where to open the socket; its folder is removed at the end.

    Returns:
        The exit status: 0, or 1 with a line on standard error if it cannot load or must not fork.
    """
    from . import kernel, preload

    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    try:
        preload.preload()
    except Exception as error:  # its owner then uses stock kernels
        why = one_line(error) or type(error).__name__
        print(f"onrecord: the process to fork kernels from did not load: {why}", file=sys.stderr)
        return 1
    if (threads := _threads()) != 1:
        print(f"onrecord: {threads} threads run after loading, so kernels cannot be forked", file=sys.stderr)
        return 1
    gc.collect()
    gc.freeze()
    server.listen(128)
    try:
        fork = _Server(server).serve()
    finally:
        server.close()
    if fork is not None:
        kernel.run(*fork)
    shutil.rmtree(Path(path).parent, ignore_errors=True)
    return 0


def _threads() -> int:
    """The number of threads of this process, including those of libraries."""
    return sum(1 for _ in Path("/proc/self/task").iterdir())


class _Server:
    """Takes requests, forks, and reports how kernels end.

    Args:
        server: the socket it listens on.
    """

    def __init__(self, server: socket.socket) -> None:
        self._server = server
        self._kernels: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._wake, self._woken = socket.socketpair()

    def serve(self) -> Fork | None:
        """Serve requests.

        Returns:
            None once the owner is gone; in a fork, the kernel to run.
        """
        self._woken.setblocking(False)
        signal.set_wakeup_fd(self._woken.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the owner handles it
        for end in (self._server, self._wake, sys.stdin):
            self._selector.register(end, selectors.EVENT_READ)
        while True:
            for key, _ in self._selector.select():
                source: Any = key.fileobj
                if source is sys.stdin:
                    if not os.read(sys.stdin.fileno(), 1024):
                        for pid in self._kernels:
                            _kill(pid)
                        return None
                elif source is self._wake:
                    self._wake.recv(1024)
                    self._reap()
                elif source is self._server:
                    self._selector.register(self._server.accept()[0], selectors.EVENT_READ)
                elif request := self._hear(source):
                    pid = os.fork()
                    if not pid:
                        return self._leave(request, source)
                    self._kernels[pid] = source
                    _say(source, pid=pid)

    def _hear(self, caller: Any) -> Request | None:
        """Read the request of a caller; if the caller hangs up, end its kernel."""
        caller.settimeout(_SECONDS_TO_ASK)
        with suppress(OSError, ValueError, TypeError):
            return from_line(caller.makefile("rb").readline())
        for pid, other in self._kernels.items():
            if other is caller:
                _kill(pid)
        self._hang_up(caller)
        return None

    def _leave(self, request: Request, caller: Any) -> Fork:
        """In a fork, close everything that belongs to the zygote."""
        signal.set_wakeup_fd(-1)
        for key in list(self._selector.get_map().values()):
            if key.fileobj is not caller and isinstance(key.fileobj, socket.socket):
                key.fileobj.close()
        self._woken.close()
        self._selector.close()
        return request, caller

    def _reap(self) -> None:
        for pid in list(self._kernels):
            ended, status, used = os.wait4(pid, os.WNOHANG)
            if ended:
                caller = self._kernels.pop(pid)
                seconds = round(used.ru_utime + used.ru_stime, 3)
                code = os.waitstatus_to_exitcode(status)
                _say(caller, exit=code, seconds=seconds, megabytes=used.ru_maxrss // 1024)
                self._hang_up(caller)

    def _hang_up(self, caller: socket.socket) -> None:
        if caller.fileno() >= 0:
            self._selector.unregister(caller)
            caller.close()


def _say(caller: socket.socket, **what: Any) -> None:
    with suppress(OSError):
        caller.sendall(line(**what))


def _kill(pid: int) -> None:
    with suppress(OSError):
        os.killpg(pid, signal.SIGKILL)
