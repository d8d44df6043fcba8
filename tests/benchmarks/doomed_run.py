"""Runs of `onrecord report` that something is done to: processes, disks and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

STORY = (
    "Port {n} to grow\n\n“We will build {n} quays,” Mayor Ann Ost said on Monday. It will cost £3 million.\n"
)
ARTICLES = 8
_LONGEST = 1200
"""Seconds until a run counts as hanging."""
_GROUPS = Path("/sys/fs/cgroup")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of `onrecord report` over some articles, with a temporary folder of its own.

    Attributes:
        place: holds `in`, `out` and `tmp`.
        process: the main process.
    """

    place: Path
    process: subprocess.Popen[str]

    def done(self) -> set[str]:
        """Return the names of the reports that are in place."""
        return {page.parent.name for page in (self.place / "out").glob("[!.]*/report.html")}

    def left(self) -> list[str]:
        """Return the names of what a run should have removed."""
        return [path.name for path in (*(self.place / "out").glob(".*"), *(self.place / "tmp").iterdir())]

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

    def wait(self) -> str:
        """Wait for the end of the run, and return what it wrote to standard error."""
        return self.process.communicate(timeout=_LONGEST)[1]


def start(place: Path, group: Path | None = None) -> Run:
    """Start a run with two workers.

    Args:
        place: folder for articles, reports and temporary files.
        group: file that lists the processes of a control group, which the run joins.
    """
    for name in ("in", "out", "tmp"):
        (place / name).mkdir(exist_ok=True)
    for n in range(ARTICLES):
        (place / "in" / f"{n}.txt").write_text(STORY.format(n=n), encoding="utf-8")
    command = [sys.executable, "-m", "onrecord", "report", str(place / "in"), "-o", str(place / "out")]
    process = subprocess.Popen(
        [*command, "--jobs", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(place / "tmp"), "XDG_STATE_HOME": str(place / "state")},
        start_new_session=True,
        preexec_fn=lambda: group and group.write_text(str(os.getpid()), encoding="ascii"),
    )
    return Run(place, process)


def is_root() -> bool:
    """Return whether this process may mount disks."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def mount(folder: Path, kilobytes: int) -> None:
    """Mount a small disk in memory."""
    folder.mkdir(exist_ok=True)
    options = f"size={kilobytes}k"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)


def remount(folder: Path, options: str) -> bool:
    """Mount a disk with other options; return False if it is in use."""
    command = ["mount", "-o", f"remount,{options}", str(folder)]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0


def unmount(folder: Path) -> None:
    """Unmount a disk."""
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def memory_group(megabytes: int) -> Iterator[Path]:
    """Make a control group with a limit on memory; yield the file that lists its processes."""
    old = _GROUPS / "memory"
    group = (old if old.is_dir() else _GROUPS) / f"onrecord-{os.getpid()}"
    group.mkdir()
    limit = "memory.limit_in_bytes" if old.is_dir() else "memory.max"
    (group / limit).write_text(str(megabytes * 1_000_000), encoding="ascii")
    try:
        yield group / "cgroup.procs"
    finally:
        deadline = time.monotonic() + 5
        while group.exists() and time.monotonic() < deadline:  # its last processes may still be ending
            with suppress(OSError):
                group.rmdir()
            time.sleep(0.1)
