"""Exit statuses, error messages, and the input and output of commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from ..files import leftovers
from ..files.writing import growing_text
from ..loading.folders import may_hold
from ..model.errors import OnRecordError, OutputError, SourceError, UnexpectedError
from ..model.one_line import one_line
from . import fault_log

DONE, SOME_FAILED, WRONG_CALL = 0, 1, 2
_STREAMS = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/")
"""Names of streams of the process, which may be files."""


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


def refuse_source(output: str | None, sources: Sequence[str]) -> None:
    """Check that a file for the results is not read as one of the sources.

    Raises:
        OutputError: it is a source, or inside a folder that is a source.
    """
    if output is None or _is_stream(output):
        return
    place = Path(os.path.realpath(output))
    for source in sources:
        if Path(output).exists() and _is_same(source, output):
            raise OutputError(f"{output}: is one of the sources, and would be overwritten")
        if _is_folder(source) and may_hold(Path(os.path.realpath(source)), place):
            raise OutputError(f"{output}: is in the folder {source}, with which it would be read")


def _is_same(one: str, other: str) -> bool:
    """Whether two names are those of one file."""
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):  # not a name of a file
        return False


def _is_folder(name: str) -> bool:
    """Whether a name is that of a folder."""
    try:
        return Path(name).is_dir()
    except OSError:
        return False


@contextmanager
def open_output(name: str | None, is_good: Callable[[], bool]) -> Iterator[IO[str]]:
    """Open a file, or standard output for `-` and None, as UTF-8; lone surrogates are escaped.

    A file grows under a temporary name; see `growing_text`.

    Args:
        name: the file.
        is_good: called after the block: whether nothing failed, so that an empty file may replace an old one.

    Raises:
        OutputError: the file cannot be written, at its opening or in the block.
    """
    if name is None or name == "-":
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        return
    is_open = False
    try:
        with _open_file(name, is_good) as stream:
            is_open = True
            yield stream
    except OSError as error:
        if is_open and error.filename not in (None, name):
            raise
        raise OutputError(f"{name}: cannot be written to: {error.strerror or error}") from error


def _open_file(name: str, is_good: Callable[[], bool]) -> AbstractContextManager[IO[str]]:
    """Open a file under a temporary name, and a pipe or device directly."""
    if _is_stream(name):
        return Path(name).open("w", encoding="utf-8", errors="backslashreplace")
    leftovers.clear(Path(os.path.realpath(name)).parent)
    return growing_text(Path(name), is_good)


def _is_stream(name: str) -> bool:
    """Whether a name stands for standard output, a pipe or a device."""
    path = Path(name)
    is_other = path.exists() and not path.is_file() and not path.is_dir()
    return name == "-" or name.startswith(_STREAMS) or is_other
