"""Where reports are rendered: in this process, or by Dask on this machine's cores or on others."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from ..errors import OnRecordError, OutputError, SourceError
from .task import Task, render_files

Files = dict[str, bytes]
Done = tuple[Any, Files | OnRecordError]

_AHEAD = 2
"""Articles given out per core: one at work, one waiting."""
_PRIVATE = "127.0.0.1:0"
_TO_ANSWER = "5s"
_LOOK_ROUND = 50
"""Articles after which the cores are counted again."""
_KILLED = "the process that rendered it died, twice (out of memory?)"


class Pool(Protocol):
    """Takes tasks and gives what came of them, in any order."""

    def submit(self, label: Any, task: Task) -> None:
        """Give out a task under a label."""

    def full(self) -> bool:
        """Whether something should be taken back before more is given out."""

    def busy(self) -> bool:
        """Whether anything is out."""

    def next(self) -> Done:
        """The label of a task, and its files or why there are none. Waits until there is one."""


class Here:
    """Renders in this process, one after another."""

    def __init__(self) -> None:
        self._done: list[Done] = []

    def submit(self, label: Any, task: Task) -> None:
        """Render a task."""
        try:
            self._done.append((label, render_files(task)))
        except SourceError as error:
            self._done.append((label, error))

    def full(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._done)

    busy = full

    def next(self) -> Done:
        """What came of the task."""
        return self._done.pop(0)


class Cluster:
    """Renders by the workers of a Dask scheduler.

    Args:
        client: a `distributed.Client`.
    """

    def __init__(self, client: Any) -> None:
        from distributed import as_completed

        self._client = client
        self._out: dict[str, tuple[Any, Task]] = {}
        self._suspects: list[tuple[Any, Task]] = []
        self._finished = as_completed([], loop=client.loop)
        self._cores, self._given = 1, 0

    def submit(self, label: Any, task: Task) -> None:
        """Give a task to the scheduler."""
        self._given += 1
        if self._given % _LOOK_ROUND == 1:  # workers come and go
            self._cores = max(1, sum(self._client.nthreads().values()))
        self._give(label, task)

    def _give(self, label: Any, task: Task) -> None:
        future = self._client.submit(render_files, task, pure=False)
        self._out[future.key] = label, task
        self._finished.add(future)

    def full(self) -> bool:
        """Whether every core has one to work on and one waiting."""
        return len(self._out) >= _AHEAD * self._cores

    def busy(self) -> bool:
        """Whether any task is out."""
        return bool(self._out or self._suspects)

    def next(self) -> Done:
        """What came of the task that finishes first.

        Dask blames a worker's death on all tasks that were given to it. So those are tried again at the
        end, one at a time, and only what kills its worker then, too, is given up.
        """
        while True:
            alone = not self._out
            if alone:
                self._give(*self._suspects.pop(0))
            future = next(self._finished)
            label, task = self._out.pop(future.key)
            found = _result(future, task.article.source)
            if found is not None:
                return label, found
            if alone:
                return label, SourceError(task.article.source, _KILLED)
            self._suspects.append((label, task))


def _result(future: Any, source: str) -> Files | OnRecordError | None:
    """The files of a finished future, or its failure; None if its worker died."""
    from distributed import KilledWorker

    try:
        files: Files = future.result()
    except OnRecordError as error:
        return error
    except KilledWorker:
        return None
    except Exception as error:
        return SourceError(source, f"not rendered: {type(error).__name__}: {error}")
    return files


@contextmanager
def open_cluster(scheduler: str | None, jobs: int) -> Iterator[Cluster]:
    """A pool of Dask workers.

    Args:
        scheduler: address of a Dask scheduler (`tcp://host:8786`); None for workers of our own.
        jobs: how many workers of our own.

    Raises:
        OutputError: no scheduler answers at the address.
    """
    import dask
    from distributed import Client, LocalCluster

    if scheduler is not None:
        try:
            client = Client(scheduler, timeout=_TO_ANSWER, set_as_default=False)
        except (OSError, ValueError) as error:
            raise OutputError(f"{scheduler}: no Dask scheduler answers there: {error}") from error
        with client:
            yield Cluster(client)
        return
    settings = {"distributed.scheduler.allowed-failures": 0, "distributed.comm.timeouts.connect": "60s"}
    with (
        dask.config.set(settings),
        LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            memory_limit=0,
            dashboard_address=_PRIVATE,
            worker_dashboard_address=_PRIVATE,
            security=True,
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield Cluster(client)
