"""Files: bytes to be read once, and what came with them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cached_property
from typing import BinaryIO, cast

from .bytes_to_text import DecodingError, decode
from .draft import Draft
from .errors import FormatError

HEAD = 65_536
MAX_FILE = 100_000_000
MAX_LINE = 20_000_000


class File:
    """Bytes to be read once, and what came with them.

    Args:
        content: the bytes, or a binary stream of them.
        name: the file's name, for its suffix.
        url: where it was fetched from.
        charset: the encoding declared in a transport header.
        form: the name of its format, if known from another source (a media type).
        known: what the enclosing file says about the article.
        optional: whether an unsupported kind is only a warning, as in a folder or archive.
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
            FormatError: there are more than `MAX_FILE` bytes.
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
            FormatError: the bytes are not text, or there are too many.
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
        """Lines with their ends, one in memory at a time; longer lines come in pieces of `MAX_LINE`."""
        return iter(lambda: self._stream.readline(MAX_LINE), b"")

    def stream(self) -> BinaryIO:
        """A seekable stream of the bytes, for formats with an index at their end."""
        return self._stream if self._stream.seekable() else io.BytesIO(self.data)

    def unseekable(self) -> BinaryIO:
        """The stream as it comes, for formats that are read from beginning to end."""
        return self._stream


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were already read."""

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
    """The next bytes of a stream, up to a size; repeats short reads."""
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
