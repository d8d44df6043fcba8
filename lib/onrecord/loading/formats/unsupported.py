"""Unsupported kinds of files, and what to do about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...files.package_data import read_toml
from ..bytes_to_text import DecodingError, decode
from ..errors import UnknownKindError
from ..file import File

_MARKUP = re.compile(r"<(?:[?!/]|[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>)")
_PARAGRAPH = re.compile(r"<p[\s/>]", re.IGNORECASE)
_FIELDS = re.compile(r"[A-Za-z][\w -]{1,30}:(?: |$)")
_MANY_FIELDS = 4
_LOOKED_AT = 2000
_OLE, _LOCKED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
"""How Office files before 2007 begin, and what one holds if it wraps a newer, locked file."""
_LONG = 40
_ENCODED = re.compile(r"[A-Za-z0-9+/=_-]+")


@dataclass(frozen=True, slots=True)
class _Kind:
    """An unsupported kind of file; see `data/unsupported.toml`."""

    title: str
    suffixes: tuple[str, ...]
    magic: tuple[bytes, ...]
    starts: re.Pattern[str] | None
    advice: str


@cache
def _refused() -> tuple[_Kind, ...]:
    data = read_toml(__package__, "unsupported.toml")
    return tuple(
        _Kind(
            kind["title"],
            tuple(kind.get("suffixes", ())),
            tuple(magic.encode("latin-1") for magic in kind.get("magic", ())),
            re.compile(rf"\s*(?:{kind['starts']})", re.IGNORECASE) if "starts" in kind else None,
            kind["advice"],
        )
        for kind in data["kind"]
    )


def refuse_known(file: File, suffix: str, readable: bool) -> None:
    """Raise if a file is of a known, unsupported kind.

    Args:
        file: the file.
        suffix: the suffix of its name, in lower case with its dot.
        readable: whether the suffix belongs to a supported format.

    Raises:
        UnknownKindError: the file is of such a kind; the message says what to do.
    """
    if file.head.startswith(_OLE) and _LOCKED in file.data:
        raise UnknownKindError("an Office document locked with a password; unlock it first")
    refuse_named(suffix)
    for kind in _refused():
        if file.head.startswith(kind.magic or (b"\xff\xfe\xff\xfe",)):
            raise UnknownKindError(f"{kind.title}, which is not read; {kind.advice}")
    for kind in _refused():
        by_text = kind.starts is not None and kind.starts.match(file.opening)
        if by_text and (not readable or suffix == ".txt"):
            raise UnknownKindError(f"{kind.title}, which is not read; {kind.advice}")


def refuse_named(suffix: str) -> None:
    """Raise if the suffix of a file belongs to an unsupported kind.

    Raises:
        UnknownKindError: it does; the message says what to do.
    """
    for kind in _refused():
        if suffix in kind.suffixes:
            raise UnknownKindError(f"{kind.title}, which is not read; {kind.advice}")


def explain_undecodable(file: File) -> None:
    """Raise an error that explains why bytes are not text."""
    try:
        decode(file.head, file.charset)
    except DecodingError as error:
        raise UnknownKindError(f"{error}; `onrecord analyze --help` lists the formats") from error


def refuse_unlike_prose(file: File) -> None:
    """Raise if a text opens with markup or fields instead of prose."""
    text = file.opening.lstrip("\ufeff \t\r\n")
    if _MARKUP.match(text) and not _PARAGRAPH.search(text[:2000]):
        raise UnknownKindError(
            "markup of an unknown kind, which is not read; save it as HTML, or as text without tags"
        )
    words = text[:_LOOKED_AT].split()
    whole = words[:-1] or (words if len(text) > _LOOKED_AT else [])  # the last word may be cut
    if whole and all(len(word) >= _LONG and _ENCODED.fullmatch(word) for word in whole):
        raise UnknownKindError("encoded data (base64 or the like), which is not read; decode it first")
    if text[:1] in "{[" and text[1:].lstrip()[:1] in ('"', "'", "{", "["):
        return
    lines = [line for line in text.split("\n", 12)[:10] if line.strip()]
    fields = [line for line in lines if _FIELDS.match(line) and len(line.split()) <= 12]
    if len(fields) >= _MANY_FIELDS and len(fields) == len(lines):
        raise UnknownKindError(
            "labelled fields of an unknown kind, which are not read; give a table, JSON, or the article alone"
        )
