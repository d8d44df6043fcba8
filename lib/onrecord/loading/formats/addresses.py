"""Addresses: shortcuts to pages (`.url`, `.webloc`, `.desktop`) and lists of them; the pages are fetched."""

from __future__ import annotations

import configparser
import plistlib
import re
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from ..draft import Draft, Link
from ..errors import FormatError
from ..file import File
from .format import Format, Options, Part

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_BOOKMARK = re.compile(r"<A HREF=\"(https?://[^\s<>\"]+)\"", re.IGNORECASE)
_LIST_ITEM = re.compile(r"(?:[-*•]|\d{1,4}[.)])?\s*<?(https?://[^\s<>\"]+)>?", re.IGNORECASE)


def link_part(address: str, label: str = "") -> Part:
    """A part for an address.

    Raises:
        FormatError: it is not the address of a page.
    """
    if not _ADDRESS.fullmatch(address.strip()):
        raise FormatError("a shortcut to something that is not a web page")
    return Part(label, Link(address.strip(), Draft((), url=address.strip())))


def read_shortcut(file: File, options: Options) -> Iterator[Part]:
    """The page that a shortcut of Windows or of a Linux desktop leads to.

    Raises:
        FormatError: it leads to no page.
    """
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(file.text)
    except configparser.Error as error:
        raise FormatError("a broken shortcut") from error
    for section in parser.sections():
        if section.lower() in ("internetshortcut", "desktop entry") and parser.has_option(section, "url"):
            yield link_part(parser.get(section, "url"))
            return
    raise FormatError("a shortcut to something that is not a web page")


def read_webloc(file: File, options: Options) -> Iterator[Part]:
    """The page that a shortcut of macOS leads to.

    Raises:
        FormatError: it leads to no page.
    """
    try:
        value = plistlib.loads(file.data)
    except (
        plistlib.InvalidFileException,
        ExpatError,
        ValueError,
        OverflowError,
        IndexError,
        RecursionError,
    ) as error:
        raise FormatError("a broken shortcut") from error
    address = value.get("URL") if isinstance(value, dict) else None
    if not isinstance(address, str):
        raise FormatError("a property list without the address of a page")
    yield link_part(address)


def read_list(file: File, options: Options) -> Iterator[Part]:
    """The pages of a list of addresses, one per line; lines that begin with `#` are comments."""
    for number, line in enumerate(file.text.splitlines(), 1):
        if found := _LIST_ITEM.fullmatch(line.strip()):
            yield link_part(found[1], f":{number}")


def read_bookmarks(file: File, options: Options) -> Iterator[Part]:
    """The pages of the bookmarks that a browser has exported.

    Raises:
        FormatError: there are none.
    """
    found = list(_BOOKMARK.finditer(file.text))
    if not found:
        raise FormatError("bookmarks without addresses")
    yield from (link_part(one[1], f"[{number}]") for number, one in enumerate(found, 1))


def _is_list(file: File) -> bool:
    lines = [
        line.strip()
        for line in file.opening.splitlines()
        if line.strip() and not line.lstrip().startswith("#")
    ]
    whole = lines if len(file.head) < 65_536 else lines[:-1]
    return bool(whole) and all(_LIST_ITEM.fullmatch(line) for line in whole)


def _is_shortcut(file: File) -> bool:
    return (
        file.opening.lstrip("\ufeff \r\n")[:20].lower().startswith(("[internetshortcut]", "[desktop entry]"))
    )


def _is_property_list(file: File) -> bool:
    return (
        file.head.startswith(b"bplist00")
        or "<!DOCTYPE plist" in file.opening[:400]
        or "<plist" in file.opening[:400]
    )


SHORTCUT = Format(
    name="shortcut",
    title="shortcut to a page (Windows, Linux)",
    group="addresses",
    suffixes=(".url", ".desktop"),
    read=read_shortcut,
    matches=_is_shortcut,
)
WEBLOC = Format(
    name="webloc",
    title="shortcut to a page (macOS)",
    group="addresses",
    suffixes=(".webloc",),
    read=read_webloc,
    matches=_is_property_list,
)
ADDRESSES = Format(
    name="addresses",
    title="list of addresses, one per line (the pages are fetched)",
    group="addresses",
    suffixes=(".urls",),
    read=read_list,
    matches=_is_list,
    many=True,
)
BOOKMARKS = Format(
    name="bookmarks",
    title="bookmarks of a browser (the pages are fetched)",
    group="addresses",
    suffixes=(),
    read=read_bookmarks,
    matches=lambda file: file.opening[:200].lstrip().lower().startswith("<!doctype netscape-bookmark"),
    many=True,
)
