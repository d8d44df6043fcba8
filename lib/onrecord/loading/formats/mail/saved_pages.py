"""Pages that browsers save in one file: a message (MHTML) or a property list (Safari's web archive)."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from ...errors import FormatError
from ...file import File
from ..format import Format, Options, Part
from .messages import head_lines, header, is_message, parse_message

_BROKEN = (ValueError, OverflowError, IndexError, KeyError, TypeError, AttributeError)
"""What `plistlib` raises on broken files, besides its own errors."""


def read_saved_page(file: File, options: Options) -> Iterator[Part]:
    """The page that a browser saved with its pictures as one message.

    Raises:
        FormatError: there is no page in it.
    """
    message = parse_message(file.data)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data.strip():
                url = header(message, "snapshot-content-location") or str(part.get("content-location") or "")
                yield _page(data, url, part.get_content_charset())
                return
    raise FormatError("a saved page (MHTML) without a page in it")


def _is_saved_page(file: File) -> bool:
    head = b"\n".join(head_lines(file)).lower()
    return (
        is_message(file)
        and b"multipart/related" in head
        and (b"snapshot-content-location" in head or b"text/html" in head)
    )


def read_web_archive(file: File, options: Options) -> Iterator[Part]:
    """The page in a web archive of Safari.

    Raises:
        FormatError: there is no page in it.
    """
    try:
        page = plistlib.loads(file.data)["WebMainResource"]
        data, url = page["WebResourceData"], page.get("WebResourceURL")
        charset = page.get("WebResourceTextEncodingName")
    except (plistlib.InvalidFileException, ExpatError, RecursionError, *_BROKEN) as error:
        raise FormatError("a broken web archive of Safari; save the page as HTML") from error
    if not isinstance(data, bytes) or not data.strip():
        raise FormatError("a web archive of Safari without a page in it")
    yield _page(data, url, charset)


def _page(data: bytes, url: object, charset: object) -> Part:
    """The page, with its address and charset if they are usable."""
    usable = url if isinstance(url, str) and url.startswith(("http://", "https://")) else None
    known = charset if isinstance(charset, str) else None
    return Part("", File(data, "page.html", url=usable, charset=known, form="html"))


WEB_ARCHIVE = Format(
    name="webarchive",
    title="web archive of Safari",
    group="web pages",
    suffixes=(".webarchive",),
    read=read_web_archive,
    matches=lambda file: (
        file.head.startswith((b"bplist00", b"<?xml")) and b"WebMainResource" in file.head[:4096]
    ),
    binary=True,
    media_types=("application/x-webarchive",),
)
MHTML = Format(
    name="mhtml",
    title="web page saved as one file (MHTML)",
    group="web pages",
    suffixes=(".mhtml", ".mht"),
    read=read_saved_page,
    matches=_is_saved_page,
    media_types=("multipart/related", "message/rfc822"),
)
