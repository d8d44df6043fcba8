"""What every format has: a reader that yields the parts of a file, and the signs that identify a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..draft import Draft, Link
from ..file import File


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read.

    Attributes:
        columns: pairs (field, column) for tables and JSON objects with unusual names.
    """

    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part that is not read although the rest of its file is.

    Attributes:
        reason: why.
    """

    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a file.

    Attributes:
        label: its place, appended to the name of the file: `[2]`, `:17`, `/inner.txt`; empty for the only
            part.
        content: an article, a file in the file, an address, a part left out, or the error of this part.
    """

    label: str
    content: Draft | File | Link | LeftOut | Exception


def attempt(label: str, read: Callable[[], Draft | Link | File]) -> Part:
    """A part, or the error from reading it, so that the other parts are still read."""
    try:
        return Part(label, read())
    except Exception as error:
        return Part(label, error)


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table of formats.

    Attributes:
        name: a short name (`csv`).
        title: its name in the documentation.
        group: the heading under which the documentation lists it.
        suffixes: its file suffixes, in lower case with their dot; the first is the usual one.
        read: yields the parts of a file.
        matches: whether the first bytes of a file prove the format, whatever its name.
        resembles: whether a file with an unknown suffix looks like this format.
        many: whether one file usually holds many articles.
        binary: whether `matches` must hold, even if the name has a suffix of the format.
        media_types: the media types that web servers send for it.
    """

    name: str
    title: str
    group: str
    suffixes: tuple[str, ...]
    read: Callable[[File, Options], Iterator[Part]]
    matches: Callable[[File], bool] | None = None
    resembles: Callable[[File], bool] | None = None
    many: bool = False
    binary: bool = False
    media_types: tuple[str, ...] = ()
