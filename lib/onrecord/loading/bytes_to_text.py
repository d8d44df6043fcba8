"""Bytes to text: refuses binary files, finds the encoding of others."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_LATIN = frozenset(("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin-1", "latin1"))
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_PLAUSIBLE = frozenset(
    "“”‘’‚„–—…•†€£¥©®™°·½¼¾²³§«»¡¿\xa0\xadÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüýŠšŽžŒœŸÿ"
)
_MAX_SHARE = 0.05
_MAC_QUOTES = re.compile(r"(?<!\w)[ÒÔ]\w[^ÓÕ]{1,2000}\w[.,?!]?[ÓÕ](?!\w)|[a-z]Õ(?:s|t|re|ve|ll|d)\b")
"""Quotation marks and apostrophes of MacRoman as they look in Windows-1252."""
_WINDOWS_QUOTES = re.compile("[“”‘’]")


class DecodingError(ValueError):
    """Bytes that are not text; the message says in a few words what they are."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of some bytes.

    Tried in order: byte order mark; the encoding declared in a transport header or in the HTML or XML itself;
    UTF-8, with a few stray Windows-1252 bytes allowed; Windows-1252 if that gives English typography;
    MacRoman if its quotation marks do; the guess of charset-normalizer.

    Args:
        data: the bytes.
        declared: the encoding that came with them, if any.

    Raises:
        DecodingError: the bytes are a known kind of binary file, or text in an unknown encoding.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise DecodingError(f"{name}, not text")
    if text := _wide(data):
        return text
    if len(_CONTROLS.findall(data[:8192])) > len(data[:8192]) / 100:
        raise DecodingError("a binary file, not text")
    found = _CHARSET.search(data[:4096])
    for label in filter(None, (declared, found[1].decode("ascii") if found else None)):
        if (text := _as_declared(data, label)) is not None:
            return text
    return _guess(data)


def _strictly(data: bytes, encoding: str) -> str:
    """Text in an encoding that a byte order mark names."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodingError(
            f"not valid {encoding.removesuffix('-sig').upper()}, although its first bytes announce it"
        ) from error


def _wide(data: bytes) -> str | None:
    """Text in UTF-16 without a byte order mark (every other byte of English is zero), or None."""
    head = data[:2048]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = head[offset::2]
        if len(head) >= 8 and zeros.count(0) > 0.8 * len(zeros) and head[1 - offset :: 2].count(0) == 0:
            return _strictly(data[: len(data) // 2 * 2], encoding)
    return None


def _as_declared(data: bytes, label: str) -> str | None:
    """Text in a declared encoding (Latin-1 means Windows-1252, as in browsers), or None if wrong."""
    name = label.strip().lower()
    try:
        return data.decode("cp1252" if name in _LATIN else name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _guess(data: bytes) -> str:
    """Text in an encoding that is declared nowhere."""
    text = data.decode("utf-8", errors="surrogateescape")
    stray = sum("\udc80" <= char <= "\udcff" for char in text)
    if not stray:
        return text
    if sum(char > "\x7f" for char in text) >= 2 * stray:
        return "".join(_windows(char) if "\udc80" <= char <= "\udcff" else char for char in text)
    windows = data.decode("cp1252", errors="replace")
    odd = [char for char in windows if char > "\x7f"]
    if _MAC_QUOTES.search(windows) and not _WINDOWS_QUOTES.search(windows):
        return data.decode("mac_roman")
    if len(odd) <= _MAX_SHARE * len(windows) and _PLAUSIBLE.issuperset(odd):
        return windows
    best = from_bytes(data).best()
    if best is None:
        raise DecodingError("not text, or text in an unknown encoding")
    return str(best)


def _windows(surrogate: str) -> str:
    """The Windows-1252 character of an escaped byte."""
    return bytes([ord(surrogate) - 0xDC00]).decode("cp1252", errors="replace")
