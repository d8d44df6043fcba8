"""Requests to a fork server, and its answers: lines of JSON."""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

KERNEL, COMMAND, HELLO, STOP = "kernel", "command", "hello", "stop"
"""Kinds of requests: a kernel, a command of the command line, a sign of life, and the order to end."""
END = "end"
"""What ends a kernel, on the connection for its cells."""
_AT_ONCE = 65536
_FILES = 3
"""Most files that a request carries: standard input, output and error of a command."""


@dataclass(frozen=True, slots=True)
class Request:
    """A process to fork, or an order to the server.

    Attributes:
        argv: its arguments, the name of the program first.
        cwd: its working directory.
        env: its environment.
        kind: what to do.
        more: what only some kinds have.
    """

    argv: list[str]
    cwd: str
    env: dict[str, str]
    kind: str = KERNEL
    more: dict[str, Any] = field(default_factory=dict)

    def to_line(self) -> bytes:
        """Return the request as a line of JSON."""
        return line(**asdict(self))


def receive(caller: socket.socket) -> tuple[Request, list[int]] | None:
    """Return the request on a connection and the files it carries, or None if there is no proper one."""
    files: list[int] = []
    data = b""
    with suppress(OSError, ValueError, TypeError):
        while not data.endswith(b"\n"):
            part, got, _, _ = socket.recv_fds(caller, _AT_ONCE, _FILES)
            files += got
            data += part
            if not part:
                break
        return Request(**json.loads(data)), files
    for file in files:
        os.close(file)
    return None


def line(**what: Any) -> bytes:
    """Return values as a line of JSON."""
    return json.dumps(what).encode("ascii") + b"\n"
