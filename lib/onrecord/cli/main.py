"""The program `onrecord`: choose the command, and turn errors into an exit status."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

from ..files.attempt import failure
from ..model.errors import OnRecordError, OutputError
from ..model.version import __version__
from . import analyze, completion, corpus, doctor, extract, import_corrections, report, watch
from .options import CommandParser
from .output import SOME_FAILED, WRONG_CALL, complain
from .terminal.stopping import Stopped, stopping
from .terminal.suggest import looks_like_source, nearest, nearest_file
from .warm import command as warm

_NAMES = ("report", "watch", "corpus", "analyze", "extract", "import", "warm", "doctor", "completion")
_EXAMPLES = """
A file, a folder or an address alone makes a report: onrecord story.pdf

examples:
  onrecord story.pdf --open
  onrecord report story.txt --published 2022-01-26
  onrecord corpus reports
  onrecord analyze story.html > story.json
  onrecord extract attributions texts.jsonl | head

exit status: 0 all done; 1 some sources failed, each named on standard error; 2 wrong usage
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: the arguments after the name of the program (default: those of this process).

    Returns:
        The exit status.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    parser = make_parser()
    try:
        call = _with_command(given)
        if call is None:
            parser.print_help(sys.stderr)
            return WRONG_CALL
        options, unknown = parser.parse_known_args(call)
        if unknown:
            return _refuse(unknown, parser, options.command)
    except SystemExit as stop:  # argparse has printed the help or the error
        return stop.code if isinstance(stop.code, int) else WRONG_CALL
    except OnRecordError as error:
        complain(error)
        return WRONG_CALL
    try:
        with stopping():
            status: int = options.run(options)
            sys.stdout.flush()
            return status
    except BrokenPipeError:
        _discard_output()
        return SOME_FAILED
    except Stopped as stop:
        for name in ("SIGINT", "SIGTERM"):  # the process is ending
            signal.signal(getattr(signal, name), signal.SIG_IGN)
        complain(stop)
        return 128 + stop.number
    except OutputError as error:
        complain(error)
        return WRONG_CALL
    except OnRecordError as error:
        complain(error)
        return SOME_FAILED
    except OSError as error:  # for example, the disk is full or a folder is gone
        _discard_output()
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
        return WRONG_CALL
    except Exception as error:
        complain(failure(options.command, "the run", error))
        return SOME_FAILED


def _with_command(arguments: list[str]) -> list[str] | None:
    """Add the command `report` to a call that begins with a source; return None for an empty call.

    Raises:
        OnRecordError: the first word is neither a command nor a source.
    """
    if not arguments:
        return None
    first = arguments[0]
    if first in _NAMES or first in ("-h", "--help", "--version"):
        return arguments
    if (first.startswith("-") and first != "-") or looks_like_source(first):
        return ["report", *arguments]
    hint = nearest(first, _NAMES) or nearest_file(first) or f"; the commands are {', '.join(_NAMES)}"
    raise OnRecordError(f"no command or file “{first}”{hint}")


def _refuse(unknown: list[str], parser: argparse.ArgumentParser, command: str) -> int:
    """Report the arguments that a command does not accept, with suggestions."""
    commands = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    known = commands.choices[command]._option_string_actions
    word = unknown[0].partition("=")[0]
    hint = nearest(word, known) or f"; see onrecord {command} --help"
    complain(f"{command}: unknown argument “{word}”{hint}")
    return WRONG_CALL


def _discard_output() -> None:
    """Redirect standard output to the null device, so that flushing it at exit cannot fail."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = CommandParser(
        prog="onrecord",
        description="Analyse who said what about whom in news articles.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(
        title="commands", required=True, metavar="COMMAND", dest="command", parser_class=CommandParser
    )
    for command in (report, watch, corpus, analyze, extract, import_corrections, warm, doctor):
        command.add(commands)
    completion.add(commands, make_parser)
    return parser
