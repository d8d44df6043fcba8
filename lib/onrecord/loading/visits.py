"""Decides which files and addresses are read if the same sources are read repeatedly."""

from __future__ import annotations

from typing import Protocol


class Visits(Protocol):
    """Decides which files of folders and which addresses of feeds and lists are read.

    Names are paths and addresses as the source gives them.
    """

    def is_due(self, name: str) -> bool:
        """Whether a file or address is to be read."""

    def done(self, name: str) -> None:
        """Note that an article of a file or address was read."""


class EveryVisit:
    """Reads everything."""

    def is_due(self, name: str) -> bool:
        """Whether a file or address is to be read: always."""
        return True

    def done(self, name: str) -> None:
        """Note nothing."""
