"""Pools that render reports: in this process, or by Dask on this machine or on others."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import resource_tracker
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, Protocol

from ..files import leftovers
from ..files.attempt import attempt, failure
from ..files.writing import scratch
from ..kernels import owner
from ..model.errors import KernelDiedError, LostError, OnRecordError, OutputError, SourceError
from .task import RENDERING, Task, render_files

Files = dict[str, bytes]
Done = tuple[Any, Files | OnRecordError]

_AHEAD = 2
"""Articles submitted per core: one running, one waiting."""
_PRIVATE = "127.0.0.1:0"
_UNHEARD = "120s"
"""Silence after which a worker counts as dead."""
_TO_ANSWER = "5s"
_TO_JOIN = 180.0
"""Seconds to wait for the first worker of a scheduler."""
_LOOK_AFTER = 5.0
"""Seconds without a result until the pool checks that there are workers."""
_LOOK_ROUND = 50
"""Number of articles after which the cores are counted again."""
_WARNINGS = "PYTHONWARNINGS"
_STRANGE = "the scheduler cannot read the tasks; it needs this version of onrecord and its libraries"
_KILLED = "the process that rendered it died twice (out of memory?)"


class Pool(Protocol):
    """Takes tasks and returns their results, in any order."""

    def submit(self, label: Any, task: Task) -> None:
        """Submit a task under a label."""

    def full(self) -> bool:
        """Whether a result must be taken before another task is submitted."""

    def busy(self) -> bool:
        """Whether any task is not finished."""

    def next(self) -> Done:
        """Wait for a task; return its label, and its files or an error."""


class Here:
    """Renders in this process, one task at a time."""

    def __init__(self) -> None:
        self._done: list[Done] = []

    def submit(self, label: Any, task: Task) -> None:
        """Render a task; if its kernel dies, do it once more."""
        work = partial(attempt, task.article.source, RENDERING, partial(render_files, task))
        found = work()
        self._done.append((label, work() if isinstance(found, KernelDiedError) else found))

    def full(self) -> bool:
        """Whether there is a result to take."""
        return bool(self._done)

    busy = full

    def next(self) -> Done:
        """Return the result of the task."""
        return self._done.pop(0)


class Cluster:
    """Renders on the workers of a Dask scheduler.

    Args:
        client: a `distributed.Client`.
        address: the name of the scheduler in messages.

    Raises:
        OutputError: no worker joined in time.
    """

    def __init__(self, client: Any, address: str = "this machine") -> None:
        self._client, self._address = client, address
        self._out: dict[str, tuple[Any, Task]] = {}
        self._suspects: list[tuple[Any, Task]] = []
        self._finished: SimpleQueue[Any] = SimpleQueue()
        self._cores, self._given = 1, 0
        try:
            client.wait_for_workers(1, timeout=_TO_JOIN)
        except TimeoutError as error:
            raise OutputError(
                f"{address}: no worker has joined this scheduler in {_TO_JOIN:.0f} s"
            ) from error

    def submit(self, label: Any, task: Task) -> None:
        """Submit a task to the scheduler.

        Raises:
            LostError: the scheduler or its workers are gone.
        """
        self._given += 1
        if self._given % _LOOK_ROUND == 1:  # workers may join and leave
            self._cores = max(1, self._count_cores())
        self._give(label, task)

    def _give(self, label: Any, task: Task) -> None:
        from distributed.client import ClosedClientError

        try:
            future = self._client.submit(render_files, task, pure=False)
        except ClosedClientError as error:
            raise self._lost() from error
        self._out[future.key] = label, task
        future.add_done_callback(self._finished.put)

    def full(self) -> bool:
        """Whether every core has a running task and a waiting one."""
        return len(self._out) >= _AHEAD * self._cores

    def busy(self) -> bool:
        """Whether any task is not finished."""
        return bool(self._out or self._suspects)

    def next(self) -> Done:
        """Return the result of the task that finishes first.

        Dask blames a worker's death on all its tasks, and the end of the zygote ends all kernels. These tasks
        are retried at the end, one at a time; only a task whose worker or kernel dies again fails.

        Raises:
            LostError: the scheduler or its workers are gone.
        """
        while True:
            alone = not self._out
            if alone:
                self._give(*self._suspects.pop(0))
            future = self._wait()
            label, task = self._out.pop(future.key)
            found = self._result(future, task.article.source)
            died = found is None or isinstance(found, KernelDiedError)
            if died and not alone:
                self._suspects.append((label, task))
            else:
                return label, SourceError(task.article.source, _KILLED) if found is None else found

    def _wait(self) -> Any:
        """Return the future that finishes first."""
        without = monotonic()
        while True:
            with suppress(Empty):
                return self._finished.get(timeout=_LOOK_AFTER)
            if self._count_cores():
                without = monotonic()
            elif monotonic() - without > _TO_JOIN:
                raise LostError(f"no worker is left at {self._address}; run the command again to resume")

    def _result(self, future: Any, source: str) -> Files | OnRecordError | None:
        """The files of a finished future or its error; None if its worker died."""
        from distributed import CancelledError, KilledWorker

        try:
            files: Files = future.result()
        except OnRecordError as error:
            return error
        except KilledWorker:
            return None
        except CancelledError as error:  # only a client that lost its scheduler cancels
            raise self._lost() from error
        except Exception as error:
            if self._client.status != "running":
                raise self._lost() from error
            if "deserialization of the task graph" in str(error):
                raise LostError(f"{self._address}: {_STRANGE}") from error
            return failure(source, RENDERING, error)
        return files

    def _count_cores(self) -> int:
        """Return the number of cores of the workers.

        Raises:
            LostError: the scheduler does not answer.
        """
        try:
            return sum(self._client.nthreads().values())
        except Exception as error:  # network errors of many kinds
            raise self._lost() from error

    def _lost(self) -> LostError:
        return LostError(f"lost the scheduler at {self._address}; run the command again to resume")


@contextmanager
def open_cluster(scheduler: str | None, jobs: int) -> Iterator[Cluster]:
    """Provide a pool of Dask workers.

    Args:
        scheduler: address of a Dask scheduler (`tcp://host:8786`); None for local workers.
        jobs: number of local workers.

    Raises:
        OutputError: no scheduler answers at this address, or it has no workers.
    """
    import dask
    from distributed import Client, LocalCluster
    from distributed.utils import silence_logging_cmgr

    if scheduler is not None:
        with silence_logging_cmgr(logging.CRITICAL):  # errors that matter are raised
            try:
                client = Client(scheduler, timeout=_TO_ANSWER, set_as_default=False)
            except (OSError, ValueError) as error:
                raise OutputError(f"{scheduler}: no Dask scheduler answers here: {error}") from error
            with client:
                yield Cluster(client, scheduler)
        return
    settings = {
        "distributed.scheduler.allowed-failures": 0,
        "distributed.scheduler.worker-ttl": _UNHEARD,
        "distributed.comm.timeouts.connect": "60s",
    }
    with (
        scratch(leftovers.temporary()) as place,
        dask.config.set(settings | {"temporary-directory": str(place)}),
        _deaf_children(),
        _start(
            LocalCluster,
            n_workers=jobs,
            threads_per_worker=1,
            memory_limit=0,
            dashboard_address=_PRIVATE,
            worker_dashboard_address=_PRIVATE,
            security=True,
            env=owner.owner().lend() if owner.why_not() is None else {},  # one zygote for all workers
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
        _hearing(),
    ):
        yield Cluster(client)


def _start(kind: Callable[..., Any], **options: Any) -> Any:
    """Start a local Dask cluster.

    Raises:
        LostError: its workers did not start.
    """
    try:
        return kind(**options)
    except RuntimeError as error:
        raise LostError(f"the workers did not start (out of memory?): {error}") from error


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Hide Ctrl-C from threads and processes that are started in the block.

    A terminal sends it to all processes at once, and each one that is still starting would print a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    _start_tracker()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_tracker() -> None:
    """Start the tracker of semaphores; started later, it would unblock the signal for all later processes.

    It outlives a killed run, frees the semaphores and would print a warning about them.
    """
    before = os.environ.get(_WARNINGS)
    os.environ[_WARNINGS] = "ignore::UserWarning"
    try:
        resource_tracker.ensure_running()
    finally:
        if before is None:
            del os.environ[_WARNINGS]
        else:
            os.environ[_WARNINGS] = before


@contextmanager
def _hearing() -> Iterator[None]:
    """Let Ctrl-C reach this thread in the block, including one sent earlier."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
