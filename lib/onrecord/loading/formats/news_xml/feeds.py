"""Feeds (RSS, Atom)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lxml import etree

from ...cleaning.characters import mend
from ...credits.author_fields import parse_people
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft, Link
from ...errors import FormatError
from ...file import File
from ...markup import find_all, local, parse_fragment, parse_xml, text_at, text_of
from ...records.read_record import body_lines
from ..format import Format, Options, Part, attempt
from .elements import root_name

_CUT_FEED = re.compile(
    r"(?:\[(?:…|&#8230;|\.\.\.)\]|…|\.\.\.|continue reading.{0,80}|read more.{0,40}"
    r"|the post .{0,300} appeared first on .{0,120})\s*$",
    re.IGNORECASE,
)
_APPEARED = re.compile(r"the post .{0,300} (?:appeared first|first appeared) on .{0,120}", re.IGNORECASE)
_POSTS = frozenset(("post", "article", "news", "story"))
_WHOLE_CONTENT = 25
_WHOLE_SUMMARY = 150


def read_feed(file: File, options: Options) -> Iterator[Part]:
    """The articles of a feed, labelled `[1]`, `[2]` …; links for entries without the whole text.

    Raises:
        FormatError: it has no entries.
    """
    root = parse_xml(file.data)
    channel = next(find_all(root, "channel"), root)
    publisher = next((text_of(e) for e in channel if local(e) == "title"), "") or None
    entries = [root] if local(root) == "entry" else list(find_all(root, "item", "entry"))
    if not entries:
        raise FormatError("a feed without entries")
    for number, entry in enumerate(entries, 1):
        if not _is_other_thing(entry):
            yield attempt(f"[{number}]", partial(_read_entry, entry, publisher))


def _read_entry(entry: etree._Element, publisher: str | None) -> Draft | Link:
    """The article of an entry of a feed."""
    content = _inner(entry, "encoded") or _inner(entry, "content")
    summary = _inner(entry, "description") or _inner(entry, "summary")
    url = _entry_link(entry)
    authors = [text_of(next(find_all(e, "name"), e)) for e in entry if local(e) in ("creator", "author")]
    day = next(
        (
            day
            for name in ("pubdate", "published", "date", "issued", "updated")
            if (day := _child_day(entry, name))
        ),
        None,
    )
    title = " ".join(mend(text_of(parse_fragment(_inner(entry, "title")))).split())
    credits = Credits(publisher=publisher, published=day) | parse_people(authors, publisher)
    for text, enough in ((content, _WHOLE_CONTENT), (summary, _WHOLE_SUMMARY)):
        lines = [line for line in body_lines(text) if not _APPEARED.fullmatch(line)] if text else []
        words = sum(len(line.split()) for line in lines)
        if lines and not _CUT_FEED.search(lines[-1]) and (words >= enough or (text is content and not url)):
            return Draft(tuple(lines), title, url, credits)
    known = Draft(tuple(body_lines(summary or content)), title, url, credits)
    if url and url.startswith(("http://", "https://")):
        return Link(url, known)
    raise FormatError("the feed gives only a summary of it, and no address to fetch the text from")


def _is_other_thing(entry: etree._Element) -> bool:
    """Whether an entry in the export of a blog is a picture, a menu, a comment or a setting."""
    kind = text_at(entry, "post_type")
    kinds = [e.get("term", "") for e in find_all(entry, "category") if e.get("scheme", "").endswith("#kind")]
    return bool(kind and kind not in _POSTS) or bool(kinds and not kinds[0].endswith("#post"))


def _inner(entry: etree._Element, name: str) -> str:
    """The text or markup of a child of an entry."""
    for child in entry:
        if local(child) == name:
            inside = "".join(etree.tostring(node, encoding="unicode", with_tail=True) for node in child)
            return ((child.text or "") + inside).strip()
    return ""


def _entry_link(entry: etree._Element) -> str | None:
    """The address of an entry's page."""
    for child in entry:
        if local(child) == "link":
            if child.get("href") and child.get("rel", "alternate") == "alternate":
                return str(child.get("href")).strip()
            if child.text and child.text.strip():
                return child.text.strip()
    given = [text_of(child) for child in entry if local(child) in ("guid", "origlink", "id")]
    given += [value for key, value in entry.attrib.items() if key.endswith("}about")]
    return next((one for one in given if one.startswith(("http://", "https://"))), None)


def _child_day(entry: etree._Element, name: str) -> str | None:
    return next(
        (parse_date(text_of(child)) for child in entry if local(child) == name and text_of(child)), None
    )


FEED = Format(
    name="feed",
    title="feed (RSS, Atom; entries with only a summary are fetched from their address)",
    group="feeds and formats of news agencies",
    suffixes=(".rss", ".atom", ".rdf"),
    read=read_feed,
    matches=lambda file: root_name(file) in ("rss", "feed", "rdf", "entry"),
    many=True,
    media_types=("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
)
