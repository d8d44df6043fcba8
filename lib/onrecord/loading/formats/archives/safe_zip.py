"""ZIP files read safely: members by name, with limits on number, size and compression."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from ...errors import FormatError
from ...file import MAX_FILE, File

MAX_MEMBERS = 20_000
MAX_TOTAL = 1_000_000_000
_MAX_RATIO = 400
_SMALL = 10_000_000
MAX_XML = 30_000_000
"""Bytes of XML that are parsed as a tree, which takes about fifteen times the memory."""


def is_office(file: File, folder: bytes) -> bool:
    """Whether a file is a ZIP file of an Office program: it contains one of its folders (`word/`)."""
    ours = _first_name(file).startswith((b"[Content_Types].xml", b"_rels/", b"docProps/", folder))
    return file.head[:4] == b"PK\x03\x04" and ours and folder in file.head


def is_packed_as(file: File, media_type: bytes, member: bytes) -> bool:
    """Whether a file is a ZIP file with a media type or a member that proves its format."""
    if file.head[:4] != b"PK\x03\x04":
        return False
    return media_type in file.head[:200] or (
        _first_name(file) in (b"mimetype", member) and member in file.head
    )


def _first_name(file: File) -> bytes:
    """The name of the first member."""
    return file.head[30 : 30 + int.from_bytes(file.head[26:28], "little")]


@dataclass(frozen=True, slots=True)
class Zipped:
    """An open ZIP file.

    Attributes:
        names: of its files, in order, without folders.
    """

    archive: zipfile.ZipFile
    names: tuple[str, ...]

    def read_xml(self, name: str) -> bytes:
        """The bytes of a member that is to be parsed as XML; see `read`."""
        return self.read(name, MAX_XML)

    def read(self, name: str, most: int = MAX_FILE) -> bytes:
        """The bytes of a member, at most so many.

        Raises:
            FormatError: the member is missing, locked, broken or too large.
        """
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            raise FormatError(f"{name} is missing in it") from None
        if info.flag_bits & 0x1:
            raise FormatError("locked with a password; unlock it first")
        if info.file_size > most or (
            info.file_size > _SMALL and info.file_size > _MAX_RATIO * info.compress_size
        ):
            raise FormatError(
                f"{name} would unpack to {info.file_size / 1_000_000:,.0f} MB, which is refused"
            )
        try:
            with self.archive.open(info) as stream:
                data = stream.read(most + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise FormatError(f"{name} in it is broken ({error})") from error
        if len(data) > most:
            raise FormatError(f"{name} in it is larger than {most // 1_000_000} MB")
        return data


def open_zip(stream: BinaryIO) -> Zipped:
    """A ZIP file.

    Raises:
        FormatError: it is broken or cut off, or holds too much.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FormatError("broken or cut off (a ZIP file without its index)") from error
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MAX_MEMBERS:
        raise FormatError(f"more than {MAX_MEMBERS:,} files in it")
    total = sum(info.file_size for info in infos)
    if total > MAX_TOTAL:
        raise FormatError(
            f"it would unpack to {total / 1_000_000:,.0f} MB, more than {MAX_TOTAL // 1_000_000:,} MB"
        )
    return Zipped(archive, tuple(info.filename for info in infos))
