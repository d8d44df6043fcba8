"""Serves requests on a socket by forking this process, and reports how the forks end.

A request is a line of JSON on a connection to the socket (see `request`). The answers are also lines:
`{"pid": …}` once the process is forked, and `{"exit": …, "seconds": …, "megabytes": …}` (status, CPU time,
peak memory) once it has ended. Closing the connection of a kernel ends the kernel. A command has its
connection for itself: its own process notices that the caller is gone.
"""

from __future__ import annotations

import os
import selectors
import signal
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import IO, Any

from .request import COMMAND, HELLO, KERNEL, STOP, Request, line, receive

_SECONDS_TO_ASK = 10.0


@dataclass(frozen=True, slots=True)
class Fork:
    """What a fork is to run.

    Attributes:
        request: the request.
        caller: the connection it came on.
        files: the files it carried.
    """

    request: Request
    caller: socket.socket
    files: list[int]


def threads() -> int:
    """The number of threads of this process, including those of libraries."""
    return sum(1 for _ in Path("/proc/self/task").iterdir())


def peer(connection: socket.socket) -> tuple[int, int]:
    """Return the ids of the process at the other end of a connection, and of its user."""
    size = struct.calcsize("3i")
    pid, user, _ = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    return pid, user


def is_same_user(connection: socket.socket) -> bool:
    """Whether the process at the other end of a connection belongs to the user of this one."""
    return peer(connection)[1] == os.geteuid()


class ForkServer:
    """Takes requests, forks, and reports how the forks end.

    Args:
        server: the socket it listens on.
        owner: ends the server and all forks when it closes; None for no owner.
        idle: seconds without a request or a running fork after which the server ends; None for no limit.
        private: files that forks close.
    """

    def __init__(
        self,
        server: socket.socket,
        owner: IO[Any] | None = None,
        idle: float | None = None,
        private: tuple[int, ...] = (),
    ) -> None:
        self._server, self._owner, self._idle, self._private = server, owner, idle, private
        self._forks: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._wake, self._woken = socket.socketpair()
        self._ending = False
        self._used = monotonic()

    def serve(self) -> Fork | None:
        """Serve requests.

        Returns:
            None once the server is to end; in a fork, what it is to run.
        """
        self._woken.setblocking(False)
        signal.set_wakeup_fd(self._woken.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the owner handles it
        for end in (self._server, self._wake):
            self._selector.register(end, selectors.EVENT_READ)
        if self._owner is not None:
            self._selector.register(self._owner, selectors.EVENT_READ)
        while not self._is_over():
            for key, _ in self._selector.select(self._idle):
                self._used = monotonic()
                source: Any = key.fileobj
                if source is not None and source is self._owner:
                    if not os.read(key.fd, 1024):
                        for pid in self._forks:
                            _kill(pid)
                        return None
                elif source is self._wake:
                    self._wake.recv(1024)
                    self._reap()
                elif source is self._server:
                    self._accept()
                elif fork := self._answer(source):
                    return fork
        return None

    def _is_over(self) -> bool:
        """Whether nothing runs, and the server was told to end or has had nothing to do for long."""
        late = self._idle is not None and monotonic() - self._used >= self._idle
        return not self._forks and (self._ending or late)

    def _accept(self) -> None:
        caller, _ = self._server.accept()
        if is_same_user(caller):
            caller.settimeout(_SECONDS_TO_ASK)
            self._selector.register(caller, selectors.EVENT_READ)
        else:
            caller.close()

    def _answer(self, caller: Any) -> Fork | None:
        """Do what a caller asks, or end its kernel if it hangs up. In a fork, return what it is to run."""
        found = receive(caller)
        if found is None:
            for pid, other in self._forks.items():
                if other is caller:
                    _kill(pid)
            self._hang_up(caller)
            return None
        request, files = found
        if request.kind in (HELLO, STOP):
            self._ending = request.kind == STOP
            _say(caller, pid=os.getpid(), running=len(self._forks))
        elif request.kind == KERNEL or (request.kind == COMMAND and not self._ending):
            pid = os.fork()
            if not pid:
                self._leave(caller)
                return Fork(request, caller, files)
            self._forks[pid] = caller
            _say(caller, pid=pid)
            if request.kind == COMMAND:
                self._selector.unregister(caller)
        else:
            self._hang_up(caller)
        for file in files:
            os.close(file)
        return None

    def _leave(self, caller: socket.socket) -> None:
        """In a fork, close everything that belongs to the server."""
        signal.set_wakeup_fd(-1)
        others = [key.fileobj for key in self._selector.get_map().values()]
        for one in (*others, *self._forks.values(), self._woken):
            if one is not caller and isinstance(one, socket.socket):
                one.close()
        self._selector.close()
        for file in self._private:
            os.close(file)

    def _reap(self) -> None:
        for pid in list(self._forks):
            ended, status, used = os.wait4(pid, os.WNOHANG)
            if ended:
                caller = self._forks.pop(pid)
                seconds = round(used.ru_utime + used.ru_stime, 3)
                code = os.waitstatus_to_exitcode(status)
                _say(caller, exit=code, seconds=seconds, megabytes=used.ru_maxrss // 1024)
                self._hang_up(caller)

    def _hang_up(self, caller: socket.socket) -> None:
        if caller.fileno() >= 0:
            with suppress(KeyError):  # that of a command
                self._selector.unregister(caller)
            caller.close()


def _say(caller: socket.socket, **what: Any) -> None:
    with suppress(OSError):
        caller.sendall(line(**what))


def _kill(pid: int) -> None:
    with suppress(OSError):
        os.killpg(pid, signal.SIGKILL)
