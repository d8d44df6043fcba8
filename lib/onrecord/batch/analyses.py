"""Analyse articles in several processes of this machine, in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from time import monotonic

import psutil

from ..analysis import Analysis, analyze_all
from ..corrections import files
from ..model.article import Article
from ..model.errors import SourceError
from ..text import pipeline

_AHEAD = 2
"""Batches submitted per process: one running, one waiting."""
_PATIENCE = 300.0
"""Seconds after which the processes count as hanging if they hardly work; a batch takes ten."""
_IDLE = 0.02
"""Least CPU time per second of a process that works, also on a busy machine."""
_MOST = 3600.0
"""Seconds after which processes count as hanging even if they work."""
_DIED = "the process that analysed it died twice (out of memory?)"
_HUNG = f"the process that analysed it did not respond for {_PATIENCE:g} seconds, twice"

Found = Article | SourceError
Result = Analysis | SourceError


def analyze_on(
    jobs: int, items: Iterable[Found], method: str = "model", by_hand: str | None = None
) -> Iterator[Result]:
    """Analyse a stream of articles as `analyze_all` does, in several processes.

    Args:
        jobs: the number of processes; with 1, this process does the work.
        items: articles, and errors of sources that could not be read, which are passed on.
        method: as for `analyze`.
        by_hand: folder of corrections.

    Yields:
        The analysis of each article or an error, in order. Memory does not grow with the number of articles.

    Raises:
        ModelError, ValueError: as `analyze`.
    """
    work = partial(_analyze, method=method, by_hand=by_hand)
    if jobs == 1:
        yield from work(items)
        return
    workers = _Workers(jobs, work)
    out: deque[tuple[list[Found], Future[list[Result]]]] = deque()
    try:
        for portion in pipeline.portions(items):
            out.append((portion, workers.submit(portion)))
            if len(out) >= _AHEAD * jobs:
                yield from workers.results(*out.popleft())
        while out:
            yield from workers.results(*out.popleft())
    finally:
        workers.close()


class _Workers:
    """Processes that analyse batches; if one dies or hangs, only the article that caused it is lost.

    Args:
        jobs: the number of processes.
        work: the function that analyses a batch.
    """

    def __init__(self, jobs: int, work: partial[Iterator[Result]]) -> None:
        self._jobs, self._work = jobs, work
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, portion: list[Found]) -> Future[list[Result]]:
        """Submit a batch."""
        try:
            return self._open().submit(_listed, self._work, portion)
        except BrokenProcessPool:
            self.close()
            return self._open().submit(_listed, self._work, portion)

    def results(self, portion: list[Found], future: Future[list[Result]]) -> list[Result]:
        """Return the results of a batch. If its process dies, it is retried, then article by article."""
        try:
            return self._wait(future)
        except (BrokenProcessPool, CancelledError, TimeoutError):
            self.close()
            return self._again(portion)

    def _again(self, portion: list[Found]) -> list[Result]:
        try:
            return self._wait(self.submit(portion))
        except (BrokenProcessPool, TimeoutError) as error:
            self.close()
            if len(portion) == 1:
                hung = isinstance(error, TimeoutError)
                return [SourceError(portion[0].source, _HUNG if hung else _DIED)]
            return [result for item in portion for result in self._again([item])]

    def _wait(self, future: Future[list[Result]]) -> list[Result]:
        """Return the results of a batch.

        Raises:
            TimeoutError: its process hangs.
        """
        begun = monotonic()
        while True:
            before = self._cpu_time()
            try:
                return future.result(_PATIENCE)
            except TimeoutError:
                if future.done() or monotonic() - begun > _MOST:
                    raise
                if self._cpu_time() - before < _IDLE * _PATIENCE:
                    raise

    def _cpu_time(self) -> float:
        """Return the CPU time that the processes have used, in seconds."""
        used = 0.0
        for pid in list(getattr(self._pool, "_processes", None) or {}):
            with suppress(psutil.Error):
                times = psutil.Process(pid).cpu_times()
                used += times.user + times.system
        return used

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._jobs, multiprocessing.get_context("spawn"), _settle)
        return self._pool

    def close(self) -> None:
        """End the processes, even if they are working."""
        if self._pool is not None:
            processes = list((getattr(self._pool, "_processes", None) or {}).values())
            self._pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.kill()
        self._pool = None


def _analyze(items: Iterable[Found], method: str, by_hand: str | None) -> Iterator[Result]:
    return analyze_all(items, method, partial(files.of_article, place=by_hand))


def _listed(work: partial[Iterator[Result]], items: list[Found]) -> list[Result]:
    return list(work(items))


def _settle() -> None:
    """Run in a process of the pool: ignore Ctrl-C, and end when the owner ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_owner, daemon=True).start()


def _end_with_owner() -> None:
    owner = multiprocessing.parent_process()
    assert owner is not None
    owner.join()
    os._exit(1)
