"""Open the sources of a call as a stream of articles."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from .output import complain

if TYPE_CHECKING:
    from ..model.article import Article
    from ..model.errors import SourceError


def open_sources(options: argparse.Namespace) -> tuple[Iterator[Article | SourceError], int | None]:
    """Return a stream of the sources' articles, and their number if it is known."""
    from ..batch.count import count
    from ..loading import read

    found = read.read(
        options.sources,
        published=options.published,
        columns=options.columns,
        strict=options.strict,
        warn=complain,
    )
    first = list(islice(found, 2))
    return chain(first, found), count(options.sources) if len(first) > 1 else 1
