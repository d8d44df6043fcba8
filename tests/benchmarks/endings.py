"""What happens to a run of `onrecord report`: the events of the kill table."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from doomed_run import Run, fill, set_writable

CELL_SECONDS = 20
_FIRST = "first"
"""The kind of article of the runs that an event ends."""


@dataclass(frozen=True, slots=True)
class Ending:
    """An event during a run.

    Attributes:
        name: what happens.
        act: makes it happen; called once the first report is in place.
        undo: makes the next run possible.
        statuses: the exit statuses that are right.
        fails: how many of its articles may fail, each with one line.
        kind: the articles of the run.
        loses: whether finished reports may be lost.
        cell: Python lines that a cell runs for one article.
        only_root: whether only root can cause it.
        megabytes: limit on the memory of all processes together, or None.
    """

    name: str
    act: Callable[[Run], None]
    statuses: frozenset[int]
    undo: Callable[[Run], None] = lambda run: None
    fails: int = 0
    kind: str = _FIRST
    loses: bool = False
    cell: str = ""
    only_root: bool = False
    megabytes: int | None = None
    environment: Mapping[str, str] = field(default_factory=dict)


def _nothing(run: Run) -> None:
    """Let the run go on."""


def _to_main(number: int) -> Callable[[Run], None]:
    return lambda run: run.process.send_signal(number)


def _to_one(words: str, number: int) -> Callable[[Run], None]:
    def act(run: Run) -> None:
        with suppress(psutil.Error):
            for process in run.family(words)[:1]:
                process.send_signal(number)

    return act


def _to_kernel(number: int) -> Callable[[Run], None]:
    """Return a function that sends a signal to a child of the zygote."""

    def act(run: Run) -> None:
        while run.process.poll() is None:
            with suppress(psutil.Error):
                for zygote in run.family("onrecord.kernels"):
                    for kernel in zygote.children():
                        kernel.send_signal(number)
                        return
            time.sleep(0.01)

    return act


def press_ctrl_c(run: Run) -> None:
    """Send SIGINT to all processes of the terminal, as a terminal does."""
    with suppress(ProcessLookupError):
        os.killpg(run.process.pid, signal.SIGINT)


def _remove_output(run: Run) -> None:
    shutil.rmtree(run.place.out, ignore_errors=True)


def _limit_files(run: Run) -> None:
    """Limit the files that the main process writes to 50 kB."""
    with suppress(ProcessLookupError):
        resource.prlimit(run.process.pid, resource.RLIMIT_FSIZE, (50_000, 50_000))


def _fill_output(run: Run) -> None:
    fill(run.place.out.parent)


def _fill_temporary(run: Run) -> None:
    fill(run.place.top / "tmp")


def _remove_ballast(run: Run) -> None:
    for folder in (run.place.out.parent, run.place.top / "tmp"):
        (folder / "ballast").unlink(missing_ok=True)


def _forbid_writing(run: Run) -> None:
    while run.process.poll() is None and not set_writable(run.place.out.parent, False):
        time.sleep(0.01)


def _allow_writing(run: Run) -> None:
    set_writable(run.place.out.parent, True)


_HANG = "while True: pass"
_HANG_DEAF = "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM}); time.sleep(10**6)"
_USE_MEMORY = (
    "resource.setrlimit(resource.RLIMIT_AS, (3 * 10**9, 3 * 10**9)); "
    "found = [bytearray(10**8) for _ in range(100)]"
)
_EXIT = "os._exit(3)"
_NEXT_CELL = """
import json, os, resource, signal, time
from pathlib import Path
if Path("article.json").is_file() and " 0 " in json.loads(Path("article.json").read_text())["title"]:
    from onrecord import workbook
    def act(*arguments, **options):
        {act}
    workbook.open_analysis = act
"""


def ipython_folder(folder: Path, cell: str) -> Mapping[str, str]:
    """Return the environment with which one article's cell runs these lines (IPython's start-up files)."""
    startup = folder / "profile_default" / "startup"
    startup.mkdir(parents=True, exist_ok=True)
    (startup / "act.py").write_text(_NEXT_CELL.format(act=cell), encoding="utf-8")
    return {"IPYTHONDIR": str(folder), "ONRECORD_CELL_SECONDS": str(CELL_SECONDS)}


_ENDS, _GOES_ON, _ONE_FAILS = frozenset({2}), frozenset({0}), frozenset({0, 1})
_KILLED = frozenset({-signal.SIGKILL})
_SHORT = {"ONRECORD_CELL_SECONDS": str(CELL_SECONDS)}
_ROOM = _remove_ballast

ENDINGS = (
    Ending("folder of reports removed", _remove_output, _ENDS, loses=True),
    Ending("kill -9 of the main process", _to_main(signal.SIGKILL), _KILLED),
    Ending("Ctrl-C", press_ctrl_c, frozenset({130})),
    Ending("SIGTERM", _to_main(signal.SIGTERM), frozenset({143})),
    Ending("a limit on the size of files", _limit_files, _ENDS),
    Ending("disk of the reports full", _fill_output, _ENDS, _ROOM, only_root=True),
    Ending("disk of temporary files full", _fill_temporary, _ENDS, _ROOM, only_root=True),
    Ending("folder of reports read-only", _forbid_writing, _ENDS, _allow_writing),
    Ending("kill -9 of a worker", _to_one("spawn_main", signal.SIGKILL), _GOES_ON, kind="worker"),
    Ending("kill -9 of the zygote", _to_one("onrecord.kernels", signal.SIGKILL), _GOES_ON, kind="zygote"),
    Ending("kill -9 of a kernel", _to_kernel(signal.SIGKILL), _GOES_ON, kind="kernel"),
    Ending(
        "a kernel that stops responding",
        _to_kernel(signal.SIGSTOP),
        _ONE_FAILS,
        fails=1,
        kind="stopped",
        environment=_SHORT,
    ),
    Ending("a cell that never ends", _nothing, frozenset({1}), fails=1, kind="endless", cell=_HANG),
    Ending(
        "a cell that cannot be interrupted", _nothing, frozenset({1}), fails=1, kind="deaf", cell=_HANG_DEAF
    ),
    Ending("a cell that uses all memory", _nothing, frozenset({1}), fails=1, kind="memory", cell=_USE_MEMORY),
    Ending("a cell that ends its kernel", _nothing, frozenset({1}), fails=1, kind="exit", cell=_EXIT),
    Ending(
        "1.2 GB of memory for all",
        _nothing,
        _ONE_FAILS,
        fails=6,
        kind="small",
        only_root=True,
        megabytes=1200,
    ),
)
