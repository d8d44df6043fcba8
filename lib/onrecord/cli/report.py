"""`onrecord report`: render one HTML report per article."""

from __future__ import annotations

import argparse
from typing import Any

from ..model.errors import LostError
from .article_stream import open_sources
from .options import add_command, add_corrections, add_sources, corrections_folder, positive_number
from .output import DONE, SOME_FAILED, complain, show

_EXAMPLES = """
examples:
  onrecord report story.txt --published 2022-01-26
  onrecord report data/articles stories.jsonl -o reports
  onrecord report feed.jsonl --scheduler tcp://10.0.0.5:8786

exit status: 0 all done; 1 some sources failed, each named on standard error; 2 wrong usage
"""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "report", "render one HTML report per article", _EXAMPLES)
    add_sources(parser)
    parser.add_argument("-o", "--output", default="reports", metavar="DIR", help="folder (default: reports)")
    add_corrections(parser)
    parser.add_argument("--force", action="store_true", help="also re-render reports that are up to date")
    where = parser.add_mutually_exclusive_group()
    cores = "number of reports to render at once (default: one per core)"
    where.add_argument("--jobs", type=positive_number, metavar="N", help=cores)
    address = "render on the workers of a Dask scheduler (tcp://host:8786) instead of this machine's cores"
    where.add_argument("--scheduler", metavar="ADDRESS", help=address)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Render the reports, print their paths, and return the exit status."""
    from ..batch.ondemand import open_on_demand
    from ..batch.progress import Progress
    from ..batch.run import render_all
    from ..files import leftovers
    from ..report import render
    from ..report.index_page import write_index

    output = render.open_output(options.output)
    leftovers.clear(output)
    articles, expected = open_sources(options)
    failures: list[str] = []
    fresh: set[str] = set()
    lost = False
    try:
        with (
            open_on_demand(options.scheduler, options.jobs, complain) as pool,
            Progress("reports", expected) as progress,
        ):
            try:
                for done in render_all(articles, output, pool, corrections_folder(options), options.force):
                    if done.error is not None:
                        complain(done.error)
                        failures.append(str(done.error))
                    if done.folder is not None:
                        for misfit in render.misfits(done.folder):
                            complain(misfit)
                        progress.write(str(done.folder / "report.html"))
                    if done.folder is not None and done.rendered:
                        fresh.add(done.folder.name)
                    if done.folder is None or done.rendered:
                        progress.step()
                    else:
                        progress.skip()
            except LostError as error:
                complain(error)
                lost = True
    finally:
        leftovers.clear(output)  # left by workers that were killed
    if progress.skipped:
        complain(f"{progress.skipped:,} up to date")
    show(write_index(output, failures, fresh))
    return SOME_FAILED if failures or lost else DONE
