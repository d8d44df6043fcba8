"""The day of publication of a page, as opposed to days of change and other time stamps."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from ..credits.bylines import parse_date_line
from ..credits.publication_date import date_of_url, parse_ambiguous, parse_date
from ..markup import drop
from .tree import line_of, names_of, within

_METAS = (
    *(
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "og:published_time",
        "datepublished",
    ),
    *(
        "parsely-pub-date",
        "sailthru.date",
        "publish_date",
        "publish-date",
        "published_date",
        "pubdate",
        "pub_date",
    ),
    *(
        "publication_date",
        "publicationdate",
        "publishdate",
        "published",
        "ptime",
        "dc.date.issued",
        "dcterms.issued",
    ),
    *(
        "dcterms.created",
        "dc.date.created",
        "dcterms.date",
        "dc.date",
        "citation_publication_date",
        "citation_date",
    ),
    *(
        "article_date_original",
        "article.published",
        "cxenseparse:recs:publishtime",
        "iso-8601-publish-date",
        "displaydate",
    ),
    *("originalpublicationdate", "article:post_date", "date.issued", "date", "rnews:datepublished"),
)
_IN_SCRIPT = re.compile(
    r"[\"']?(?:datePublished|publishedDate|published_at|publishDate|publish_date|pubDate|firstPublished|publicationDate)[\"']?"
    r"\s*:\s*[\"']([^\"']{8,40})[\"']"
)
_CHANGED = re.compile(r"\b(?:updated?|modified|last|edited|changed|reviewed)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:publi\w+|posted|pubdate|created|issued|date published)\b", re.IGNORECASE)
_MAX_LINE = 80
_FIRST_DAY = "1993-01-01"
_OFFSET = re.compile(r"\d[+-](?!00:?00)\d\d:?\d\d$")


def find_day(
    root: etree._Element,
    metas: Sequence[tuple[str, str]],
    linked: Sequence[Mapping[str, Any]],
    url: str | None,
) -> tuple[str | None, tuple[str, ...]]:
    """The day of publication (ISO 8601, or None), and warnings about it.

    Linked data and the head of the page take precedence over the visible page, which takes precedence over
    the address. A date of three numbers with two readings is resolved by another date of the page.

    Args:
        root: the page, not yet pruned.
        metas: name and content of its `meta` elements.
        linked: its articles in linked data.
        url: its address.
    """
    unclear: list[str] = []
    for given in _declared(root, metas, linked):
        if day := parse_date(given):
            return _local_day(root, given, day, url), ()
        if parse_ambiguous(given):
            unclear.append(given)
    labelled, bare = _shown(root)
    beside = [day for day in (*labelled, date_of_url(url), *bare) if day]
    for given in unclear:
        if day := next((day for day in beside if day in parse_ambiguous(given)), None):
            return day, ()
    if beside:
        return beside[0], ()
    scripted = (
        parse_date(found[1])
        for script in root.iter("script")
        for found in _IN_SCRIPT.finditer(script.text or "")
    )
    if day := next(filter(None, scripted), None):
        return day, ()
    if unclear:
        return None, (f"its date {unclear[0].split()[0]} is ambiguous and was left out",)
    changed = [day for day in map(_changed_day, metas) if day]
    if changed:
        return changed[0], ("the page gives no date of publication; the date of its last change was used",)
    if day := _guess(root, url):
        return day, (f"the page does not declare its date; {day} was guessed",)
    return None, ()


def _local_day(root: etree._Element, given: str, day: str, url: str | None) -> str:
    """The declared day of a page, or the day of the same moment where the paper is.

    An earlier day in the address takes precedence: it stays when a story is changed or published again. A
    time in UTC becomes a day of the paper's own time zone if the page gives the same moment in it.
    """
    in_address = date_of_url(url)
    if in_address and in_address < day:
        return in_address
    if _OFFSET.search(given):
        return day
    for element in root.xpath('//*[contains(@itemprop, "datePublished") or @pubdate]'):
        stamp = element.get("datetime") or element.get("content") or ""
        if _OFFSET.search(stamp) and _day_in_utc(stamp) == day:
            return parse_date(stamp) or day
    return day


def _day_in_utc(stamp: str) -> str | None:
    """The day of a time stamp with an offset, in UTC; None if it is not one."""
    try:
        return datetime.fromisoformat(stamp.strip()).astimezone(UTC).date().isoformat()
    except (ValueError, OverflowError):
        return None


def _guess(root: etree._Element, url: str | None) -> str | None:
    """The day that htmldate (Barbaresi, JOSS 2020) finds in the names and texts of a page's elements."""
    from htmldate import find_date  # takes long to load

    page = copy.deepcopy(root)
    for element in list(page.iter(etree.Element)):
        if element.getparent() is not None and (_is_elsewhere(element) or _is_changed(element)):
            drop(element)
    try:
        return find_date(page, url=url, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError):
        return None


def _is_changed(element: etree._Element) -> bool:
    """Whether an element gives the day of a change."""
    names = names_of(element)
    if _CHANGED.search(names):
        return not _PUBLISHED.search(names)
    line = line_of(element)
    return len(line) <= _MAX_LINE and bool(_CHANGED.match(line))


def _declared(
    root: etree._Element, metas: Sequence[tuple[str, str]], linked: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    """Days of publication as linked data, the head and microdata declare them."""
    for item in linked:
        for key in ("datePublished", "dateCreated", "uploadDate"):
            if isinstance(item.get(key), str):
                yield item[key]
    for wanted in _METAS:
        yield from (content for name, content in metas if name == wanted)
    for element in root.xpath('//*[contains(@itemprop, "datePublished") or @pubdate]'):
        yield element.get("datetime") or element.get("content") or line_of(element)
    for script in root.iter("script"):
        if script.get("type") in (None, "", "text/javascript", "application/javascript"):
            yield from (found[1] for found in _IN_SCRIPT.finditer(script.text or ""))


def _changed_day(meta: tuple[str, str]) -> str | None:
    name, content = meta
    return parse_date(content) if re.search(r"modified|updated", name) else None


def _shown(root: etree._Element) -> tuple[list[str], list[str]]:
    """Visible days of a page: those labelled as publication, and the others since the web began."""
    said: list[str] = []
    bare: list[str] = []
    for element in root.iter("time", "p", "div", "span", "li", "footer", "h6", "em", "small"):
        line = line_of(element)
        if not line or len(line) > _MAX_LINE or _is_elsewhere(element):
            continue
        names = names_of(element)
        stamp = element.get("datetime") if element.tag == "time" else None
        day = parse_date(stamp) if stamp else None
        dated = parse_date_line(line)
        written = dated.published if dated else None
        day = written if written and _PUBLISHED.search(line) else day or written
        if not day or _CHANGED.search(line) or _CHANGED.search(names):
            continue
        if _PUBLISHED.search(line) or _PUBLISHED.search(names):
            said.append(day)
        elif day >= _FIRST_DAY:
            bare.append(day)
    return said, bare


def _is_elsewhere(element: etree._Element) -> bool:
    """Whether an element is in a menu, a list of other stories or a comment (not in an article's footer)."""
    footer = next(
        (node for node in (element, *element.iterancestors("footer")) if node.tag == "footer"), None
    )
    if footer is not None:
        return not any(node.tag in ("article", "main") for node in footer.iterancestors())
    return within(element, "elsewhere")
