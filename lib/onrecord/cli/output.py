"""Exit statuses, error messages, and the input and output of commands."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from ..model.errors import OnRecordError, OutputError, SourceError, UnexpectedError
from ..model.one_line import one_line
from . import fault_log

DONE, SOME_FAILED, WRONG_CALL = 0, 1, 2


def complain(problem: object) -> None:
    """Print an error on standard error, above the progress bar if there is one: one line per fault.

    All messages pass through here; control characters in them are escaped.
    """
    from tqdm import tqdm  # not needed for help

    *others, last = problem.lines() if isinstance(problem, OnRecordError) else (one_line(problem),)
    for other in others:
        tqdm.write(f"onrecord: {other}", file=sys.stderr)
    line = f"onrecord: {last}"
    if isinstance(problem, UnexpectedError):
        log = fault_log.write(problem)
        line += f" (a fault of the program; please report it{f' with {one_line(log)}' if log else ''})"
    tqdm.write(line, file=sys.stderr)


def show(text: object) -> None:
    """Print a line on standard output; on a terminal, control characters are escaped."""
    print(one_line(text) if sys.stdout.isatty() else text)


def open_in_browser(page: Path) -> None:
    """Open a page in the user's browser; print a message if there is none."""
    import webbrowser

    if not webbrowser.open(page.absolute().as_uri()):
        complain(f"no browser found: open {page} by hand")


def open_input(name: str) -> AbstractContextManager[IO[bytes]]:
    """Open a file, or standard input for `-`.

    Raises:
        SourceError: the file cannot be read.
    """
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise SourceError(name, error.strerror or str(error)) from error


@contextmanager
def open_output(name: str | None) -> Iterator[IO[str]]:
    """Open a file, or standard output for `-` and None, as UTF-8; lone surrogates are escaped.

    Raises:
        OutputError: the file cannot be written, at its opening or in the block.
    """
    if name is None or name == "-":
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        return
    try:
        with Path(name).open("w", encoding="utf-8", errors="backslashreplace") as stream:
            yield stream
    except OSError as error:
        if error.filename not in (None, name):
            raise
        raise OutputError(f"{name}: cannot be written to: {error.strerror or error}") from error
