"""Kill, starve and rob runs of `onrecord report`, and print what is lost and left behind.

`python kill_table.py --times 10` goes ten times through all events. In a pass, all runs write into one
folder, so each run is the next run after the one before: it must keep all finished reports and remove
what was left behind. A last run must complete all reports.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from doomed_run import Place, Run, is_root, memory_group, small_disks, start
from endings import ENDINGS, Ending, ipython_folder

ARTICLES = 6
"""Articles of a run; two workers need six."""
_MORE_FOR_THE_FIRST = 34
"""Further articles for the runs that an event ends, so that each has something to do."""
_AT_ONCE, _LAST = "two runs at once", "the last run completes all"


@dataclass(frozen=True, slots=True)
class Row:
    """The result of an event.

    Attributes:
        name: the event.
        status: exit status of the run.
        finished: its reports in place at the event.
        lines: what it wrote to standard error.
        problems: what is wrong.
    """

    name: str
    status: int
    finished: int
    lines: Sequence[str]
    problems: Sequence[str]


def pass_through(top: Path, draw: random.Random, names: Sequence[str] = ()) -> Iterator[Row]:
    """Go through all events once; yield the result of each.

    Args:
        top: an empty folder.
        draw: chooses the moments.
        names: the events; all if empty.
    """
    place = Place(top)
    endings = [
        one for one in ENDINGS if (not names or one.name in names) and (is_root() or not one.only_root)
    ]
    place.write_articles("first", ARTICLES + _MORE_FOR_THE_FIRST)
    with small_disks(place.out.parent, top / "tmp"):
        for ending in endings:
            yield _endure(place, ending, draw)
        if not names:
            yield from _at_once(place)
        yield _last(place)


def _endure(place: Place, ending: Ending, draw: random.Random) -> Row:
    """Let an event happen to a run."""
    if not (place.top / "in" / ending.kind).is_dir():
        place.write_articles(ending.kind, ARTICLES)
    before, litter = place.reports(), place.left()
    environment = dict(ending.environment)
    if ending.cell:
        environment |= ipython_folder(place.top / f"ipython-{ending.kind}", ending.cell)
    with ExitStack() as stack:
        group = stack.enter_context(memory_group(ending.megabytes)) if ending.megabytes else None
        run = start(place, ending.kind, environment, group)
        run.wait_for_report(draw.uniform(0, 2))
        finished = place.reports()
        early = [] if run.process.poll() is None else ["the run ended before the event"]
        ending.act(run)
        lines = run.wait()
        ending.undo(run)
        problems = _problems(run, lines, ending.statuses)
        if ending.cell or ending.megabytes:
            early = []
    if not ending.loses:
        problems += [f"lost: {name}" for name in sorted((before | finished).keys() - place.reports().keys())]
    problems += [f"left behind by an earlier run: {path.name}" for path in litter & place.left()]
    if ending.fails:
        missing = ARTICLES - run.finished()
        named = sum("/in/" in line for line in lines)
        if missing > ending.fails or missing != named:
            problems.append(f"{missing} of its articles failed, {named} of them with a line")
    return Row(ending.name, run.process.returncode, len(finished), lines, early + problems)


def _problems(run: Run, lines: Sequence[str], statuses: frozenset[int]) -> list[str]:
    """Return what is wrong with the end of a run."""
    problems = [f"orphan: {' '.join(process.cmdline())[:80]}" for process in run.orphans()]
    if run.process.returncode not in statuses:
        problems.append(f"exit status {run.process.returncode}")
    problems += [f"printed: {line}" for line in lines if not line.startswith("onrecord: ")]
    problems += [f"a fault: {line}" for line in lines if "a fault of the program" in line]
    ends_early = not statuses & {0, 1, -9}
    if ends_early and len(lines) != 1:
        problems.append(f"{len(lines)} lines")
    return problems


def _at_once(place: Place) -> Iterator[Row]:
    """Start two runs at once over the same articles."""
    place.write_articles("twice", ARTICLES)
    runs = [start(place, "twice") for _ in range(2)]
    for run in runs:
        lines = run.wait()
        problems = _problems(run, lines, frozenset({0}))
        yield Row(_AT_ONCE, run.process.returncode, run.finished(), lines, problems)


def _last(place: Place) -> Row:
    """Render what is missing."""
    before = place.reports()
    run = start(place)
    lines = run.wait()
    problems = _problems(run, lines, frozenset({0}))
    problems += [f"left behind: {path.name}" for path in place.left()]
    after = place.reports()
    problems += [
        f"rendered again or lost: {name}" for name, when in before.items() if after.get(name) != when
    ]
    articles = len(list((place.top / "in").glob("*/*.txt")))
    if len(after) != articles:
        problems.append(f"{len(after)} reports on {articles} articles")
    return Row(_LAST, run.process.returncode, len(after), lines, problems)


def main() -> int:
    """Print each result, then a table; return 1 if anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("names", nargs="*", metavar="EVENT", help="default: all")
    options = parser.parse_args()
    rows: list[Row] = []
    for turn in range(options.times):
        with tempfile.TemporaryDirectory() as folder:
            for row in pass_through(Path(folder), random.Random(options.seed + turn), options.names):
                rows.append(row)
                said = row.lines[0].removeprefix("onrecord: ") if row.lines else "-"
                print(f"pass {turn + 1}: {row.name}: status {row.status}, {row.finished} finished: {said}")
                print(*(f"  PROBLEM: {problem}" for problem in row.problems), sep="\n", flush=True)
    print("\n| event | times | exit status | right |\n|---|---|---|---|")
    for name in dict.fromkeys(row.name for row in rows):
        these = [row for row in rows if row.name == name]
        statuses = ", ".join(str(status) for status in sorted({row.status for row in these}))
        print(f"| {name} | {len(these)} | {statuses} | {sum(not row.problems for row in these)} |")
    print(f"seed {options.seed}")
    return int(any(row.problems for row in rows))


if __name__ == "__main__":
    sys.exit(main())
