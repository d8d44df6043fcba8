"""XML of an unknown kind with descriptive element names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from lxml import etree

from ...cleaning.characters import mend
from ...credits.author_fields import parse_people
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from ...errors import FormatError
from ...file import File
from ...markup import find_all, local, parse_xml, text_at
from ...records.read_record import body_lines
from ..format import Format, Options, Part, attempt
from .elements import body_texts, bylines, root_name
from .feeds import FEED

_TITLES = ("headline", "hl1", "hed", "article-title", "title", "heading")
_BODIES = ("body", "bodytext", "fulltext", "articlebody", "text", "content", "story", "main")
_DAYS = ("published", "pubdate", "publicationdate", "date", "numericdate")
_PAPERS = ("publisher", "publication", "source", "sitename", "pubfrosting")
_PEOPLE = ("byline", "author", "originalform")
_PROLOG = re.compile(r"\A(?:\s*<\?xml[^>]{0,300}\?>)?(?:\s*<!doctype[^>]{0,300}>)?", re.IGNORECASE)


def read_other(file: File, options: Options) -> Iterator[Part]:
    """The article of XML of an unknown kind with descriptive names of elements or attributes.

    Raises:
        FormatError: the names say nothing.
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
        if ({local(child) for child in element} | set(element.attrib)) & set(_TITLES)
        and {local(child) for child in element} & set(_BODIES)
    ]
    return found if len({local(element) for element in found}) == 1 else []


def _draft(root: etree._Element) -> Draft:
    """The article of an element.

    Raises:
        FormatError: the names in it say nothing.
    """
    body = next(find_all(root, *_BODIES), None)
    title = _field(root, _TITLES)
    lines = _lines(body) if body is not None else []
    if sum(len(line.split()) for line in lines) < 20 or not title:
        raise FormatError(
            f"XML of an unknown kind (its root is <{local(root)}>); convert it to a feed,"
            " NITF, NewsML, TEI, JSON or a table"
        )
    credits = Credits(publisher=_field(root, _PAPERS) or None, published=parse_date(_field(root, _DAYS)))
    people = bylines(root, *_PEOPLE) | parse_people([root.get("author", "")])
    return Draft(tuple(lines), mend(title), root.get("url") or None, credits | people)


def _field(root: etree._Element, names: Sequence[str]) -> str:
    """The text of the first element, or the value of the first attribute, with one of these names."""
    return text_at(root, *names) or next(filter(None, map(root.get, names)), "")


def _lines(body: etree._Element) -> list[str]:
    """The paragraphs of an element, whose text may be markup itself."""
    if len(body):
        return body_texts(body)
    return body_lines(_PROLOG.sub("", body.text or "", count=1))


OTHER_XML = Format(
    name="xml",
    title="other XML whose elements are named `headline` or `title` and `body` or `text`",
    group=FEED.group,
    suffixes=(".xml",),
    read=read_other,
    matches=lambda file: (
        file.opening.lstrip().startswith(("<?xml", "<doc "))
        and root_name(file) not in ("html", "plist", "opml", "")
    ),
    media_types=("application/xml", "text/xml"),
)
