"""A pool that is opened once there is something to render, and is as large as what there is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import replace
from typing import Any

from ..kernels import owner
from . import pools
from .pools import Done, Pool
from .task import Task

_ENOUGH_FOR_A_CORE = 3
"""Reports for which it pays to start another process."""


class OnDemand:
    """Holds tasks back until there are enough for all cores, or no more to come; then opens a pool.

    Args:
        stack: closes the pool.
        scheduler: address of a Dask scheduler; None for this machine.
        jobs: how many reports to render at a time on this machine.
        warn: is told, once, if notebooks cannot be run by warm kernels.
    """

    def __init__(
        self, stack: ExitStack, scheduler: str | None, jobs: int, warn: Callable[[str], None]
    ) -> None:
        self._stack, self._scheduler, self._jobs, self._warn = stack, scheduler, jobs, warn
        self._enough = 1 if scheduler else _ENOUGH_FOR_A_CORE * jobs
        self._waiting: list[tuple[Any, Task]] = []
        self._pool: Pool | None = None
        self._is_stock = False

    def submit(self, label: Any, task: Task) -> None:
        """Hold a task back, or pass it on."""
        if self._pool is None:
            self._waiting.append((label, task))
        else:
            self._pass_on(self._pool, label, task)

    def full(self) -> bool:
        """Whether something should be taken back before more is given out."""
        if self._pool is None:
            return len(self._waiting) >= self._enough
        return bool(self._waiting) or self._pool.full()

    def busy(self) -> bool:
        """Whether anything is held back or out."""
        return bool(self._waiting) or (self._pool is not None and self._pool.busy())

    def next(self) -> Done:
        """What came of a task. Opens the pool if it is the first.

        Raises:
            OutputError, LostError: as the pools do.
        """
        if self._pool is None:
            self._pool = self._open(len(self._waiting))
        while self._waiting and not self._pool.full():
            self._pass_on(self._pool, *self._waiting.pop(0))
        return self._pool.next()

    def _open(self, tasks: int) -> Pool:
        if self._scheduler is None and (reason := owner.why_not()):
            self._warn(f"no warm kernels here, stock ones serve: {reason}")
            self._is_stock = True
        if self._scheduler is None and tasks == 1:  # sooner done than a process to fork from is loaded
            self._is_stock = True
        return self._stack.enter_context(self._choose(tasks))

    def _choose(self, tasks: int) -> AbstractContextManager[Pool]:
        """A cluster if it is asked for or there is enough for several cores."""
        workers = min(self._jobs, tasks // _ENOUGH_FOR_A_CORE)
        if self._scheduler is None and workers <= 1:
            return nullcontext(pools.Here())
        return pools.open_cluster(self._scheduler, workers)

    def _pass_on(self, pool: Pool, label: Any, task: Task) -> None:
        pool.submit(label, replace(task, engine=None) if self._is_stock else task)


@contextmanager
def open_on_demand(
    scheduler: str | None = None, jobs: int | None = None, warn: Callable[[str], None] = print
) -> Iterator[OnDemand]:
    """A pool for any number of tasks, which costs nothing while there is none.

    Args:
        scheduler: address of a Dask scheduler; None for this machine.
        jobs: how many reports to render at a time on this machine; None for one a core.
        warn: is told, once, if notebooks cannot be run by warm kernels here.
    """
    with ExitStack() as stack:
        yield OnDemand(stack, scheduler, jobs or _cores(), warn)


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
