"""Watch folders and feeds for articles that are new or changed since the last check."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..model.article import Article
from ..model.errors import SourceError

_SETTLED = 2.0
"""A file that has not changed for this many seconds counts as complete."""


class NewOnly:
    """Selects files that are new or changed and complete, and addresses that have not yielded an article."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[int, int]] = {}
        self._looked: dict[str, tuple[int, int]] = {}
        self._fetched: set[str] = set()

    def is_due(self, name: str) -> bool:
        """Whether a file or address must be read now."""
        if "://" in name:
            return name not in self._fetched
        try:
            found = Path(name).stat()
        except OSError:
            return name not in self._read  # reading it reports the error
        state = (found.st_mtime_ns, found.st_size)
        self._looked[name] = state
        return self._read.get(name) != state and time.time() - found.st_mtime >= _SETTLED

    def done(self, name: str) -> None:
        """Note that a file or address was read."""
        if "://" in name:
            self._fetched.add(name)
        else:
            self._read[name] = self._looked.get(name, (0, 0))


def with_lasting_sources(
    found: Iterable[Article | SourceError],
) -> Iterator[Article | SourceError]:
    """Yield articles of feeds under their own addresses.

    Positions in a feed change as items arrive, and a report counts as up to date only under the same name.
    """
    for item in found:
        if isinstance(item, Article) and item.url and "://" in item.source:
            yield replace(item, source=item.url)
        else:
            yield item
