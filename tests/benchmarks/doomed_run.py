"""A run of `onrecord report` that something is done to, with folders and disks of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

_STORY = "{title}\n\n“We will build {n} quays,” Mayor Ann Ost said on Monday. It will cost £3 million.\n"
_LONGEST = 900
"""Seconds until a run counts as hanging."""
_TO_VANISH = 30.0
"""Seconds that the processes of a run may outlive it."""
_MARK = "ONRECORD_DOOMED"
"""Environment variable that all processes of a run inherit."""
_GROUPS = Path("/sys/fs/cgroup")
_DISK = 40_000
"""Kilobytes of a small disk."""


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of several runs.

    Attributes:
        top: holds `in` (a folder of articles per kind of run), `disk/out` (reports) and `tmp`.
    """

    top: Path

    @property
    def out(self) -> Path:
        """The folder of reports, which can be removed even if its disk is mounted."""
        return self.top / "disk" / "out"

    def reports(self) -> dict[str, int]:
        """Return the reports in place, by name of their folder, and when each was made."""
        pages = self.out.glob("[!.]*/report.html")
        return {page.parent.name: page.stat().st_mtime_ns for page in pages}

    def left(self) -> set[Path]:
        """Return what a run should have removed."""
        return {*self.out.glob(".*"), *(self.top / "tmp").iterdir()}

    def write_articles(self, kind: str, number: int) -> None:
        """Write articles with a folder name that begins with their kind."""
        folder = self.top / "in" / kind
        folder.mkdir(parents=True, exist_ok=True)
        for n in range(number):
            text = _STORY.format(title=f"{kind} {n} grows", n=n)
            (folder / f"{n}.txt").write_text(text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of `onrecord report`.

    Attributes:
        place: its folders.
        kind: the articles that it renders; empty for all.
        process: the main process.
        mark: identifies its processes.
    """

    place: Place
    kind: str
    process: subprocess.Popen[str]
    mark: str

    def finished(self) -> int:
        """Return how many of its reports are in place."""
        return sum(name.startswith(self.kind) for name in self.place.reports())

    def family(self, words: str) -> list[psutil.Process]:
        """Return the descendants whose command line contains some words."""
        found = []
        for process in psutil.Process(self.process.pid).children(recursive=True):
            with suppress(psutil.Error):  # it has just ended
                if words in " ".join(process.cmdline()):
                    found.append(process)
        return found

    def wait_for_report(self, more: float) -> None:
        """Wait until a report of this run is in place, and some seconds more; or until the run ends."""
        before = self.finished()
        while self.finished() == before and self.process.poll() is None:
            time.sleep(0.05)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(more)

    def wait(self) -> list[str]:
        """Wait for the end of the run, and return the lines that it wrote to standard error."""
        return self.process.communicate(timeout=_LONGEST)[1].splitlines()

    def orphans(self) -> list[psutil.Process]:
        """Return the processes that still run some time after the main process."""
        deadline = time.monotonic() + _TO_VANISH
        while (alive := self._alive()) and time.monotonic() < deadline:
            time.sleep(0.1)
        return alive

    def _alive(self) -> list[psutil.Process]:
        found = []
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                if process.status() != psutil.STATUS_ZOMBIE and process.environ().get(_MARK) == self.mark:
                    found.append(process)
        return found


def start(
    place: Place, kind: str = "", more: Mapping[str, str] | None = None, group: Path | None = None
) -> Run:
    """Start a run with two workers.

    Args:
        place: its folders.
        kind: the articles to render; empty for all.
        more: environment variables.
        group: file that lists the processes of a control group, which the run joins.
    """
    for folder in (place.top / "in", place.out.parent, place.top / "tmp"):
        folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-P", "-m", "onrecord", "report", str(place.top / "in" / kind)]
    mark = uuid.uuid4().hex
    own = {"TMPDIR": str(place.top / "tmp"), "XDG_STATE_HOME": str(place.top / "state"), _MARK: mark}
    process = subprocess.Popen(
        [*command, "-o", str(place.out), "--jobs", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | own | (more or {}),
        start_new_session=True,
        preexec_fn=lambda: _settle(group),
    )
    return Run(place, kind, process, mark)


def _settle(group: Path | None) -> None:
    """In a new process: hear Ctrl-C, even if this program runs in the background; join a control group."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if group is not None:
        group.write_text(str(os.getpid()), encoding="ascii")


def is_root() -> bool:
    """Return whether this process may mount disks."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


@contextmanager
def small_disks(*folders: Path) -> Iterator[None]:
    """Mount small disks in memory while the block runs, if this process may; else make ordinary folders."""
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        if is_root():
            command = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}k", "tmpfs", str(folder)]
            subprocess.run(command, check=True)
    try:
        yield
    finally:
        for folder in folders if is_root() else ():
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Fill the disk of a folder; return the file to remove."""
    ballast = folder / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as stream:
        while True:
            stream.write(bytes(4096))
    return ballast


def set_writable(folder: Path, writable: bool) -> bool:
    """Make a folder read-only or writable; return False if it is in use."""
    if not is_root():
        (folder / "out").chmod(0o755 if writable else 0o555)
        return True
    command = ["mount", "-o", f"remount,{'rw' if writable else 'ro'}", str(folder)]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0


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
