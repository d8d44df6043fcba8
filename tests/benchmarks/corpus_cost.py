"""Print what `onrecord corpus` costs: `python corpus_cost.py FOLDER`.

FOLDER has tables of many articles, for example those of `large_corpus.py`.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
import psutil

_PAUSE = 0.5
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class CorpusCost:
    """What a run cost.

    Attributes:
        articles: their number.
        processor: CPU time of all processes, in seconds.
        clock: wall-clock time, in seconds.
        memory: the most memory of all processes together, sampled twice a second, in MB; shared pages count
            once (proportional set size).
        report: size of the page, in MB.
        speakers: size of the pages of speakers, in MB.
        tables: size of the tables, in MB.
    """

    articles: int
    processor: float
    clock: float
    memory: float
    report: float
    speakers: float
    tables: float

    def figures(self) -> list[tuple[str, float, str]]:
        """Return a name, value and unit of each figure."""
        return [
            ("CPU time per thousand articles", 1000 * self.processor / self.articles, "s"),
            ("wall-clock time", self.clock, "s"),
            ("most memory of all processes together", self.memory, "MB"),
            ("page", self.report, "MB"),
            ("pages of speakers", self.speakers, "MB"),
            ("tables", self.tables, "MB"),
        ]


def measure(folder: Path) -> CorpusCost:
    """Run `onrecord corpus` over a folder, and return what it costs.

    Raises:
        CalledProcessError: it failed.
    """
    begun, before, most = time.perf_counter(), _used(), 0
    child = subprocess.Popen([sys.executable, "-m", "onrecord", "corpus", str(folder)])
    while child.poll() is None:
        most = max(most, memory(psutil.Process(child.pid)))
        time.sleep(_PAUSE)
    processor, wall = _used() - before, time.perf_counter() - begun
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    place = folder / "corpus"
    query = f"SELECT count(*) FROM '{place}/tables/articles.parquet'"
    ((articles,),) = duckdb.sql(query).fetchall()
    sizes = [size(place / name) for name in ("report.html", "speakers", "tables")]
    return CorpusCost(articles, processor, wall, most / _MB, *sizes)


def _used() -> float:
    """Return the CPU time of all child processes that have ended, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory(parent: psutil.Process) -> int:
    """Return the memory of a process and all below it, in bytes; shared pages count once."""
    total = 0
    try:
        for process in (parent, *parent.children(recursive=True)):
            total += process.memory_full_info().pss
    except psutil.Error:
        return 0  # a process has just ended
    return total


def size(path: Path) -> float:
    """Return the size of a file or of all files of a folder, in megabytes."""
    files = [path] if path.is_file() else path.rglob("*")
    return sum(file.stat().st_size for file in files if file.is_file()) / _MB


if __name__ == "__main__":
    cost = measure(Path(sys.argv[1]))
    print(f"{cost.articles:,} articles")
    for name, value, unit in cost.figures():
        print(f"{name}: {value:,.1f} {unit}")
