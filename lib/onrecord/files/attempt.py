"""Contain the failure of one article: any exception becomes an error that names it; the others continue."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import TypeVar

from ..model.errors import OnRecordError, SourceError, UnexpectedError
from .time_limits import OutOfTime, time_limit

T = TypeVar("T")

_SHOWN = 300


def attempt(source: str, doing: str, work: Callable[[], T], seconds: float | None = None) -> T | SourceError:
    """Do the work of one article.

    Args:
        source: the article, as its user named it.
        doing: what is being done, for the message: `reading`, `analysis`.
        work: the function that does it.
        seconds: the limit on CPU time, or None for no limit. See `time_limit`.

    Returns:
        The result of the work, or its error. A lack of time or memory and too deep nesting become a
        `SourceError`, any other unforeseen exception an `UnexpectedError`.

    Raises:
        OnRecordError: an error other than a `SourceError`; the article did not cause it.
    """
    try:
        with time_limit(seconds):
            return work()
    except OutOfTime as limit:
        return SourceError(source, f"{doing} {limit}")
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
