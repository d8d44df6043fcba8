"""The program `onrecord`: chooses the command and turns errors into an exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from .. import __version__
from ..model.errors import OnRecordError, OutputError
from . import analyze, corpus, extract, report
from .output import SOME_FAILED, WRONG_CALL, complain

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
        arguments: the arguments after the name of the program; by default those it was called with.

    Returns:
        The exit status.
    """
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has shown its help or what is wrong
        return stop.code if isinstance(stop.code, int) else WRONG_CALL
    try:
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing left to flush at exit
        return SOME_FAILED
    except KeyboardInterrupt:
        return 130
    except OutputError as error:
        complain(error)
        return WRONG_CALL
    except OnRecordError as error:
        complain(error)
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
    for command in (report, corpus, analyze, extract):
        command.add(commands)
    return parser
