"""One boundary per article: whatever goes wrong with it becomes an error that names it; the others go on."""

from __future__ import annotations

import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

from ..model.errors import OnRecordError, SourceError, UnexpectedError

T = TypeVar("T")

_AGAIN = 1.0
"""Seconds after which a limit that was caught by a library strikes again."""
_SHOWN = 300


class OutOfTime(BaseException):
    """A limit on time was reached; not an `Exception`, which a library might take for its own failure."""


def attempt(source: str, doing: str, work: Callable[[], T], seconds: float | None = None) -> T | SourceError:
    """Do the work of one article.

    Args:
        source: the article, as its user named it.
        doing: the work, for the message: `reading`, `analysis`.
        work: the work.
        seconds: how long it may take; None for as long as it wants. See `time_limit`.

    Returns:
        What the work returns, or why it failed: the `SourceError` that it raised, out of time, out of memory,
        nested too deeply, or an `UnexpectedError` for all else.

    Raises:
        OnRecordError: another one than a `SourceError`; it is not the fault of an article.
    """
    try:
        with time_limit(seconds):
            return work()
    except OutOfTime:
        return SourceError(source, f"{doing} took longer than {seconds:g} seconds")
    except Exception as error:
        return failure(source, doing, error)


def failure(source: str, doing: str, error: Exception) -> SourceError:
    """Return what to tell of an exception that an article caused.

    Raises:
        OnRecordError: the exception itself, if it is not the fault of an article.
    """
    if isinstance(error, SourceError):
        return error
    if isinstance(error, OnRecordError):
        raise error
    if isinstance(error, MemoryError):
        return SourceError(source, f"{doing} took more memory than there is")
    if isinstance(error, RecursionError):
        return SourceError(source, f"{doing} failed: it is nested too deeply")
    what = " ".join(str(error).split())[:_SHOWN]
    name = type(error).__name__
    reason = f"{doing} failed: {name}: {what}" if what else f"{doing} failed: {name}"
    return UnexpectedError(source, reason, "".join(traceback.format_exception(error)))


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise `OutOfTime` in a block that takes longer than some seconds, as soon as Python code runs.

    It rests on SIGALRM, so it holds only in the main thread, and not on Windows. Blocks may be nested; the
    inner limit is not longer than what is left of the outer one.
    """
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if seconds is None or not usable:
        yield
        return

    def strike(signum: int, frame: FrameType | None) -> None:
        raise OutOfTime

    left, _ = signal.getitimer(signal.ITIMER_REAL)
    if left and left < seconds:
        yield
        return
    before = signal.signal(signal.SIGALRM, strike)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, left, _AGAIN if left else 0)
        signal.signal(signal.SIGALRM, before)
