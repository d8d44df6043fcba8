"""Contain the failure of one article: any exception becomes an error that names it; the others continue."""

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
"""Seconds until the limit is raised again, in case a library caught it."""
_SHOWN = 300


class OutOfTime(BaseException):
    """A time limit was reached; not an `Exception`, so that libraries do not catch it."""


def attempt(source: str, doing: str, work: Callable[[], T], seconds: float | None = None) -> T | SourceError:
    """Do the work of one article.

    Args:
        source: the article, as its user named it.
        doing: what is being done, for the message: `reading`, `analysis`.
        work: the function that does it.
        seconds: the time limit, or None for no limit. See `time_limit`.

    Returns:
        The result of the work, or its error. A lack of time or memory and too deep nesting become a
        `SourceError`, any other unforeseen exception an `UnexpectedError`.

    Raises:
        OnRecordError: an error other than a `SourceError`; the article did not cause it.
    """
    try:
        with time_limit(seconds):
            return work()
    except OutOfTime:
        return SourceError(source, f"{doing} took longer than {seconds:g} seconds")
    except Exception as error:
        return failure(source, doing, error)


def failure(source: str, doing: str, error: Exception) -> SourceError:
    """Return the error that reports an exception caused by an article.

    Raises:
        OnRecordError: the exception itself, if the article did not cause it.
    """
    if isinstance(error, SourceError):
        return error
    if isinstance(error, OnRecordError):
        raise error
    if isinstance(error, MemoryError):
        return SourceError(source, f"{doing} ran out of memory")
    if isinstance(error, RecursionError):
        return SourceError(source, f"{doing} failed: it is nested too deeply")
    what = " ".join(str(error).split())[:_SHOWN]
    name = type(error).__name__
    reason = f"{doing} failed: {name}: {what}" if what else f"{doing} failed: {name}"
    return UnexpectedError(source, reason, "".join(traceback.format_exception(error)))


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise `OutOfTime` in a block that takes too long, as soon as Python code runs.

    It uses SIGALRM, so it works only in the main thread and not on Windows. Blocks may be nested; the inner
    limit is never longer than the rest of the outer one.
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
