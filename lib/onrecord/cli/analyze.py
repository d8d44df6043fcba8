"""`onrecord analyze`: write the tables, without a notebook."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..files.attempt import failure
from ..model.errors import SourceError
from .article_stream import open_sources, present
from .options import (
    add_command,
    add_corrections,
    add_method,
    add_sources,
    corrections_folder,
    positive_number,
)
from .output import DONE, SOME_FAILED, WRONG_CALL, complain, open_output, refuse_source
from .terminal.tally import Tally

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

FORMATS = (
    *("json", "csv", "parquet", "xlsx", "brat", "webannotation", "labelstudio", "inception"),
    *("claimreview", "openrefine", "graphml", "gexf", "citation"),
)
"""The keys of `export.FORMATS`, repeated here because that module loads slowly."""
_FORMAT_HELP = (
    "json (default), csv, parquet, xlsx: tables; brat, webannotation, labelstudio, inception: annotations; "
    "claimreview: drafts; openrefine: actors; graphml, gexf: who speaks about whom; citation: BibTeX and CSL"
)
_EXAMPLES = """
examples:
  onrecord analyze story.html > story.json
  onrecord analyze stories.jsonl --format parquet -o tables
  onrecord analyze story.txt --format brat -o annotations
  onrecord analyze year.jsonl --format parquet --together -o tables

exit status: 0 all done; 1 some sources failed, each named on standard error; 2 wrong usage
"""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "analyze", "write the tables, without a notebook", _EXAMPLES)
    add_sources(parser)
    parser.add_argument("--format", choices=FORMATS, default="json", metavar="FORMAT", help=_FORMAT_HELP)
    add_method(parser)
    add_corrections(parser)
    together = "write one Parquet file per table, with a column `article`, instead of a folder per article"
    parser.add_argument("--together", action="store_true", help=together)
    cores = "number of processes (default: 1; each takes half a gigabyte)"
    parser.add_argument("--jobs", type=positive_number, default=1, metavar="N", help=cores)
    where = "for JSON, a file with one article per line (default: standard output); otherwise a folder"
    parser.add_argument("-o", "--output", metavar="PATH", help=where)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the tables and return the exit status."""
    if options.together and options.format != "parquet":
        complain("analyze: --together writes only Parquet tables: add --format parquet -o DIR")
        return WRONG_CALL
    if options.format != "json" and not options.output:
        complain(f"analyze: --format {options.format} needs a folder: add -o DIR")
        return WRONG_CALL
    tally = Tally("analysis", "analyses")
    sources = present(options.sources, tally.fail)
    if not sources:
        return SOME_FAILED
    if options.format == "json":
        refuse_source(options.output, sources)
    with _open_writer(options, tally) as write:
        for analysis in _analyses(options, sources, tally):
            problem = analysis if isinstance(analysis, SourceError) else _try(write, analysis)
            if problem is not None:
                tally.fail(problem)
            else:
                tally.made += 1
    if options.output not in (None, "-"):
        complain(tally.summary(options.output if tally.made else None))
    return SOME_FAILED if tally.failed else DONE


def _try(write: Callable[[Analysis], None], analysis: Analysis) -> SourceError | None:
    """Write an analysis; return the error if it cannot be written. An `OutputError` is raised."""
    try:
        write(analysis)
    except OSError:
        raise
    except Exception as error:
        return failure(analysis.article.source, "writing", error)
    return None


def _analyses(
    options: argparse.Namespace, sources: list[str], tally: Tally
) -> Iterator[Analysis | SourceError]:
    """Yield the analyses of the sources, and report corrections that do not fit."""
    from ..batch.progress import Progress
    from ..corrections import files

    folder = corrections_folder(options)
    shown_there = options.output in (None, "-") and sys.stdout.isatty()
    with Progress("articles", quiet=shown_there, doing="Reading the sources") as progress:
        from ..batch.analyses import analyze_on  # takes seconds, so progress is shown first

        output = Path(options.output) if options.output and options.format != "json" else None
        articles, expected = open_sources(options, sources, tally.warn, output)
        progress.stage("Loading the models", expected)
        for result in analyze_on(options.jobs, articles, options.method, folder):
            progress.stage("Analysing")
            progress.step()
            if not isinstance(result, SourceError) and any(o.problem for o in result.corrections):
                path = files.find(result.article, folder)
                for outcome in sorted(result.corrections, key=lambda one: one.line):
                    if outcome.problem:
                        tally.warn(f"{path}:{outcome.line}: not applied: {outcome.why}")
            yield result


@contextmanager
def _open_writer(options: argparse.Namespace, tally: Tally) -> Iterator[Callable[[Analysis], None]]:
    """Open the file or folder for the analyses."""
    if options.together:
        from ..export.tables.merged_tables import open_merged_tables

        with open_merged_tables(options.output) as tables:
            yield tables.add
    elif options.format == "json":
        from ..export.streams import json_lines

        with open_output(options.output, lambda: not tally.failed) as stream:
            yield json_lines(stream)
    else:
        from ..export.streams import folders
        from ..report import render

        yield folders(render.open_output(options.output), options.format)
