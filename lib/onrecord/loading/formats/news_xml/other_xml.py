"""XML of an unknown kind whose elements have telling names."""

from __future__ import annotations

from collections.abc import Iterator

from ...cleaning.characters import mend
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from ...errors import FormatError
from ...file import File
from ...markup import block_texts, find_all, local, parse_xml, text_at
from ..format import Format, Options, Part
from .elements import bylines, root_name
from .feeds import FEED


def read_other(file: File, options: Options) -> Iterator[Part]:
    """The article of XML of an unknown kind whose elements have telling names.

    Raises:
        FormatError: they do not.
    """
    root = parse_xml(file.data)
    body = next(
        find_all(root, "body", "bodytext", "fulltext", "articlebody", "text", "content", "story"), None
    )
    title = text_at(root, "headline", "hl1", "hed", "title", "heading")
    lines = list(map(mend, block_texts(body))) if body is not None else []
    if sum(len(line.split()) for line in lines) < 20 or not title:
        raise FormatError(
            f"XML of an unknown kind (its root is <{local(root)}>); feeds, NITF, NewsML and TEI are read,"
            " convert it to one of these, to JSON or to a table"
        )
    day = text_at(root, "published", "pubdate", "publicationdate", "date")
    credits = Credits(
        publisher=text_at(root, "publisher", "publication", "source") or None, published=parse_date(day)
    )
    yield Part("", Draft(tuple(lines), mend(title), credits=credits | bylines(root, "byline", "author")))


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
