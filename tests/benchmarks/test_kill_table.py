"""Measure what is lost and left behind if a run is killed, starved or loses its folders.

`-s` prints a row per case. No finished report may be lost, and nothing may be left after the next run.
`ONRECORD_TIMES=10` repeats each case. Full and read-only disks and a limit on memory need root.
"""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable

import pytest
from doomed_run import ARTICLES, Run, is_root, memory_group, mount, remount, start, unmount

from onrecord.kernels import owner

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(owner.why_not() is not None, reason="kernels are not forked here"),
]
needs_root = pytest.mark.skipif(not is_root(), reason="only root can mount a disk or limit memory")

TIMES = int(os.environ.get("ONRECORD_TIMES", "1"))


def to_one(words: str, number: int) -> Callable[[Run], None]:
    """Return a function that sends a signal to one process of a run."""

    def end(run: Run) -> None:
        run.wait_for_report()
        for process in run.family(words)[:1]:
            process.send_signal(number)

    return end


def to_kernel(number: int) -> Callable[[Run], None]:
    """Return a function that sends a signal to a child of the zygote."""

    def end(run: Run) -> None:
        run.wait_for_report()
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and run.process.poll() is None:
            for zygote in run.family("onrecord.kernels"):
                if kernels := zygote.children():
                    kernels[0].send_signal(number)
                    return
            time.sleep(0.01)

    return end


def to_main(number: int) -> Callable[[Run], None]:
    """Return a function that sends a signal to the main process."""

    def end(run: Run) -> None:
        run.wait_for_report()
        run.process.send_signal(number)

    return end


def press_ctrl_c(run: Run) -> None:
    """Send SIGINT to all processes, like a terminal."""
    run.wait_for_report()
    os.killpg(run.process.pid, signal.SIGINT)


def remove_output(run: Run) -> None:
    """Remove the folder of reports."""
    run.wait_for_report()
    shutil.rmtree(run.place / "out", ignore_errors=True)


def forbid_writing(run: Run) -> None:
    """Make the disk of the reports read-only."""
    run.wait_for_report()
    while run.process.poll() is None and not remount(run.place / "out", "ro"):
        time.sleep(0.01)


ENDINGS = {
    "kill -9 of the main process": (to_main(signal.SIGKILL), {-signal.SIGKILL}),
    "kill -9 of a worker": (to_one("spawn_main", signal.SIGKILL), {0, 1}),
    "kill -9 of the zygote": (to_one("onrecord.kernels", signal.SIGKILL), {0, 1}),
    "kill -9 of a kernel": (to_kernel(signal.SIGKILL), {0, 1}),
    "a kernel that stops responding": (to_kernel(signal.SIGSTOP), {0, 1}),
    "Ctrl-C": (press_ctrl_c, {130}),
    "SIGTERM": (to_main(signal.SIGTERM), {143}),
    "output removed": (remove_output, {2}),
}


def check(run: Run, name: str, statuses: set[int], may_lose: bool, capsys: pytest.CaptureFixture[str]) -> str:
    """Wait for the end of a run; check its status, that it printed lines only, and that no report is lost."""
    finished = run.done()
    err = run.wait()
    lost = finished - run.done()
    with capsys.disabled():
        print(f"\n{name}: status {run.process.returncode}, {len(finished)} finished, {len(lost)} lost\n{err}")
    assert run.process.returncode in statuses
    assert "Traceback" not in err and "a fault of the program" not in err
    assert may_lose or not lost
    return err


def check_next(run: Run) -> None:
    """Run again, and check that all reports are made and nothing is left behind."""
    next_one = start(run.place)
    err = next_one.wait()
    assert next_one.process.returncode == 0, err
    assert len(next_one.done()) == ARTICLES and next_one.left() == []


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("time_", range(TIMES))
def test_ending(name, time_, tmp_path, capsys):
    end, statuses = ENDINGS[name]
    run = start(tmp_path)
    end(run)
    check(run, name, statuses, end is remove_output, capsys)
    check_next(run)


@needs_root
@pytest.mark.parametrize(
    ("name", "folder", "kilobytes", "end"),
    [
        ("full output", "out", 400, Run.wait_for_report),
        ("full temporary folder", "tmp", 300, Run.wait_for_report),
        ("read-only output", "out", 100_000, forbid_writing),
    ],
)
@pytest.mark.parametrize("time_", range(TIMES))
def test_disk(name, folder, kilobytes, end, time_, tmp_path, capsys):
    mount(tmp_path / folder, kilobytes)
    try:
        run = start(tmp_path)
        end(run)
        assert check(run, name, {1, 2}, False, capsys)
        remount(tmp_path / folder, "rw,size=100m")
        check_next(run)
    finally:
        unmount(tmp_path / folder)


@needs_root
@pytest.mark.parametrize("megabytes", [1200])
@pytest.mark.parametrize("time_", range(TIMES))
def test_memory(megabytes, time_, tmp_path, capsys):
    with memory_group(megabytes) as group:
        run = start(tmp_path, group)
        check(run, f"{megabytes} MB", {0, 1, 2, -signal.SIGKILL}, False, capsys)
    check_next(run)


def test_two_runs_at_once_both_end_complete(tmp_path):
    first, second = start(tmp_path), start(tmp_path)
    for run in (first, second):
        err = run.wait()
        assert run.process.returncode == 0, err
    assert len(first.done()) == ARTICLES and first.left() == []
