"""`onrecord report`: render one HTML report per article."""

from __future__ import annotations

import argparse
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model.errors import LostError, SourceError
from .article_stream import open_sources, present
from .options import add_command, add_corrections, add_sources, corrections_folder, positive_number
from .output import DONE, SOME_FAILED, complain, open_in_browser, show
from .terminal.tally import Tally

if TYPE_CHECKING:
    from ..batch.progress import Progress
    from ..batch.run import Outcome

_EXAMPLES = """
examples:
  onrecord story.pdf                    # the same as onrecord report story.pdf
  onrecord https://example.org/story --open
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
    parser.add_argument("--open", action="store_true", help="open the complete report in a browser")
    where = parser.add_mutually_exclusive_group()
    cores = "number of reports to render at once (default: one per core)"
    where.add_argument("--jobs", type=positive_number, metavar="N", help=cores)
    address = "render on the workers of a Dask scheduler (tcp://host:8786) instead of this machine's cores"
    where.add_argument("--scheduler", metavar="ADDRESS", help=address)
    parser.set_defaults(run=run)


@dataclass(slots=True)
class _Reports:
    """What a run has come to so far.

    Attributes:
        failures: the lines of each error.
        folders: the folders of the reports, also of those that were up to date.
        fresh: names of the folders that the run rendered.
        outdated: names of the folders whose report is older than an article that failed.
        lost: whether the workers were lost.
    """

    failures: list[tuple[str, ...]]
    folders: list[Path] = field(default_factory=list)
    fresh: set[str] = field(default_factory=set)
    outdated: set[str] = field(default_factory=set)
    lost: bool = False

    def add(self, done: Outcome) -> None:
        """Add the outcome of a source."""
        if done.error is not None:
            self.failures.append(done.error.lines())
        if done.outdated is not None:
            self.outdated.add(done.outdated.name)
        if done.folder is not None:
            self.folders.append(done.folder)
            self.fresh |= {done.folder.name} if done.rendered else set()


def run(options: argparse.Namespace) -> int:
    """Render the reports, print their paths, and return the exit status."""
    tally = Tally("report", "reports")
    gone: list[SourceError] = []
    sources = present(options.sources, gone.append)
    for absent in gone:
        tally.fail(absent)
    place = Path(options.output)
    is_new = not place.exists()
    if not sources and not (place / "index.html").exists():
        complain(tally.summary())
        return SOME_FAILED
    reports = _Reports([absent.lines() for absent in gone])
    output = _render(options, sources, reports, tally)
    if not reports.folders and not (output / "index.html").exists() and not any(output.glob("*/report.html")):
        if is_new:
            with suppress(OSError):  # somebody else has written there
                output.rmdir()
        complain(tally.summary())
        return SOME_FAILED
    from ..report.index_page import write_index

    index = write_index(output, reports.failures, reports.fresh, reports.outdated)
    page = reports.folders[0] / "report.html" if len(reports.folders) == 1 else index
    show(index)
    complain(tally.summary(page))
    if options.open:
        open_in_browser(page)
    return SOME_FAILED if reports.failures or reports.lost else DONE


def _render(options: argparse.Namespace, sources: list[str], reports: _Reports, tally: Tally) -> Path:
    """Render the reports of sources, and return the folder that they are in."""
    from ..batch.progress import Progress

    with Progress("reports", doing="Reading the sources") as progress:
        from ..batch.ondemand import open_on_demand  # takes seconds, so progress is shown first
        from ..batch.run import render_all
        from ..files import leftovers
        from ..report import render

        output = render.open_output(options.output)
        leftovers.clear(output)
        articles, expected = open_sources(options, sources, tally.warn, output)
        loading = "Loading the models and rendering" if expected == 1 else "Loading the models"
        progress.stage(loading, expected)
        try:
            with open_on_demand(options.scheduler, options.jobs, tally.warn) as pool:
                for done in render_all(articles, output, pool, corrections_folder(options), options.force):
                    _note(done, tally, progress)
                    reports.add(done)
        except LostError as error:
            complain(error)
            reports.lost = True
        finally:
            leftovers.clear(output)  # left by workers that were killed
    return output


def _note(done: Outcome, tally: Tally, progress: Progress) -> None:
    """Count and print the outcome of a source."""
    from ..report import render

    if done.error is not None:
        tally.fail(done.error)
    if done.folder is not None:
        for misfit in render.misfits(done.folder):
            tally.warn(misfit)
        progress.write(str(done.folder / "report.html"))
    if done.folder is not None and not done.rendered:
        tally.skipped += 1
        progress.skip()
        return
    tally.made += done.folder is not None
    progress.stage("Rendering")
    progress.step()
