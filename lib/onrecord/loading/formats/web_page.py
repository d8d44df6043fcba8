"""Web pages: the article on them, the exports of press databases, and fragments of markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import size_limits
from ..draft import Draft
from ..errors import FormatError
from ..file import File
from ..markup import block_texts, has_markup, parse_fragment
from ..pages.read_page import read_page
from .databases.split_export import split_export
from .format import Format, Options, Part
from .tables.page_table import article_rows
from .tables.rows import read_rows

_PAGE = re.compile(
    r"\s*(?:(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype (?:html|netscape)|html|head|body)\b|<(?:article|main)\b)",
    re.I | re.S,
)
_FRAGMENT = re.compile(
    r"\s*<(?:p|div|h[1-6]|section|span|br|blockquote|ul|ol|table|b|strong|em|i|a|img|figure|center|font)\b[^<>]*>",
    re.I,
)


def read(file: File, options: Options) -> Iterator[Part]:
    """The article of a page, or the articles of a database export or of a page that shows several in full.

    Raises:
        FormatError: there is no article in it.
    """
    text = file.text
    if reason := size_limits.why_not(text):
        raise FormatError(reason)
    if not _PAGE.match(text):
        yield from _read_fragment(text)
        return
    if exported := split_export(block_texts(parse_fragment(text))):
        for number, draft in enumerate(exported, 1):
            yield Part(f"[{number}]" if len(exported) > 1 else "", draft)
        return
    alone = text.lower().count("<table") == 1
    if alone and (rows := article_rows(parse_fragment(text))):
        yield from read_rows(rows[0], iter(rows[1:]), options)
        return
    drafts = read_page(text, file.url)
    for number, draft in enumerate(drafts, 1):
        yield Part(f"[{number}]" if len(drafts) > 1 else "", draft)


def _read_fragment(text: str) -> Iterator[Part]:
    """The article of markup without a page around it: its first heading is the headline."""
    root = parse_fragment(text)
    heading = next(root.iter("h1", "h2"), None)
    title = " ".join("".join(heading.itertext()).split()) if heading is not None else ""
    yield Part("", Draft(tuple(line for line in block_texts(root) if line != title or not title), title))


def is_fragment(file: File) -> bool:
    """Whether a file is markup without a page around it."""
    return bool(_FRAGMENT.match(file.opening)) and has_markup(file.opening)


HTML = Format(
    name="html",
    title="web page (HTML, XHTML)",
    group="web pages",
    suffixes=(".html", ".htm", ".xhtml", ".shtml"),
    read=read,
    matches=lambda file: bool(_PAGE.match(file.opening)) or is_fragment(file),
    media_types=("text/html", "application/xhtml+xml"),
)
