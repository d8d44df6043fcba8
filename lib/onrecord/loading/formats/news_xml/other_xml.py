"""XML of an unknown kind with descriptive element names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import etree

from ...cleaning.characters import mend
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from ...errors import FormatError
from ...file import File
from ...markup import block_texts, find_all, local, parse_xml, text_at
from ..format import Format, Options, Part, attempt
from .elements import bylines, root_name
from .feeds import FEED

_TITLES = ("headline", "hl1", "hed", "article-title", "title", "heading")
_BODIES = ("body", "bodytext", "fulltext", "articlebody", "text", "content", "story")


def read_other(file: File, options: Options) -> Iterator[Part]:
    """The article of XML of an unknown kind with descriptive element names.

    Raises:
        FormatError: they do not.
    """
    root = parse_xml(file.data)
    records = _records(root)
    if len(records) > 1:
        yield from (
            attempt(f"[{number}]", partial(_draft, record)) for number, record in enumerate(records, 1)
        )
        return
    yield Part("", _draft(root))


def _records(root: etree._Element) -> list[etree._Element]:
    """Elements with the same name, each with its own headline and text."""
    found = [
        element
        for element in root.iter()
        if {local(child) for child in element} & set(_TITLES)
        and {local(child) for child in element} & set(_BODIES)
    ]
    return found if len({local(element) for element in found}) == 1 else []


def _draft(root: etree._Element) -> Draft:
    """The article of an element.

    Raises:
        FormatError: its elements have no descriptive names.
    """
    body = next(find_all(root, *_BODIES), None)
    title = text_at(root, *_TITLES)
    lines = list(map(mend, block_texts(body))) if body is not None else []
    if sum(len(line.split()) for line in lines) < 20 or not title:
        raise FormatError(
            f"XML of an unknown kind (its root is <{local(root)}>); convert it to a feed,"
            " NITF, NewsML, TEI, JSON or a table"
        )
    day = text_at(root, "published", "pubdate", "publicationdate", "date") or root.get("date", "")
    credits = Credits(
        publisher=text_at(root, "publisher", "publication", "source") or None, published=parse_date(day)
    )
    return Draft(tuple(lines), mend(title), credits=credits | bylines(root, "byline", "author"))


OTHER_XML = Format(
    name="xml",
    title="other XML whose elements are named `headline` or `title` and `body` or `text`",
    group=FEED.group,
    suffixes=(".xml",),
    read=read_other,
    matches=lambda file: (
        file.opening.lstrip().startswith("<?xml") and root_name(file) not in ("html", "plist", "")
    ),
    media_types=("application/xml", "text/xml"),
)
