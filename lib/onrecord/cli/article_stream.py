"""Open the sources of a call as a stream of articles."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.errors import NO_SUCH_FILE, OTHER_ADDRESS, SourceError
from .output import complain
from .terminal.suggest import nearest_file

if TYPE_CHECKING:
    from ..model.article import Article


def _missing(sources: Sequence[str]) -> dict[str, SourceError]:
    """Return the error of each file or folder that does not exist, with a suggestion."""
    found = {}
    for source in sources:
        try:
            if source != "-" and not source.lower().startswith(("http://", "https://")):
                Path(source).lstat()
        except FileNotFoundError:
            reason = OTHER_ADDRESS if "://" in source else NO_SUCH_FILE + nearest_file(source)
            found[source] = SourceError(source, reason)
        except (OSError, ValueError):  # the reason is found when it is read
            pass
    return found


def present(sources: Sequence[str], fail: Callable[[SourceError], None]) -> list[str]:
    """Return the sources that exist; `fail` gets the error of each other file or folder."""
    gone = _missing(sources)
    for absent in gone.values():
        fail(absent)
    return [source for source in sources if source not in gone]


def complain_of_missing(sources: Sequence[str]) -> bool:
    """Print the errors of files and folders that do not exist, and return whether there are any."""
    return len(present(sources, complain)) < len(sources)


def open_sources(
    options: argparse.Namespace,
    sources: Sequence[str],
    warn: Callable[[str], None],
    output: Path | None = None,
) -> tuple[Iterator[Article | SourceError], int | None]:
    """Return a stream of the sources' articles, and their number if it is known.

    Args:
        options: the call.
        sources: those of its sources that exist.
        warn: prints a warning about text or files that were lost in reading.
        output: the folder of the results, which is not read.
    """
    from ..batch.count import count
    from ..loading import read

    found = read.read(
        sources,
        published=options.published,
        columns=options.columns,
        strict=options.strict,
        warn=warn,
        output=output,
    )
    first = list(islice(found, 2))
    return chain(first, found), count(sources, output) if len(first) > 1 else 1
