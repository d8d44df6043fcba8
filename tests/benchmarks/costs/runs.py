"""Programs in fresh processes, and what they cost.

`ONRECORD_ARTICLES=60 make bench` takes 60 articles instead of 200 (six at least), `ONRECORD_ROUNDS=5` five
rounds of a comparison instead of three.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NEWS = Path(__file__).parents[4] / "shared" / "corpora" / "polnear" / "dev" / "text"
ARTICLES = max(6, int(os.environ.get("ONRECORD_ARTICLES") or 200))
ROUNDS = int(os.environ.get("ONRECORD_ROUNDS") or 3)
CORES = 2


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall-clock time, and CPU time of a process and its children, in seconds."""

    clock: float
    processor: float


def python(code: str, *arguments: object, environment: Mapping[str, str] = os.environ) -> tuple[str, Cost]:
    """Run code, or a module, in a new process; return its output and cost."""
    begin, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", code] if "\n" in code else [sys.executable, "-m", code]
    done = subprocess.run(
        [*command, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**environment, "MPLBACKEND": "agg"},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    return done.stdout, Cost(time.perf_counter() - begin, processor)


def ratios(these: list[float], those: list[float]) -> list[float]:
    """Return the ratio of each value to that of the same round."""
    return [this / that for this, that in zip(these, those, strict=True)]
