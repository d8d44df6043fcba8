"""Runs a function outside the main thread, which keeps its signal handlers.

In the main thread, nbclient replaces the handlers of Ctrl-C and SIGTERM and then leaves Python's default
ones, so that a run could no longer be ended in an orderly way. In another thread it cannot.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import TypeVar

import psutil

T = TypeVar("T")

_TO_UNWIND = 5.0
"""Seconds that the function has to clean up after its processes are killed."""


def off_main(work: Callable[[], T]) -> T:
    """Call a function outside the main thread, and return its result.

    If the wait is interrupted, the processes that the function has started are killed, so that it ends too.
    """
    if threading.current_thread() is not threading.main_thread():
        return work()
    results: SimpleQueue[tuple[bool, T | BaseException]] = SimpleQueue()

    def run() -> None:
        try:
            results.put((True, work()))
        except BaseException as error:
            results.put((False, error))

    before = _descendants()
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        done, result = results.get()
    except BaseException:
        for process in _descendants() - before:
            with suppress(psutil.Error):
                process.kill()
        thread.join(_TO_UNWIND)
        raise
    if done:
        return result  # type: ignore[return-value]
    assert isinstance(result, BaseException)
    raise result


def _descendants() -> set[psutil.Process]:
    with suppress(psutil.Error):
        return set(psutil.Process().children(recursive=True))
    return set()
