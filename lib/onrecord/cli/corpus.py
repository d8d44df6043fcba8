"""`onrecord corpus`: render one report on many articles."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ..corrections.place import FOLDER, locate
from .article_stream import complain_of_missing
from .options import add_command, positive_number
from .output import DONE, SOME_FAILED, complain, show

_EXAMPLES = """
Writes DIR/corpus/report.html, pages of speakers, the executed notebook, and tables for SQL queries.

examples:
  onrecord corpus
  onrecord corpus out --corrections actors.yaml
  onrecord corpus year --pages 5000

exit status: 0 all done; 1 some folders or corrections were skipped, each named on standard error
"""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "corpus", "render one report on all articles in a folder", _EXAMPLES)
    where = "folder of reports, or of tables that `onrecord analyze` wrote (default: reports)"
    parser.add_argument("directory", nargs="?", default="reports", metavar="DIR", help=where)
    who = "file that merges and splits actors (default: data/corrections/actors.yaml, here or above)"
    parser.add_argument("--corrections", metavar="FILE", help=who)
    pages = "number of speakers with a page; those with most words come first (default: 1000)"
    parser.add_argument("--pages", type=positive_number, metavar="N", help=pages)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Render the report, print its path, and return the exit status."""
    from ..batch.progress import Progress

    if complain_of_missing([options.directory, *filter(None, [options.corrections])]):
        return SOME_FAILED
    with Progress("reports", doing="Reading the tables and rendering"):
        from ..corpus.render_corpus import render  # takes seconds, so progress is shown first

        done = render(options.directory, options.corrections or _who_is_who(), options.pages)
    for problem in done.problems:
        complain(problem)
    show(done.page)
    return SOME_FAILED if done.problems else DONE


def _who_is_who() -> Path | None:
    """The project's file that merges and splits actors, or None."""
    found = locate(f"{FOLDER}/actors.yaml")
    return found if found is not None and found.is_file() else None
