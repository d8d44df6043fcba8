"""Work in a thread of its own, so that signals stay with the main thread.

nbclient takes over the handlers of Ctrl-C and SIGTERM when it runs in the main thread, and leaves Python's
own ones behind: a run could then no longer be ended in an orderly way. In any other thread it cannot.
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
"""Seconds that the work has to clean up once the processes that it has started are gone."""


def off_main(work: Callable[[], T]) -> T:
    """Do work in another thread than the main one, and wait for it.

    If the wait is interrupted, the processes that the work has started are killed, so that it ends too.
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
