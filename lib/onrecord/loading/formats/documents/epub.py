"""EPUB: electronic editions of papers, an article per chapter."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from ...bytes_to_text import DecodingError, decode
from ...cleaning.characters import mend
from ...credits.bylines import parse_date_line
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from ...errors import FormatError
from ...file import File
from ...markup import block_texts, drop, find_all, local, parse_fragment, parse_xml, text_at, text_of
from ..archives.safe_zip import Zipped, is_packed_as, open_zip
from ..format import Format, Options, Part

_HEAD = 4
"""Lines in which a chapter may state its own day."""
_MIN_WORDS = 30
_MAX_CHAPTERS = 2_000
_MOST_LINKED = 0.25
"""Largest share of words in links to other chapters; a table of contents has more."""
_BAR = re.compile(r"(?:^|[\s_-])nav(?:bar|igation)?(?:$|[\s_-])")


def read(file: File, options: Options) -> Iterator[Part]:
    """The articles of an edition: chapters with a heading and a story, in reading order.

    Raises:
        FormatError: it is broken, locked, or has no chapters with text.
    """
    zipped = open_zip(file.stream())
    if "META-INF/encryption.xml" in zipped.names and b"EncryptedKey" in zipped.read(
        "META-INF/encryption.xml"
    ):
        raise FormatError("an EPUB locked by its seller (DRM)")
    container = parse_xml(zipped.read("META-INF/container.xml"))
    place = next((e.get("full-path", "") for e in find_all(container, "rootfile")), "")
    package = parse_xml(zipped.read(place))
    credits = Credits(
        publisher=text_at(package, "publisher") or None, published=parse_date(text_at(package, "date"))
    )
    chapters = list(_chapters(zipped, package, posixpath.dirname(place)))
    if not chapters:
        raise FormatError("an EPUB without a text")
    for number, (title, lines) in enumerate(chapters, 1):
        label = f"[{number}]" if len(chapters) > 1 else ""
        own = next(filter(None, map(parse_date_line, lines[:_HEAD])), Credits())
        yield Part(
            label,
            Draft(
                tuple(lines), title or (text_at(package, "title") if not label else ""), credits=own | credits
            ),
        )


def _chapters(zipped: Zipped, package: etree._Element, folder: str) -> Iterator[tuple[str, list[str]]]:
    """Heading and paragraphs of the chapters with a story."""
    items = {item.get("id"): item for item in find_all(package, "item")}
    order = [ref.get("idref") for ref in find_all(package, "itemref")][:_MAX_CHAPTERS]
    for item in (items[name] for name in order if name in items):
        if "nav" in (item.get("properties") or "").split():
            continue
        try:
            markup = decode(
                zipped.read(posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")))))
            )
        except DecodingError as error:
            raise FormatError(str(error)) from error
        root = parse_fragment(mend(_without_declaration(markup)))
        heading = next((e for e in root.iter() if local(e) in ("h1", "h2", "h3")), None)
        title = text_of(heading)
        for bar in [e for e in root.iter() if local(e) == "nav" or _BAR.search(e.get("class") or "")]:
            drop(bar)
        linked = sum(len(text_of(link).split()) for link in find_all(root, "a") if _leads_inside(link))
        lines = [line for line in block_texts(root) if line != title]
        words = sum(len(line.split()) for line in lines)
        if words >= _MIN_WORDS and linked < _MOST_LINKED * words:
            yield title, lines


def _leads_inside(link: etree._Element) -> bool:
    """Whether a link leads to another chapter."""
    address = link.get("href") or ""
    return bool(address) and not address.startswith("#") and "://" not in address


def _without_declaration(markup: str) -> str:
    """Markup without its XML declaration, which does not apply to decoded text."""
    return markup.partition("?>")[2] if markup.lstrip().startswith("<?xml") else markup


EPUB = Format(
    name="epub",
    title="EPUB (an article per chapter)",
    group="documents",
    suffixes=(".epub",),
    read=read,
    matches=lambda file: is_packed_as(file, b"application/epub+zip", b"META-INF/container.xml"),
    many=True,
    binary=True,
    media_types=("application/epub+zip",),
)
