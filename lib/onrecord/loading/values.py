"""What readers of formats take and give: files, drafts of articles, links, and why there is none."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import BinaryIO, cast

from .bytes_to_text import DecodingError, decode
from .credit_names import Credits

HEAD = 65_536
MAX_FILE = 100_000_000
MAX_LINE = 20_000_000


class FormatError(ValueError):
    """A file that cannot be read, or without the content its format should have; the message says why."""


class UnknownKindError(FormatError):
    """A file of a kind that is not read; the message says which kind it is, and what to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its file gives it.

    Attributes:
        paragraphs: mended, still with boilerplate and credits, and with the headline if `title` is empty.
        title: the headline, if the format tells it from the body.
        url: its address, or None.
        credits: what the format has fields for.
        warnings: what was lost or guessed, a short sentence each.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    url: str | None = None
    credits: Credits = field(default_factory=Credits)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An article that lies at an address.

    Attributes:
        url: the http(s) address.
        known: what the file that gave the address says of the article; its paragraphs are a summary at most.
    """

    url: str
    known: Draft = field(default_factory=lambda: Draft(()))


class File:
    """Bytes to be read once, and what came with them.

    Args:
        content: the bytes, or a binary stream of them.
        name: the file's name, for its suffix.
        url: where it was fetched from.
        charset: the encoding declared in a transport header.
        form: the name of its format, if that is known from elsewhere (a media type).
        known: what the file around it says of the article.
        optional: whether a kind that cannot be read is only worth a warning, as in a folder or archive.
    """

    def __init__(
        self,
        content: bytes | BinaryIO,
        name: str = "",
        *,
        url: str | None = None,
        charset: str | None = None,
        form: str | None = None,
        known: Draft | None = None,
        optional: bool = False,
    ) -> None:
        self._stream = io.BytesIO(content) if isinstance(content, bytes) else content
        self.name, self.url, self.charset, self.form, self.known = name, url, charset, form, known
        self.optional = optional
        self.head = _read_up_to(self._stream, HEAD)
        """The first 64 KiB."""
        if self._stream.seekable():
            self._stream.seek(-len(self.head), io.SEEK_CUR)
        else:
            self._stream = cast(BinaryIO, io.BufferedReader(_Rejoined(self.head, self._stream)))

    @cached_property
    def data(self) -> bytes:
        """All bytes.

        Raises:
            FormatError: there are more than `MAX_FILE`.
        """
        data = _read_up_to(self._stream, MAX_FILE + 1)
        if len(data) > MAX_FILE:
            raise FormatError(
                f"larger than {MAX_FILE // 1_000_000} MB; give many articles as JSON Lines or a table"
            )
        return data

    @cached_property
    def text(self) -> str:
        """All bytes, decoded.

        Raises:
            FormatError: they are not text, or too many.
        """
        try:
            return decode(self.data, self.charset)
        except DecodingError as error:
            raise FormatError(str(error)) from error

    @cached_property
    def opening(self) -> str:
        """The text of the first bytes; empty if they are not text."""
        try:
            return decode(self.head, self.charset) if self.head.strip() else ""
        except DecodingError:
            return ""

    def lines(self) -> Iterator[bytes]:
        """Lines with their ends, one held at a time; a longer line comes in pieces of `MAX_LINE`."""
        return iter(lambda: self._stream.readline(MAX_LINE), b"")

    def stream(self) -> BinaryIO:
        """A stream of the bytes in which one can seek, for formats with an index at their end."""
        return self._stream if self._stream.seekable() else io.BytesIO(self.data)

    def unseekable(self) -> BinaryIO:
        """The stream as it comes, for formats that are read from front to back."""
        return self._stream


class _Rejoined(io.RawIOBase):
    """A stream from which the first bytes were already taken."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    """The next bytes of a stream, all that there are up to a size; some streams give less at a time."""
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


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
