"""Connections for fetching: only to checked addresses, and never beyond a deadline."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

import httpcore2

from .public_addresses import is_public

HELD_BACK = "its host is not on the public internet; private addresses are refused"


class RefusedError(Exception):
    """A page is not fetched; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Time limits of an answer.

    Attributes:
        deadline: end of the whole fetch (`time.monotonic`).
        pause: seconds to connect, and between two pieces of an answer.
    """

    deadline: float
    pause: float

    def left(self) -> float:
        """Return the seconds that the next step may take.

        Raises:
            httpcore2.TimeoutException: none are left.
        """
        left = min(self.pause, self.deadline - time.monotonic())
        if left <= 0:
            raise httpcore2.TimeoutException
        return left

    def is_over(self) -> bool:
        """Return whether the deadline has passed."""
        return time.monotonic() >= self.deadline


class CheckedBackend(httpcore2.NetworkBackend):
    """Looks up hosts and connects to them for httpcore2.

    The connection goes to the address that was checked, so the name cannot be changed to another address in
    between.

    Args:
        clock: the time left for the whole fetch.
        allow_private: whether loopback, private and other special addresses are allowed.
    """

    def __init__(self, clock: Clock, allow_private: bool) -> None:
        self._clock, self._allow_private = clock, allow_private
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first of a host's addresses that answers.

        Raises:
            RefusedError: there is no such host, or one of its addresses is private.
            httpcore2.NetworkError, httpcore2.TimeoutException: no address answers.
        """
        problem: Exception = RefusedError("host not found")
        addresses = look_up(host, port, self._clock.left())
        if not self._allow_private and not all(map(is_public, addresses)):
            raise RefusedError(HELD_BACK)
        for address in addresses:
            try:
                stream = self._sockets.connect_tcp(address, port, self._clock.left())
            except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
                problem = error
                continue
            peer = str(stream.get_extra_info("server_addr")[0])
            if not self._allow_private and not is_public(peer):
                stream.close()
                raise RefusedError(HELD_BACK)
            return _TimedStream(stream, self._clock)
        raise problem


class _TimedStream(httpcore2.NetworkStream):
    """A stream whose reads and writes all end before the deadline.

    A server that trickles bytes makes many short reads; a time limit per read would not stop it.
    """

    def __init__(self, stream: httpcore2.NetworkStream, clock: Clock) -> None:
        self._stream, self._clock = stream, clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._clock.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.left())

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secure = self._stream.start_tls(ssl_context, server_hostname, self._clock.left())
        return _TimedStream(secure, self._clock)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def look_up(host: str, port: int, seconds: float) -> Sequence[str]:
    """Return the network addresses of a host.

    The system's resolver has no time limit, so it runs in a thread that is abandoned when the time is over.

    Raises:
        RefusedError: there is no such host.
        httpcore2.TimeoutException: no answer came in time.
    """
    answers: SimpleQueue[Sequence[str] | None] = SimpleQueue()

    def ask(resolve: Callable[..., Any]) -> None:
        try:
            found = resolve(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(info[4][0]) for info in found)))
        except (OSError, UnicodeError):
            answers.put(None)

    threading.Thread(target=ask, args=[socket.getaddrinfo], daemon=True).start()
    try:
        found = answers.get(timeout=seconds)
    except Empty:
        raise httpcore2.TimeoutException from None
    if not found:
        raise RefusedError("host not found")
    return found
