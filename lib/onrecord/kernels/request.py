"""What an owner asks of its zygote."""

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
        """The request as a line of JSON."""
        return line(**asdict(self))


def from_line(data: bytes) -> Request:
    """The request that `Request.to_line` wrote.

    Raises:
        ValueError, TypeError: it is none.
    """
    return Request(**json.loads(data))


def line(**what: Any) -> bytes:
    """Plain values as a line of JSON."""
    return json.dumps(what).encode("ascii") + b"\n"
