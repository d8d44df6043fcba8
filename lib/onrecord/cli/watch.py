"""`onrecord watch`: render reports on new articles of folders and feeds as they arrive."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .options import add_command, add_corrections, add_reading, corrections_folder, positive_number
from .output import DONE, SOME_FAILED, complain, show

_EXAMPLES = """
A file is read once it has not changed for two seconds, and again after each change. Items of a feed are
read once. Reports that are up to date are skipped. Stop with Ctrl-C.

examples:
  onrecord watch incoming
  onrecord watch https://paper.example/feed.xml incoming --every 300 -o reports
  onrecord watch incoming --once     # for cron; waits for files that are younger

exit status: with --once: 0 all done; 1 some sources failed, each named on standard error; 2 wrong usage
"""

Failure = tuple[tuple[str, ...], str]
"""The lines of an error, and the folder of a report that it leaves out of date, or an empty string."""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "watch", "render reports on new articles as they arrive", _EXAMPLES)
    what = "a folder, or the http(s) address of a feed or page"
    parser.add_argument("sources", nargs="+", metavar="FOLDER|FEED", type=_folder_or_address, help=what)
    add_reading(parser)
    parser.add_argument("-o", "--output", default="reports", metavar="DIR", help="folder (default: reports)")
    add_corrections(parser)
    often = "seconds between checks (default: 60)"
    parser.add_argument("--every", type=positive_number, default=60, metavar="SECONDS", help=often)
    parser.add_argument("--once", action="store_true", help="check once and stop")
    cores = "number of reports to render at once (default: one per core)"
    parser.add_argument("--jobs", type=positive_number, metavar="N", help=cores)
    parser.set_defaults(run=run)


def _folder_or_address(text: str) -> str:
    """Return a source that can be watched."""
    if text.lower().startswith(("http://", "https://")) or Path(text).is_dir():
        return text
    raise argparse.ArgumentTypeError(f"neither a folder nor an http(s) address: {text!r}")


def run(options: argparse.Namespace) -> int:
    """Watch for new articles until stopped, print the paths of their reports, and return the exit status."""
    from ..batch.watch import NewOnly
    from ..files import leftovers
    from ..report import render

    output = render.open_output(options.output)
    leftovers.clear(output)
    visits = NewOnly(patient=options.once)
    failures: dict[str, Failure] = {}
    warn = _once_each()
    while True:
        _look(options, output, visits, failures, warn)
        for name in visits.unfinished:
            complain(f"{name}: not read: it is still changing")
        if options.once:
            return SOME_FAILED if failures else DONE
        time.sleep(options.every)


def _once_each() -> Callable[[str], None]:
    """Return a function that prints a warning unless it has printed the same one."""
    told: set[str] = set()

    def warn(line: str) -> None:
        if line not in told:
            told.add(line)
            complain(line)

    return warn


def _look(
    options: argparse.Namespace,
    output: Path,
    visits: Any,
    failures: dict[str, Failure],
    warn: Callable[[str], None],
) -> None:
    """Render reports on new articles, and update the failures and the index."""
    from ..batch.ondemand import open_on_demand
    from ..batch.run import render_all
    from ..batch.watch import with_lasting_sources
    from ..loading import read
    from ..report import render
    from ..report.index_page import write_index

    found = read.read(
        options.sources,
        published=options.published,
        columns=options.columns,
        strict=options.strict,
        warn=warn,
        visits=visits,
        output=output,
    )
    before, fresh = dict(failures), set()
    with open_on_demand(None, options.jobs, complain) as pool:
        articles = with_lasting_sources(found)
        for done in render_all(articles, output, pool, corrections_folder(options)):
            failures.pop(done.source, None)
            if done.error is not None:
                failure = done.error.lines(), done.outdated.name if done.outdated else ""
                if before.get(done.source) != failure:
                    complain(done.error)
                failures[done.source] = failure
            if done.folder is not None and done.rendered:
                fresh.add(done.folder.name)
                show(done.folder / "report.html")
                for misfit in render.misfits(done.folder):
                    complain(misfit)
    if fresh or failures != before:
        lines, outdated = [lines for lines, _ in failures.values()], {name for _, name in failures.values()}
        write_index(output, lines, fresh, outdated)
