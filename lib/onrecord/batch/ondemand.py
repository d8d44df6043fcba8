"""A pool that opens once there is something to render, sized by the number of tasks."""

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
"""Least number of reports that makes another process worthwhile."""


class OnDemand:
    """Holds tasks back until there are enough for all cores or no more follow, then opens a pool.

    Args:
        stack: closes the pool.
        scheduler: address of a Dask scheduler; None for this machine.
        jobs: number of reports to render at once on this machine.
        warn: called once with a message if warm kernels cannot be used.
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
        """Hold a task back, or submit it to the pool."""
        if self._pool is None:
            self._waiting.append((label, task))
        else:
            self._pass_on(self._pool, label, task)

    def full(self) -> bool:
        """Whether a result must be taken before another task is submitted."""
        if self._pool is None:
            return len(self._waiting) >= self._enough
        return bool(self._waiting) or self._pool.full()

    def busy(self) -> bool:
        """Whether any task is held back or not finished."""
        return bool(self._waiting) or (self._pool is not None and self._pool.busy())

    def next(self) -> Done:
        """Return the result of a task. The first call opens the pool.

        Raises:
            OutputError, LostError: as from the pools.
        """
        if self._pool is None:
            self._pool = self._open(len(self._waiting))
        while self._waiting and not self._pool.full():
            self._pass_on(self._pool, *self._waiting.pop(0))
        return self._pool.next()

    def _open(self, tasks: int) -> Pool:
        if self._scheduler is None and (reason := owner.why_not()):
            self._warn(f"using papermill's default engine instead of warm kernels: {reason}")
            self._is_stock = True
        loaded = owner.is_lent()
        if self._scheduler is None and tasks == 1 and not loaded:  # faster than loading one to fork from
            self._is_stock = True
        return self._stack.enter_context(self._choose(tasks))

    def _choose(self, tasks: int) -> AbstractContextManager[Pool]:
        """Choose a cluster if a scheduler is given or there is work for several cores."""
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
    """Provide a pool for any number of tasks; it costs nothing until there is a task.

    Args:
        scheduler: address of a Dask scheduler; None for this machine.
        jobs: number of reports to render at once on this machine; None for one per core.
        warn: called once with a message if warm kernels cannot be used.
    """
    with ExitStack() as stack:
        yield OnDemand(stack, scheduler, jobs or _cores(), warn)


def _cores() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
