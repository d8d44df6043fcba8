"""Limits on the time of one article: CPU time, so that a busy machine refuses nothing, and waiting."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

_AGAIN = 1.0
"""Seconds until the limit is raised again, in case a library caught it."""
WAITING = 10
"""Wall-clock seconds allowed per second of CPU time. Work that only waits ends too."""


class OutOfTime(BaseException):
    """A time limit was reached; not an `Exception`, so that libraries do not catch it.

    The message says what took too long, after the name of the work.
    """


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise `OutOfTime` in a block that takes too long, as soon as Python code runs.

    It uses signals, so it works only in the main thread and not on Windows. Blocks may be nested; the inner
    limit is never longer than the rest of the outer one.

    Args:
        seconds: CPU time of this process with all its threads; the block may also take `WAITING` times as
            many wall-clock seconds. None for no limit.
    """
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if seconds is None or not usable:
        yield
        return
    waited = WAITING * seconds
    with ExitStack() as stack:
        stack.enter_context(
            _alarm(signal.ITIMER_REAL, signal.SIGALRM, waited, f"did not end within {waited:g} seconds")
        )
        stack.enter_context(
            _alarm(
                signal.ITIMER_PROF,
                signal.SIGPROF,
                seconds,
                f"took longer than {seconds:g} seconds of CPU time",
            )
        )
        yield


@contextmanager
def _alarm(timer: int, number: int, seconds: float, message: str) -> Iterator[None]:
    """Raise `OutOfTime` in a block once a timer of the system has run down."""
    over = False

    def strike(signum: int, frame: FrameType | None) -> None:
        if not over:
            raise OutOfTime(message)

    left, _ = signal.getitimer(timer)
    if left and left < seconds:
        yield
        return
    before = signal.signal(number, strike)
    signal.setitimer(timer, seconds, _AGAIN)
    try:
        try:
            yield
        finally:  # a strike in this moment must not leave the timer running
            over = True
    finally:
        signal.setitimer(timer, left, _AGAIN if left else 0)
        signal.signal(number, before)
