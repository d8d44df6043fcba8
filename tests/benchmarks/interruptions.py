"""Press Ctrl-C at random moments of a run: `python interruptions.py --times 50`.

Each run must end with status 130 (or 0, if it was over) and one line, and leave no process and no temporary
file behind.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from doomed_run import Place, start
from endings import press_ctrl_c

_ARTICLES = 6
_BEFORE_PYTHON_LISTENS = -2
"""Exit status if Python itself ends before any of its code can run."""


def interrupt(top: Path, after: float) -> tuple[int, Sequence[str], list[str]]:
    """Interrupt a run some seconds after its start; return its exit status, its lines and what is wrong."""
    place = Place(top)
    place.write_articles("port", _ARTICLES)
    run = start(place)
    time.sleep(after)
    press_ctrl_c(run)
    lines = run.wait()
    status = run.process.returncode
    problems = [f"orphan: {' '.join(process.cmdline())[:80]}" for process in run.orphans()]
    with suppress(FileNotFoundError):
        problems += [f"left behind: {path.name}" for path in place.left()]
    if status not in (130, 0, _BEFORE_PYTHON_LISTENS):
        problems.append(f"exit status {status}")
    if status == 130 and len(lines) != 1:
        problems.append(f"{len(lines)} lines")
    return status, lines, problems


def main() -> int:
    """Interrupt runs; return 1 if one ended badly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--longest", type=float, default=20.0, help="latest moment, in seconds")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    draw = random.Random(options.seed)
    bad = 0
    statuses: dict[int, int] = {}
    for number in range(options.times):
        after = draw.uniform(0, options.longest)
        with tempfile.TemporaryDirectory() as folder:
            status, lines, problems = interrupt(Path(folder), after)
        statuses[status] = statuses.get(status, 0) + 1
        bad += bool(problems)
        print(f"{number + 1}: after {after:.2f} s: status {status}: {' / '.join(lines)[:300]}")
        print(*(f"  PROBLEM: {problem}\n" for problem in problems), sep="", end="", flush=True)
    print(f"{options.times} interruptions, {bad} bad; exit statuses {statuses}; seed {options.seed}")
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main())
