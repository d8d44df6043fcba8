"""Print what `onrecord corpus` costs: `python corpus_cost.py FOLDER`.

FOLDER has tables of many articles, for example those of `large_corpus.py`. A line gives the number of
articles, CPU time of all processes, wall-clock time, the largest memory of all processes together
(proportional set size, sampled twice a second), and the size of the report, of the pages of speakers and of
the tables.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import psutil

_PAUSE = 0.5
_MB = 1_000_000


def measure(folder: Path) -> str:
    """Run `onrecord corpus` over a folder, and return what it costs."""
    begun, most = time.perf_counter(), 0
    child = subprocess.Popen([sys.executable, "-m", "onrecord", "corpus", str(folder)])
    while child.poll() is None:
        most = max(most, memory(psutil.Process(child.pid)))
        time.sleep(_PAUSE)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = time.perf_counter() - begun
    place = folder / "corpus"
    query = f"SELECT count(*) FROM '{place}/tables/articles.parquet'"
    ((articles,),) = duckdb.sql(query).fetchall()
    sizes = [size(place / name) for name in ("report.html", "speakers", "tables")]
    return (
        f"{articles:,} articles: {used.ru_utime + used.ru_stime:.0f} s of CPU time, {wall:.0f} s, "
        f"{most / _MB:,.0f} MB of memory; report {sizes[0]:.1f} MB, speakers {sizes[1]:.0f} MB, "
        f"tables {sizes[2]:.0f} MB"
    )


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
    print(measure(Path(sys.argv[1])))
