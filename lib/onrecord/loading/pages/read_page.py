"""Turns a page into the draft of its article, or drafts of all articles that it shows in full."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree, html

from ..draft import Draft
from ..errors import FormatError
from ..markup import drop
from ..records.keys import text_of
from ..records.read_record import body_lines, draft_of
from .linked_data import state_records
from .metadata import Metadata, head_titles, read_metadata
from .page_lines import lines_above, without_page_lines
from .pruning import prune
from .story import extract
from .tree import is_called, key_of, line_of, missing, parse_page, paywall, total_words

_MUCH_LONGER = 1.5
_MIN_MORE = 200
_SHORT = 250
_MIN_WORDS = 30
_MAX_SHARE = 0.8
_MIN_SHARE = 0.5
_MOST_LINKED = 0.6
_MIN_LINKS = 3
_MISSING_WORDS = 60


def read_page(markup: str, url: str | None = None) -> list[Draft]:
    """The articles of a web page: usually one, or each of several shown in full.

    Args:
        markup: HTML or XHTML.
        url: where it came from.

    Raises:
        FormatError: there is no article in it.
    """
    root = parse_page(markup)
    several = _several(root)
    about = [article for article, head in several if _is_about(root, head)]
    if len(about) == 1:
        for article, _ in several:
            if article is not about[0]:
                drop(article)
        draft = _read_one(root, url)
        left_out = f"the page shows {len(several)} articles; only the one that it is about was read"
        return [replace(draft, warnings=(*draft.warnings, left_out))]
    if several:
        return [_read_one(_page_of(article, head), url, alone=False) for article, head in several]
    return [_read_one(root, url)]


def _is_about(root: html.HtmlElement, head: etree._Element) -> bool:
    """Whether the head of a page gives the heading of one of its articles as its title."""
    return any(key_of(line_of(head)) in key_of(title) for title in head_titles(root))


def _read_one(root: html.HtmlElement, url: str | None, alone: bool = True) -> Draft:
    """The article of a page, or of an `article` on it."""
    known = read_metadata(root, url)
    whole = line_of(root)
    carried = state_records(root)
    prune(root)
    lines = extract(root, known.url)
    warnings = list(known.warnings)
    linked = _linked_lines(known.linked)
    size = sum(map(len, lines))
    if sum(map(len, linked)) > max(size * _MUCH_LONGER, size + _MIN_MORE):
        lines = linked
    elif not alone or lines:
        warnings += _doubts(known, whole, lines)
    if sum(len(line.split()) for line in lines) < _MIN_WORDS and (count := _count_links(root)):
        raise FormatError(f"a page of {count} links and no article; give the addresses of the articles")
    if sum(len(line.split()) for line in lines) < _MISSING_WORDS and missing().search(whole):
        raise FormatError("the page says that the article does not exist")
    if lines and (above := lines_above(root, lines[0])):
        return Draft((*above, *lines), "", known.url, known.credits, tuple(warnings))
    kept = without_page_lines(lines, known.titles, known.credits.reporters)
    if not kept:
        return _from_state(carried, known)
    return Draft(tuple(kept), known.title, known.url, known.credits, tuple(warnings))


def _count_links(root: html.HtmlElement) -> int:
    """The number of links on a pruned page that contains little else; 0 for other pages."""
    body = root.find("body")
    links = [] if body is None else [line_of(link) for link in body.iter("a") if link.get("href")]
    return (
        len(links)
        if len(links) >= _MIN_LINKS and sum(map(len, links)) >= _MOST_LINKED * len(line_of(body))
        else 0
    )


def _linked_lines(linked: Sequence[Mapping[str, Any]]) -> list[str]:
    """The paragraphs of the longest text that a page's linked data gives."""
    texts = [text_of(item.get("articleBody")) for item in linked]
    return body_lines(max(texts, key=len, default=""))


def _doubts(known: Metadata, whole: str, lines: Sequence[str]) -> list[str]:
    """Warnings that the text of a page seems to be only the beginning of its story."""
    closed = any(str(item.get("isAccessibleForFree")).lower() == "false" for item in known.linked)
    words = sum(len(line.split()) for line in lines)
    if (asks := paywall().search(whole)) and words < _SHORT:
        return [f"the text seems cut off: the page says “{asks[0]}”"]
    if closed and words < _SHORT:
        return ["the text seems cut off: the page says that it is for subscribers"]
    return []


def _from_state(carried: Sequence[Mapping[str, Any]], known: Metadata) -> Draft:
    """The article in the data of the scripts of a page.

    Raises:
        FormatError: there is none.
    """
    drafts = [draft_of(record) for record in carried]
    found = max(drafts, key=lambda draft: sum(map(len, draft.paragraphs)), default=Draft(()))
    if sum(len(line.split()) for line in found.paragraphs) < _MIN_WORDS:
        raise FormatError("no article found in the page")
    return Draft(
        found.paragraphs,
        found.title or known.title,
        known.url or found.url,
        known.credits | found.credits,
        known.warnings,
    )


def _several(root: html.HtmlElement) -> list[tuple[etree._Element, etree._Element]]:
    """The articles that a page shows in full, with their headings; none if it has only one.

    Each has a heading and a story, all headings have the same rank, no article has nearly all the text, and
    together they have at least half of it. Teasers do not count.
    """
    found = [a for a in root.iter("article") if not any(n.tag == "article" for n in a.iterancestors())]
    found = [a for a in found if total_words(a.iter("p")) >= _MIN_WORDS and len(list(a.iter("p"))) >= 2]
    found = [a for a in found if not is_called(a, "around")]
    heads = [next(article.iter("h1", "h2", "h3"), None) for article in found]
    if (
        len(found) < 2
        or any(head is None for head in heads)
        or len({head.tag for head in heads if head is not None}) > 1
    ):
        return []
    sizes = [total_words(article.iter("p")) for article in found]
    if max(sizes) > _MAX_SHARE * sum(sizes) or sum(sizes) < _MIN_SHARE * total_words(root.iter("p")):
        return []
    return [(article, head) for article, head in zip(found, heads, strict=True) if head is not None]


def _page_of(article: etree._Element, head: etree._Element) -> html.HtmlElement:
    """An `article` element as a page, titled by its heading."""
    page = html.document_fromstring("<html><head><title></title></head><body></body></html>")
    page.find(".//title").text = line_of(head)
    own = copy.deepcopy(article)
    own.tail = None
    page.find("body").append(own)
    return page
