"""Measure what is lost and left behind if a run is killed, starved or loses its folders.

`-s` prints a row per case. No finished report may be lost, and nothing may be left after the next run.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from onrecord.kernels import owner

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(owner.why_not() is not None, reason="kernels are not forked here"),
]

STORY = (
    "Port {n} to grow\n\n“We will build {n} quays,” Mayor Ann Ost said on Monday. It will cost £3 million.\n"
)
ARTICLES = 8
TIMES = int(os.environ.get("ONRECORD_TIMES", "1"))


@dataclass(frozen=True, slots=True)
class Run:
    """A run of `onrecord report` over some articles, with a separate temporary folder.

    Attributes:
        place: holds `in`, `out` and `tmp`.
        process: the main process.
    """

    place: Path
    process: subprocess.Popen[str]

    def done(self) -> set[str]:
        """Return the reports that are in place."""
        return {page.parent.name for page in (self.place / "out").glob("[!.]*/report.html")}

    def family(self, words: str) -> list[psutil.Process]:
        """Return the descendants whose command line contains some words."""
        found = []
        for process in psutil.Process(self.process.pid).children(recursive=True):
            with suppress(psutil.Error):  # it has just ended
                if words in " ".join(process.cmdline()):
                    found.append(process)
        return found

    def wait_for_report(self) -> None:
        """Wait until the first report is in place, or the run has ended."""
        while not self.done() and self.process.poll() is None:
            time.sleep(0.05)


def start(place: Path, limit: int | None = None) -> Run:
    """Start a run with two workers; `limit` bounds the address space of each process."""
    for name in ("in", "out", "tmp"):
        (place / name).mkdir(exist_ok=True)
    for n in range(ARTICLES):
        (place / "in" / f"{n}.txt").write_text(STORY.format(n=n), encoding="utf-8")

    def bound() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    call = [
        "-m",
        "onrecord",
        "report",
        str(place / "in"),
        "-o",
        str(place / "out"),
        "--jobs",
        "2",
    ]
    environment = os.environ | {"TMPDIR": str(place / "tmp"), "XDG_STATE_HOME": str(place / "state")}
    process = subprocess.Popen(
        [sys.executable, *call],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
        preexec_fn=bound,
    )
    return Run(place, process)


def kill_one(words: str) -> Callable[[Run], None]:
    """Return a function that kills one process of a run."""

    def kill(run: Run) -> None:
        run.wait_for_report()
        for process in run.family(words)[:1]:
            process.kill()

    return kill


def kill_kernel(run: Run) -> None:
    """Kill a child of the zygote."""
    run.wait_for_report()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and run.process.poll() is None:
        for zygote in run.family("onrecord.kernels"):
            if kernels := zygote.children():
                kernels[0].kill()
                return
        time.sleep(0.01)


def kill_main(run: Run) -> None:
    """Kill the main process."""
    run.wait_for_report()
    run.process.kill()


def send(number: int) -> Callable[[Run], None]:
    """Return a function that sends a signal, like a terminal (SIGINT) or a supervisor (SIGTERM)."""

    def kill(run: Run) -> None:
        run.wait_for_report()
        (os.killpg if number == signal.SIGINT else os.kill)(run.process.pid, number)

    return kill


def remove_output(run: Run) -> None:
    """Remove the folder of reports."""
    run.wait_for_report()
    shutil.rmtree(run.place / "out", ignore_errors=True)


def leave(run: Run) -> None:
    """Do nothing."""


ENDINGS = {
    "kill -9 of the main process": (kill_main, {-signal.SIGKILL}),
    "kill -9 of a worker": (kill_one("spawn_main"), {0, 1}),
    "kill -9 of the zygote": (kill_one("onrecord.kernels"), {0, 1}),
    "kill -9 of a kernel": (kill_kernel, {0, 1}),
    "Ctrl-C": (send(signal.SIGINT), {130}),
    "SIGTERM": (send(signal.SIGTERM), {143}),
    "output removed": (remove_output, {2}),
}


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("time_", range(TIMES))
def test_ending(name, time_, tmp_path, capsys):
    end, statuses = ENDINGS[name]
    run = start(tmp_path)
    end(run)
    finished = run.done()
    _, err = run.process.communicate(timeout=600)
    lines = err.splitlines()
    lost = finished - run.done()
    next_one = start(tmp_path)
    _, next_err = next_one.process.communicate(timeout=600)
    left = [path.name for path in (*(tmp_path / "out").glob(".*"), *(tmp_path / "tmp").iterdir())]
    with capsys.disabled():
        print(f"\n{name}: status {run.process.returncode}, {len(finished)} finished, {len(lost)} lost")
        print(*lines, sep="\n")
    assert run.process.returncode in statuses and "Traceback" not in err
    assert not lost or end is remove_output
    assert next_one.process.returncode == 0, next_err
    assert len(next_one.done()) == ARTICLES and left == []


def test_two_runs_at_once_both_end_complete(tmp_path):
    first, second = start(tmp_path), start(tmp_path)
    for run in (first, second):
        _, err = run.process.communicate(timeout=900)
        assert run.process.returncode == 0, err
    assert len(first.done()) == ARTICLES
    assert [path.name for path in (*(tmp_path / "out").glob(".*"), *(tmp_path / "tmp").iterdir())] == []


@pytest.mark.parametrize("megabytes", [1200, 600])
def test_too_little_memory_is_told_in_a_line_each(megabytes, tmp_path, capsys):
    run = start(tmp_path, megabytes * 1_000_000)
    _, err = run.process.communicate(timeout=1200)
    with capsys.disabled():
        print(f"\n{megabytes} MB: status {run.process.returncode}, {len(run.done())} done\n{err[-2000:]}")
    assert run.process.returncode in (0, 1, 2) and "Traceback" not in err
