"""A kernel forked from the zygote, as its caller sees it: cells go in, messages of the protocol come out."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import uuid
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from time import monotonic
from types import TracebackType
from typing import Any

from .owner import owner
from .request import END, Request

_TO_LISTEN = 180.0
"""Seconds that a kernel may take to start, including the loading of the zygote."""
_TO_END = 5.0
"""Seconds that a kernel may take to end by itself."""
_AT_ONCE = 1 << 20
_GONE = -signal.SIGKILL


class KernelEndedError(Exception):
    """The kernel has ended although there was work for it."""


class ForkedKernel:
    """Starts a kernel, runs cells in it, and ends it; use it as a context.

    Args:
        cwd: its working directory.
        env: its environment.

    Raises:
        NoForkError: there is no zygote to fork from.
        RuntimeError: the kernel did not start.
    """

    def __init__(self, cwd: str, env: Mapping[str, str]) -> None:
        self._request = Request(["ipykernel_launcher", "-f", "none"], cwd, dict(env))
        self.pid: int | None = None
        self.exit: dict[str, Any] | None = None
        """Status, CPU seconds and peak memory of the kernel, once it has ended."""
        self.language_info: dict[str, Any] = {}
        self._session = uuid.uuid4().hex

    def __enter__(self) -> ForkedKernel:
        until = monotonic() + _TO_LISTEN
        try:
            if not self._fork(until):  # the zygote has died; the next call starts another
                self._close()
                self.exit = None
                self._fork(until)
            ready = next(self._messages(until), None)
        except (KernelEndedError, TimeoutError) as error:
            self._kill()
            self._close()
            status = (self.exit or {}).get("exit", _GONE)
            raise RuntimeError(f"the kernel ended during its start, with status {status}") from error
        self.language_info = (ready or {}).get("language_info", {})
        return self

    def _fork(self, until: float) -> bool:
        """Ask the zygote for a kernel; return whether it did fork one."""
        self._control = owner().connect()
        self._channel, theirs = socket.socketpair()
        self._heard = {self._control: b"", self._channel: b""}
        self._poll = select.poll()
        with theirs, suppress(OSError):
            socket.send_fds(self._control, [b" "], [theirs.fileno()])
            self._control.sendall(self._request.to_line())
        for one in self._heard:
            self._poll.register(one, select.POLLIN)
        while self.pid is None and self.exit is None:
            self._listen(until)
        return self.pid is not None

    def run(
        self, code: str, store_history: bool, stop_on_error: bool, timeout: float | None
    ) -> Iterator[dict[str, Any]]:
        """Run a cell, and yield the messages about it; the last one says that the kernel is idle.

        Raises:
            KernelEndedError: the kernel has ended.
            TimeoutError: the cell takes longer than `timeout` seconds.
        """
        until = None if timeout is None else monotonic() + timeout
        identity = uuid.uuid4().hex
        header = {
            "msg_id": identity,
            "msg_type": "execute_request",
            "username": "onrecord",
            "session": self._session,
            "date": datetime.now(UTC).isoformat(),
            "version": "5.3",
        }
        content = {
            "code": code,
            "silent": False,
            "store_history": store_history,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": stop_on_error,
        }
        request = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        with suppress(OSError):  # if it has ended, there is no answer
            self._channel.sendall(json.dumps(request).encode("ascii") + b"\n")
        for message in self._messages(until):
            if message.get("parent_header", {}).get("msg_id") == identity:
                yield message

    def _messages(self, until: float | None) -> Iterator[dict[str, Any]]:
        while True:
            while (found := self._next(self._channel)) is not None:
                yield found
            if self.exit is not None:
                raise KernelEndedError
            self._listen(until)

    def _listen(self, until: float | None) -> None:
        """Wait for data from the kernel or the zygote.

        Raises:
            TimeoutError: none came in time.
        """
        left = None if until is None else max(0.0, until - monotonic()) * 1000
        ready = self._poll.poll(left)
        if not ready:
            raise TimeoutError
        numbers = {number for number, _ in ready}
        for one in (self._channel, self._control):
            if one.fileno() not in numbers:
                continue
            data = b""
            with suppress(OSError):
                data = one.recv(_AT_ONCE)
            self._heard[one] += data
            if not data:
                self._poll.unregister(one)
                if one is self._control:
                    self.exit = self.exit or {"exit": _GONE}
        while (said := self._next(self._control)) is not None:
            self.pid = said.get("pid", self.pid)
            if "exit" in said:
                self._drain()
                self.exit = said

    def _drain(self) -> None:
        """Take what the kernel had said before it ended."""
        self._channel.setblocking(False)
        with suppress(OSError):
            while data := self._channel.recv(_AT_ONCE):
                self._heard[self._channel] += data

    def _next(self, one: socket.socket) -> dict[str, Any] | None:
        """Take the next complete line from what was heard."""
        data, end, rest = self._heard[one].partition(b"\n")
        if not end:
            return None
        self._heard[one] = rest
        found: dict[str, Any] = json.loads(data)
        return found

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the kernel: by itself if all went well, else by force."""
        if kind is None or self.exit is not None:
            with suppress(OSError):
                self._channel.sendall(json.dumps(END).encode("ascii") + b"\n")
                self._await_exit()
        if self.exit is None:
            self._kill()
            self._await_exit()
        self._close()

    def _await_exit(self) -> None:
        """Wait until the kernel has ended, or the time for that is over."""
        until = monotonic() + _TO_END
        with suppress(TimeoutError):
            while self.exit is None:
                self._listen(until)

    def _kill(self) -> None:
        if self.pid is not None and self.exit is None:
            with suppress(OSError):
                os.killpg(self.pid, signal.SIGKILL)

    def _close(self) -> None:
        self._control.close()
        self._channel.close()
        self.pid = None
