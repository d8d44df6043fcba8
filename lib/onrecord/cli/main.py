"""The program `onrecord`: choose the command, and turn errors into an exit status."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from .. import __version__
from ..files.attempt import failure
from ..model.errors import OnRecordError, OutputError
from ..model.one_line import escape_controls
from . import analyze, corpus, extract, report
from .options import CommandParser
from .output import SOME_FAILED, WRONG_CALL, complain
from .stopping import Stopped, stopping

_EXAMPLES = """
examples:
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
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has printed the help or the error
        return stop.code if isinstance(stop.code, int) else WRONG_CALL
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


def _discard_output() -> None:
    """Redirect standard output to nowhere, so that flushing it at exit cannot fail."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """Reports wrong usage like all other errors."""

    def _print_message(self, message: str, file: Any = None) -> None:
        super()._print_message("\n".join(escape_controls(line) for line in message.split("\n")), file)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="onrecord",
        description="Who said what about whom in a news article.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(
        title="commands", required=True, metavar="COMMAND", dest="command", parser_class=CommandParser
    )
    for command in (report, corpus, analyze, extract):
        command.add(commands)
    return parser
