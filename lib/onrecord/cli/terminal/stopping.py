"""Handle Ctrl-C and SIGTERM: end the run and its child processes with a one-line message."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = {"SIGINT": "interrupted", "SIGTERM": "terminated", "SIGHUP": "the terminal was closed"}


class Stopped(BaseException):
    """The run was stopped by a signal; not an `Exception`, so that no handler treats it as a failure.

    Args:
        number: the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(_SIGNALS[signal.Signals(number).name])
        self.number = number


@contextmanager
def stopping() -> Iterator[None]:
    """Raise `Stopped` in the block on the first signal; end the process at once on the second.

    Signals reach only the main thread; in other threads the block has no effect.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [signal.Signals[name] for name in _SIGNALS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}

    def stop(number: int, frame: FrameType | None) -> None:
        for one in numbers:
            signal.signal(one, _end_at_once)
        logging.disable(logging.CRITICAL)  # a kernel that ends with the run need not report it
        raise Stopped(number)

    try:
        for number in numbers:
            if before[number] is not signal.SIG_IGN:  # ignored under nohup
                signal.signal(number, stop)
        yield
    finally:
        logging.disable(logging.NOTSET)
        for number, handler in before.items():
            signal.signal(number, handler)


def _end_at_once(number: int, frame: FrameType | None) -> None:
    os._exit(128 + number)
