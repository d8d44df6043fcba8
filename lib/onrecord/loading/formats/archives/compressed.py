"""Single compressed files (gzip, bzip2, xz) of any format."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from ...errors import FormatError
from ...file import File
from ..format import Format, Options, Part

_MAX_UNPACKED = 4_000_000_000
_MAX_RATIO = 1_000
_SURELY_SMALL = 50_000_000
BROKEN = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, OSError, ValueError)


class _Unpacking(io.RawIOBase):
    """An unpacked stream that raises an error if it is broken, cut off, or a decompression bomb."""

    def __init__(self, stream: BinaryIO, packed: BinaryIO) -> None:
        self._stream, self._packed, self._size = stream, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            piece = self._stream.read(len(buffer))
        except BROKEN as error:
            raise FormatError("a packed file that is broken or cut off") from error
        self._size += len(piece)
        bomb = self._size > _SURELY_SMALL and self._size > _MAX_RATIO * max(1, self._packed.tell())
        if bomb or self._size > _MAX_UNPACKED:
            raise FormatError(f"it unpacks to more than {self._size // 1_000_000:,} MB, which is refused")
        buffer[: len(piece)] = piece
        return len(piece)


def _unpack(
    open_stream: Callable[[BinaryIO], BinaryIO], *suffixes: str
) -> Callable[[File, Options], Iterator[Part]]:
    """A reader of files with one kind of compression."""

    def read(file: File, options: Options) -> Iterator[Part]:
        """The file inside a compressed one; its name is the same without the last suffix."""
        packed = _Counted(file.unseekable())
        name = file.name
        for suffix in suffixes:
            if name.lower().endswith(suffix):
                name = name[: -len(suffix)] + (".tar" if suffix in (".tgz", ".tbz2", ".txz") else "")
                break
        stream = _Unpacking(open_stream(cast(BinaryIO, packed)), cast(BinaryIO, packed))
        inner = cast(BinaryIO, io.BufferedReader(stream, 1 << 16))
        yield Part("", File(inner, name, url=file.url, known=file.known))

    return read


class _Counted(io.RawIOBase):
    """A stream that counts the bytes read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._read = stream, 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self._read += len(piece)
        return piece

    def tell(self) -> int:
        return self._read

    def seekable(self) -> bool:
        return False


GROUP = "packed files, of any format above"
GZIP = Format(
    name="gzip",
    title="gzip",
    group=GROUP,
    suffixes=(".gz", ".tgz"),
    read=_unpack(lambda stream: cast(BinaryIO, gzip.GzipFile(fileobj=stream)), ".gz", ".tgz"),
    matches=lambda file: file.head[:2] == b"\x1f\x8b",
    many=True,
    binary=True,
    media_types=("application/gzip", "application/x-gzip"),
)
BZIP2 = Format(
    name="bzip2",
    title="bzip2",
    group=GROUP,
    suffixes=(".bz2", ".tbz2"),
    read=_unpack(lambda stream: cast(BinaryIO, bz2.BZ2File(stream)), ".bz2", ".tbz2"),
    matches=lambda file: file.head[:3] == b"BZh" and file.head[4:10] == b"1AY&SY",
    many=True,
    binary=True,
    media_types=("application/x-bzip2",),
)
XZ = Format(
    name="xz",
    title="xz",
    group=GROUP,
    suffixes=(".xz", ".txz"),
    read=_unpack(lambda stream: cast(BinaryIO, lzma.LZMAFile(stream)), ".xz", ".txz"),  # noqa: SIM115
    matches=lambda file: file.head[:6] == b"\xfd7zXZ\x00",
    many=True,
    binary=True,
    media_types=("application/x-xz",),
)
