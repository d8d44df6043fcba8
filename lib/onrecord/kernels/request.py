"""Requests of an owner to its zygote."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Request:
    """A kernel to fork.

    Attributes:
        argv: its arguments, the name of the program first.
        cwd: its working directory.
        env: its environment.
    """

    argv: list[str]
    cwd: str
    env: dict[str, str]

    def to_line(self) -> bytes:
        """Return the request as a line of JSON."""
        return line(**asdict(self))


def from_line(data: bytes) -> Request:
    """Return the request in a line of `Request.to_line`.

    Raises:
        ValueError, TypeError: the line is not a request.
    """
    return Request(**json.loads(data))


def line(**what: Any) -> bytes:
    """Return values as a line of JSON."""
    return json.dumps(what).encode("ascii") + b"\n"
