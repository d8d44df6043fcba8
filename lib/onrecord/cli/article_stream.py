"""Open the sources of a call as a stream of articles."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from ..model.errors import NO_SUCH_FILE, SourceError
from .terminal.suggest import nearest_file

if TYPE_CHECKING:
    from ..model.article import Article


def open_sources(
    options: argparse.Namespace, warn: Callable[[str], None]
) -> tuple[Iterator[Article | SourceError], int | None]:
    """Return a stream of the sources' articles, and their number if it is known.

    Args:
        options: the call.
        warn: prints a warning about text or files that were lost in reading.
    """
    from ..batch.count import count
    from ..loading import read

    found = read.read(
        options.sources,
        published=options.published,
        columns=options.columns,
        strict=options.strict,
        warn=warn,
    )
    first = list(islice(found, 2))
    articles = map(_with_suggestion, chain(first, found))
    return articles, count(options.sources) if len(first) > 1 else 1


def _with_suggestion(item: Article | SourceError) -> Article | SourceError:
    """Add a suggestion to the error of a file that does not exist."""
    if not isinstance(item, SourceError) or item.reason != NO_SUCH_FILE:
        return item
    return SourceError(item.source, item.reason + nearest_file(item.source))
