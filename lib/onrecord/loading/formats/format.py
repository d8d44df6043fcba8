"""What every format has: a reader from a file to its parts, and signs by which a file is recognized."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..draft import Draft, Link
from ..file import File


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read.

    Attributes:
        columns: which column of a table (or key of a JSON object) gives which field, as (field, column).
    """

    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One thing found in a file.

    Attributes:
        label: which one, to follow the file's name: `[2]`, `:17`, `/inner.txt`; empty if it is all of it.
        content: an article, a file in the file, an address, or why this part cannot be read.
    """

    label: str
    content: Draft | File | Link | Exception


def attempt(label: str, read: Callable[[], Draft | Link]) -> Part:
    """A part, or why it cannot be read, whatever that is, so that the others go on."""
    try:
        return Part(label, read())
    except Exception as error:
        return Part(label, error)


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table of formats.

    Attributes:
        name: a short name (`csv`).
        title: what the documentation calls it.
        group: the heading under which the documentation lists it.
        suffixes: of files, in lower case with their dot; the first is the usual one.
        read: what gives the parts of a file.
        matches: whether a file's first bytes are unmistakably of this format, whatever its name.
        resembles: whether a file without a telling name looks like it.
        many: whether one file usually holds many articles.
        binary: whether a file whose first bytes do not match is not one.
        media_types: what a web server calls it.
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
