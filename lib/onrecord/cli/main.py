"""The command line: translates arguments into calls, results into output, errors into an exit status."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from io import TextIOWrapper
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from .. import __version__
from ..model.errors import LostError, OnRecordError, OutputError, SourceError

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis
    from ..model.article import Article

CORRECTIONS = "data/corrections"
DONE, SOME_FAILED, WRONG_CALL = 0, 1, 2

_EXAMPLES = """
examples:
  onrecord report story.txt --published 2022-01-26
  onrecord report data/articles -o reports
  onrecord corpus reports
  onrecord report feed.jsonl --scheduler tcp://10.0.0.5:8786
  onrecord analyze story.html > story.json
  onrecord analyze stories.jsonl --format parquet -o tables
  onrecord analyze year.jsonl --format parquet --together -o tables
  onrecord extract attributions texts.jsonl | head

exit status: 0 all done; 1 some sources failed, each named on standard error; 2 the call itself is wrong
"""
_CORPUS_EXAMPLES = """
Writes DIR/corpus/report.html, a page for each speaker, the executed notebook and tables for questions in SQL.

examples:
  onrecord corpus
  onrecord corpus out --corrections actors.yaml

exit status: 0 all done; 1 some folders or corrections were passed over, each named on standard error
"""
_EXTRACT_EXAMPLES = """
Each line of IN is an object: {"id": 1, "text": "…", "published": "2022-01-26", "target": [0, 6]}
(published and target may be left out). The text is taken verbatim; offsets count its characters.

examples:
  onrecord extract attributions texts.jsonl -o found.jsonl
  cat texts.jsonl | onrecord extract numbers
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: what follows the name of the program; by default what it was called with.

    Returns:
        The exit status.
    """
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has said what is wrong, or has shown its help
        return stop.code if isinstance(stop.code, int) else WRONG_CALL
    try:
        status = options.run(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing left to flush at exit
        return SOME_FAILED
    except KeyboardInterrupt:
        return 130
    except OutputError as error:
        _complain(error)
        return WRONG_CALL
    except OnRecordError as error:
        _complain(error)
        return SOME_FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Who said what about whom in a news article.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_report(commands)
    _add_corpus(commands)
    _add_analyze(commands)
    _add_extract(commands)
    return parser


def _add_command(commands: Any, name: str, summary: str, epilog: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_report(commands: Any) -> None:
    parser = _add_command(commands, "report", "render one HTML report per article", _EXAMPLES)
    _add_sources(parser)
    parser.add_argument("-o", "--output", default="reports", metavar="DIR", help="folder (default: reports)")
    _add_corrections(parser)
    parser.add_argument("--force", action="store_true", help="render again what is up to date, too")
    where = parser.add_mutually_exclusive_group()
    cores = "how many reports to render at a time (default: one a core)"
    where.add_argument("--jobs", type=_number, metavar="N", help=cores)
    address = "render by the workers of a Dask scheduler (tcp://host:8786) instead of this machine's cores"
    where.add_argument("--scheduler", metavar="ADDRESS", help=address)
    parser.set_defaults(run=_report)


def _add_corpus(commands: Any) -> None:
    parser = _add_command(
        commands, "corpus", "one report over all articles of a folder of reports", _CORPUS_EXAMPLES
    )
    where = "folder of the reports, or of tables that `onrecord analyze` wrote (default: reports)"
    parser.add_argument("directory", nargs="?", default="reports", metavar="DIR", help=where)
    who = "merges and splits of actors by hand (default: data/corrections/actors.yaml, if it is there)"
    parser.add_argument("--corrections", metavar="FILE", help=who)
    parser.set_defaults(run=_corpus)


def _add_analyze(commands: Any) -> None:
    parser = _add_command(commands, "analyze", "the tables without a notebook", _EXAMPLES)
    _add_sources(parser)
    parser.add_argument("--format", choices=("json", "csv", "parquet", "xlsx"), default="json")
    _add_method(parser)
    _add_corrections(parser)
    together = "one Parquet file a table for all articles, with a column `article`, instead of a folder each"
    parser.add_argument("--together", action="store_true", help=together)
    cores = "how many processes analyse (default: 1; each takes half a gigabyte)"
    parser.add_argument("--jobs", type=_number, default=1, metavar="N", help=cores)
    where = "a file for JSON, one article a line (default: standard output), else a folder"
    parser.add_argument("-o", "--output", metavar="PATH", help=where)
    parser.set_defaults(run=_analyze)


def _add_extract(commands: Any) -> None:
    parser = _add_command(commands, "extract", "one stage over JSON lines", _EXTRACT_EXAMPLES)
    stages = parser.add_subparsers(title="stages", required=True, metavar="STAGE", dest="stage")
    for stage in ("attributions", "actors", "numbers", "sentiment"):
        one = _add_command(stages, stage, f"the {stage} of each text", _EXTRACT_EXAMPLES)
        one.add_argument("input", nargs="?", default="-", metavar="IN", help="default: standard input")
        one.add_argument("-o", "--output", metavar="OUT", help="default: standard output")
        if stage in ("attributions", "actors"):
            _add_method(one)
        one.set_defaults(run=_extract, method="model")


def _add_method(parser: argparse.ArgumentParser) -> None:
    how = "how attributions are found (default: model, the trained one; rules reads the parse alone)"
    parser.add_argument("--method", choices=("model", "rules"), default="model", help=how)


def _add_corrections(parser: argparse.ArgumentParser) -> None:
    where = (
        f"folder of corrections by hand, one SLUG.yaml an article (default: {CORRECTIONS}, if it is there)"
    )
    parser.add_argument("--corrections", type=_folder, metavar="DIR", help=where)


def _folder(name: str) -> str:
    if not Path(name).is_dir():
        raise argparse.ArgumentTypeError(f"no such folder: {name}")
    return name


def _corrections(options: argparse.Namespace) -> str | None:
    """The folder of corrections of a call."""
    return options.corrections or (CORRECTIONS if Path(CORRECTIONS).is_dir() else None)


def _add_sources(parser: argparse.ArgumentParser) -> None:
    kinds = "a file (.txt, .md, .html, .json, .jsonl), a folder, -, or an http(s) URL"
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help=kinds)
    when = "day of publication (YYYY-MM-DD) where a source does not say"
    parser.add_argument("--published", type=_iso_date, metavar="DATE", help=when)


def _number(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"not a number from 1 on: {text!r}")
    return int(text)


def _iso_date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date like 2022-01-26: {text!r}") from None


def _complain(problem: object) -> None:
    """One line on standard error, above the progress bar if there is one."""
    from tqdm import tqdm

    tqdm.write(f"onrecord: {' '.join(str(problem).split())}", file=sys.stderr)


def _articles(options: argparse.Namespace) -> tuple[Iterator[Article | SourceError], int | None]:
    """The articles of the sources, as a stream, and about how many there are."""
    from ..batch.count import count
    from ..loading import read

    found = read.read(options.sources, published=options.published)
    first = list(islice(found, 2))
    return chain(first, found), count(options.sources) if len(first) > 1 else 1


def _report(options: argparse.Namespace) -> int:
    from ..batch import leftovers
    from ..batch.ondemand import open_on_demand
    from ..batch.progress import Progress
    from ..batch.run import render_all
    from ..report import render as report

    output = report.open_output(options.output)
    leftovers.clear(output)
    found, expected = _articles(options)
    failures: list[str] = []
    lost = False
    with (
        open_on_demand(options.scheduler, options.jobs, _complain) as pool,
        Progress("reports", expected) as progress,
    ):
        try:
            for done in render_all(found, output, pool, _corrections(options), options.force):
                if done.error is not None:
                    _complain(done.error)
                    failures.append(str(done.error))
                if done.folder is not None:
                    for misfit in report.misfits(done.folder):
                        _complain(misfit)
                    progress.write(str(done.folder / "report.html"))
                if done.folder is None or done.rendered:
                    progress.step()
                else:
                    progress.skip()
        except LostError as error:
            _complain(error)
            lost = True
    if progress.skipped:
        _complain(f"{progress.skipped:,} up to date")
    print(report.write_index(output, failures))
    return SOME_FAILED if failures or lost else DONE


def _corpus(options: argparse.Namespace) -> int:
    from ..corpus import render

    done = render.render(options.directory, options.corrections)
    for problem in done.problems:
        _complain(problem)
    print(done.page)
    return SOME_FAILED if done.problems else DONE


def _analyze(options: argparse.Namespace) -> int:
    if options.together and options.format != "parquet":
        _complain("analyze: --together writes Parquet tables only: --format parquet -o DIR")
        return WRONG_CALL
    if options.format != "json" and not options.output:
        _complain(f"analyze: --format {options.format} needs a folder: -o DIR")
        return WRONG_CALL
    failed = False
    with _writer(options) as write:
        for analysis in _analyses(options):
            if isinstance(analysis, SourceError):
                _complain(analysis)
                failed = True
            else:
                write(analysis)
    return SOME_FAILED if failed else DONE


def _analyses(options: argparse.Namespace) -> Iterator[Analysis | SourceError]:
    """The analyses of the sources, as a stream; corrections that do not fit are told of."""
    from ..batch.analyses import analyze_on
    from ..batch.progress import Progress
    from ..corrections import files

    by_hand = _corrections(options)
    articles, expected = _articles(options)
    results = analyze_on(options.jobs, articles, options.method, by_hand)
    shown_there = options.output in (None, "-") and sys.stdout.isatty()
    with Progress("articles", expected, quiet=shown_there) as progress:
        for result in results:
            progress.step()
            if not isinstance(result, SourceError) and any(o.problem for o in result.corrections):
                path = files.find(result.article, by_hand)
                for outcome in result.corrections:
                    if outcome.problem:
                        _complain(f"{path}:{outcome.line}: not applied: {outcome.said}: {outcome.problem}")
            yield result


def _writer(options: argparse.Namespace) -> AbstractContextManager[Callable[[Analysis], None]]:
    if options.together:
        return _to_tables(options)
    return _to_json_stream(options) if options.format == "json" else _to_folders(options)


@contextmanager
def _to_json_stream(options: argparse.Namespace) -> Iterator[Callable[[Analysis], None]]:
    """Write each analysis as one JSON object on a line of its own."""
    from ..export import files

    with _open_output(options.output) as stream:

        def write(analysis: Analysis) -> None:
            print(json.dumps(files.to_json(analysis), ensure_ascii=False), file=stream)

        yield write


@contextmanager
def _to_tables(options: argparse.Namespace) -> Iterator[Callable[[Analysis], None]]:
    """Write all analyses into one file a table."""
    from ..export.together import open_together

    with open_together(options.output) as together:
        yield together.add


@contextmanager
def _to_folders(options: argparse.Namespace) -> Iterator[Callable[[Analysis], None]]:
    """Write each analysis into a folder of its own inside the one asked for."""
    from ..export import files
    from ..report import render as report

    output = report.open_output(options.output)
    taken: set[str] = set()

    def write(analysis: Analysis) -> None:
        slug = name = analysis.article.slug
        number = 1
        while name in taken:
            number += 1
            name = f"{slug}-{number}"
        taken.add(name)
        files.write(analysis, output / name, options.format)

    yield write


def _extract(options: argparse.Namespace) -> int:
    from ..analysis.extract import extract

    failed = False
    with _open_input(options.input) as lines, _open_output(options.output) as stream:
        for result in extract(options.stage, lines, options.input, options.method):
            if isinstance(result, SourceError):
                _complain(result)
                failed = True
            else:
                print(json.dumps(result, ensure_ascii=False), file=stream)
    return SOME_FAILED if failed else DONE


def _open_input(name: str) -> AbstractContextManager[IO[bytes]]:
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise SourceError(name, error.strerror or str(error)) from error


def _open_output(name: str | None) -> AbstractContextManager[IO[str]]:
    """Standard output as UTF-8, or a file. Halves of surrogate pairs are written as JSON writes them."""
    if name is None or name == "-":
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        return nullcontext(sys.stdout)
    try:
        return Path(name).open("w", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise OutputError(f"{name}: cannot be written to: {error.strerror or error}") from error
