"""Analyses by several processes of this machine, in the order of their articles."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from ..analysis import Analysis, analyze_all
from ..corrections import files
from ..model.article import Article
from ..model.errors import LostError, SourceError
from ..text import pipeline

_AHEAD = 2
"""Portions given out per process: one at work, one waiting."""

Found = Article | SourceError
Result = Analysis | SourceError


def analyze_on(
    jobs: int, items: Iterable[Found], method: str = "model", by_hand: str | None = None
) -> Iterator[Result]:
    """Analyse a stream of articles as `analyze_all` does, by a number of processes.

    Args:
        jobs: how many processes; with one it is done in this one.
        items: articles, and errors of those that could not be read, which are passed on.
        method: as for `analyze`.
        by_hand: folder of corrections.

    Yields:
        The analysis of each article, or an error, in order. Memory does not grow with the articles.

    Raises:
        LostError: a process died.
        ModelError, ValueError: as `analyze`.
    """
    work = partial(_analyze, method=method, by_hand=by_hand)
    if jobs == 1:
        yield from work(items)
        return
    out: deque[Future[list[Result]]] = deque()
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _settle)
    try:
        for portion in pipeline.portions(items):
            out.append(pool.submit(_listed, work, portion))
            if len(out) >= _AHEAD * jobs:
                yield from out.popleft().result()
        while out:
            yield from out.popleft().result()
    except BrokenProcessPool as error:
        raise LostError("a process that analysed articles died (out of memory?)") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _analyze(items: Iterable[Found], method: str, by_hand: str | None) -> Iterator[Result]:
    return analyze_all(items, method, partial(files.of_article, place=by_hand))


def _listed(work: partial[Iterator[Result]], items: list[Found]) -> list[Result]:
    return list(work(items))


def _settle() -> None:
    """In a process of the pool: leave Ctrl-C to its owner, and end when the owner does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_owner, daemon=True).start()


def _end_with_owner() -> None:
    owner = multiprocessing.parent_process()
    assert owner is not None
    owner.join()
    os._exit(1)
