"""Watch folders and feeds for articles that are new or changed since the last check."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..model.article import Article
from ..model.errors import SourceError

_SETTLED = 2.0
"""A file that has not changed for this many seconds counts as complete."""
_PATIENCE = 10.0
"""Seconds to wait for one."""


class NewOnly:
    """Selects files that are new or changed and complete, and addresses that have not yielded an article.

    Args:
        patient: whether to wait for files that are too young to be complete, instead of a later check.

    Attributes:
        unfinished: files that were still changing after a wait.
    """

    def __init__(self, patient: bool = False) -> None:
        self.unfinished: list[str] = []
        self._patient = patient
        self._read: dict[str, tuple[int, int]] = {}
        self._looked: dict[str, tuple[int, int]] = {}
        self._fetched: set[str] = set()

    def is_due(self, name: str) -> bool:
        """Whether a file or address must be read now."""
        if "://" in name:
            return name not in self._fetched
        try:
            found = _settled(Path(name)) if self._patient else Path(name).stat()
        except OSError:
            return name not in self._read  # reading it reports the error
        state = (found.st_mtime_ns, found.st_size)
        self._looked[name] = state
        is_new, is_settled = self._read.get(name) != state, time.time() - found.st_mtime >= _SETTLED
        if self._patient and is_new and not is_settled:
            self.unfinished.append(name)
        return is_new and is_settled

    def done(self, name: str) -> None:
        """Note that a file or address was read."""
        if "://" in name:
            self._fetched.add(name)
        else:
            self._read[name] = self._looked.get(name, (0, 0))


def _settled(path: Path) -> os.stat_result:
    """The state of a file, once it has not changed for two seconds; after ten, whatever it is then.

    Raises:
        OSError: it is gone.
    """
    end = time.monotonic() + _PATIENCE
    while True:
        found = path.stat()
        young = _SETTLED - (time.time() - found.st_mtime)
        if young <= 0 or time.monotonic() >= end:
            return found
        time.sleep(min(young, _SETTLED))


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
