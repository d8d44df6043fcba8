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
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from . import __version__
from .article import Article
from .errors import OnRecordError, OutputError, SourceError

if TYPE_CHECKING:
    from .analysis import Analysis

CORRECTIONS = "data/corrections"
DONE, SOME_FAILED, WRONG_CALL = 0, 1, 2

_EXAMPLES = """
examples:
  onrecord report story.txt --published 2022-01-26
  onrecord report data/articles -o reports
  onrecord corpus reports
  onrecord analyze story.html > story.json
  onrecord analyze stories.jsonl --format parquet -o tables
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


def _iso_date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date like 2022-01-26: {text!r}") from None


def _complain(problem: object) -> None:
    """One line on standard error, above the progress bar if there is one."""
    from tqdm import tqdm

    tqdm.write(f"onrecord: {' '.join(str(problem).split())}", file=sys.stderr)


def _over_articles(options: argparse.Namespace, work: Callable[[Article], None]) -> list[str]:
    """Do the work on each article of the sources; what failed, each said on standard error."""
    from tqdm import tqdm

    from . import reading

    failures: list[str] = []
    found = reading.read(options.sources, published=options.published)
    alone = len(options.sources) == 1 and not Path(options.sources[0]).is_dir()
    bar = tqdm(found, unit=" articles", file=sys.stderr, disable=True if alone else None, leave=False)
    for result in bar:
        try:
            if isinstance(result, SourceError):
                raise result
            work(result)
        except SourceError as error:
            _complain(error)
            failures.append(str(error))
    return failures


def _report(options: argparse.Namespace) -> int:
    from . import report

    output = report.open_output(options.output)
    taken: set[str] = set()

    def render(article: Article) -> None:
        folder = report.render(article, output, taken, _corrections(options))
        for misfit in report.misfits(folder):
            _complain(misfit)
        print(folder / "report.html")

    failures = _over_articles(options, render)
    print(report.write_index(output, failures))
    return SOME_FAILED if failures else DONE


def _corpus(options: argparse.Namespace) -> int:
    from .corpus import render

    done = render.render(options.directory, options.corrections)
    for problem in done.problems:
        _complain(problem)
    print(done.page)
    return SOME_FAILED if done.problems else DONE


def _analyze(options: argparse.Namespace) -> int:
    if options.format != "json" and not options.output:
        _complain(f"analyze: --format {options.format} needs a folder: -o DIR")
        return WRONG_CALL
    work = _to_json_stream(options) if options.format == "json" else _to_folders(options)
    with work as write:
        failures = _over_articles(options, write)
    return SOME_FAILED if failures else DONE


def _analysis(article: Article, options: argparse.Namespace) -> Analysis:
    """The analysis of an article with its corrections; those that do not fit are told of."""
    from . import analyze, corrections

    by_hand = corrections.of_article(article, _corrections(options))
    analysis = analyze(article, options.method, by_hand)
    for outcome in analysis.corrections:
        if by_hand and outcome.problem:
            _complain(f"{by_hand.path}:{outcome.line}: not applied: {outcome.said}: {outcome.problem}")
    return analysis


@contextmanager
def _to_json_stream(options: argparse.Namespace) -> Iterator[Callable[[Article], None]]:
    """Write each analysis as one JSON object on a line of its own."""
    from . import export

    with _open_output(options.output) as stream:

        def write(article: Article) -> None:
            print(json.dumps(export.to_json(_analysis(article, options)), ensure_ascii=False), file=stream)

        yield write


@contextmanager
def _to_folders(options: argparse.Namespace) -> Iterator[Callable[[Article], None]]:
    """Write each analysis into a folder of its own inside the one asked for."""
    from . import export, report

    output = report.open_output(options.output)
    taken: set[str] = set()

    def write(article: Article) -> None:
        name, number = article.slug, 1
        while name in taken:
            number += 1
            name = f"{article.slug}-{number}"
        taken.add(name)
        export.write(_analysis(article, options), output / name, options.format)

    yield write


def _extract(options: argparse.Namespace) -> int:
    from .extract import extract

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
