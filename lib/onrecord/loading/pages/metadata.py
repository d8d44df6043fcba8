"""Metadata of a page: headline, address, publisher, reporters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from ..cleaning.characters import mend
from ..cleaning.headlines import cut_site, looks_like_headline
from ..credits.author_fields import parse_people
from ..credits.names import Credits, is_medium, is_name
from ..records.keys import text_of
from .byline import find_byline
from .linked_data import linked_articles, linked_publisher
from .publication_day import find_day
from .tree import key_of, line_of, within

_TITLE_METAS = (
    "og:title",
    "twitter:title",
    "title",
    "dc.title",
    "dcterms.title",
    "sailthru.title",
    "parsely-title",
    "headline",
)
_AUTHOR_METAS = (
    *(
        "author",
        "article:author",
        "article:author_name",
        "byl",
        "byline",
        "dc.creator",
        "dcterms.creator",
        "dc.contributor",
    ),
    *(
        "parsely-author",
        "sailthru.author",
        "authors",
        "og:author",
        "article.author",
        "citation_author",
        "cxenseparse:author",
    ),
)
_SITE_METAS = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "copyright",
)
_MIN_OVERLAP = 0.6
_MAX_HEADLINE = 220
_MIN_OWN = 4
_MIN_TITLE = 3
_LONG = 10


@dataclass(frozen=True, slots=True)
class Metadata:
    """Metadata of the article on a page.

    Attributes:
        title: the headline, without the site's name.
        titles: all forms of the headline that the page gives, to be cut from its text.
        url: its own address, or the one it was fetched from.
        credits: publisher, day and reporters.
        linked: the page's articles in linked data.
        warnings: doubts about the metadata.
    """

    title: str
    titles: tuple[str, ...]
    url: str | None
    credits: Credits
    linked: tuple[Mapping[str, Any], ...]
    warnings: tuple[str, ...] = ()


def read_metadata(root: etree._Element, url: str | None) -> Metadata:
    """What a page says about its article. The tree must not be pruned yet.

    Args:
        root: the page.
        url: where it came from, if that is known.
    """
    metas = list(_metas(root))
    linked = tuple(linked_articles(root))
    address = _address(root, metas) or url
    publisher = _publisher(root, metas, linked)
    titles = [cut_site(title, publisher, address) for title in _titles(root, metas, linked)]
    title = _headline(root, titles, publisher, address)
    day, warnings = find_day(root, metas, linked, address)
    people = _people(root, metas, linked, publisher)
    credits = Credits(publisher=publisher, published=day) | people
    shown = [line_of(heading) for heading in root.iter("h1")]
    return Metadata(title, tuple(dict.fromkeys((title, *titles, *shown))), address, credits, linked, warnings)


def _metas(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Name and content of a page's `meta` elements, names in lower case."""
    for meta in root.iter("meta"):
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        )
        content = " ".join(mend(meta.get("content") or "").split())
        if name and content:
            yield name.strip().lower(), content


def first(metas: Sequence[tuple[str, str]], *names: str) -> str:
    """The content of the first `meta` element with the first of the names that occurs."""
    return next((content for name in names for key, content in metas if key == name), "")


def _address(root: etree._Element, metas: Sequence[tuple[str, str]]) -> str | None:
    """The address that a page gives for itself."""
    links = [
        link.get("href", "") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"
    ]
    given = [*links, first(metas, "og:url"), first(metas, "twitter:url", "parsely-link")]
    return next((one.strip() for one in given if one.strip().startswith(("http://", "https://"))), None)


def _publisher(
    root: etree._Element, metas: Sequence[tuple[str, str]], linked: Sequence[Mapping[str, Any]]
) -> str | None:
    """The name of the paper or site."""
    names = [first(metas, "og:site_name"), *(text_of(item.get("publisher")) for item in linked)]
    names += [
        linked_publisher(root),
        first(metas, "application-name", "dc.publisher", "copyright", "publisher"),
    ]
    usable = (name for name in (mend(name).strip() for name in names) if name and "://" not in name)
    return next(usable, None)


# --- the headline


def head_titles(root: etree._Element) -> list[str]:
    """The headlines that the `head` of a page and its linked data give."""
    return _titles(root, list(_metas(root)), linked_articles(root)[:1])


def _titles(
    root: etree._Element, metas: Sequence[tuple[str, str]], linked: Sequence[Mapping[str, Any]]
) -> list[str]:
    """The headlines that a page's head gives, the most trustworthy first."""
    given = [text_of(item.get("headline")) or text_of(item.get("name")) for item in linked]
    given += [content for name in _TITLE_METAS for key, content in metas if key == name]
    given += [line_of(title) for title in root.iter("title") if title.getparent().tag == "head"][:1]
    return [title for title in (" ".join(mend(title).split()) for title in given) if title]


def _headline(root: etree._Element, titles: Sequence[str], publisher: str | None, url: str | None) -> str:
    """The headline: the visible one if the head of the page confirms it, else the one in the head."""
    shown = [cut_site(text, publisher, url) for text in _shown_headlines(root)]
    shown = [text for text in shown if not _is_site_name(text, publisher, titles)]
    for text in shown:
        if any(_agree(text, title) for title in titles):
            return _without_kicker(text, titles)
    likely = [text for text in shown if looks_like_headline(text) and len(text.split()) >= _MIN_OWN]
    own = cut_site(_own_heading(root), publisher, url)
    if own and own in likely:
        return own
    if titles and likely and len(titles[0].split()) < _MIN_TITLE:
        return likely[0]
    if titles and not shown and len(titles[0].split()) < _MIN_TITLE:
        return ""  # a file name; the first line of the text may be the headline
    return titles[0] if titles else (likely[0] if likely else (shown[0] if shown else ""))


def _is_site_name(text: str, publisher: str | None, titles: Sequence[str]) -> bool:
    """Whether a heading is the name of the site, on a page whose head gives another headline."""
    same = key_of(text) == key_of(publisher or "")
    return same and any(key_of(title) != key_of(text) for title in titles)


def _shown_headlines(root: etree._Element) -> Iterator[str]:
    """Visible headlines of a page: elements with that name, then `h1` and `h2`."""
    named = root.xpath('//*[contains(concat(" ", @itemprop, " "), " headline ")][not(self::meta)]')
    for element in [*named, *root.iter("h1"), *root.iter("h2")]:
        text = " ".join(mend(line_of(element)).split())
        if 0 < len(text) <= _MAX_HEADLINE and not within(element, "elsewhere"):
            yield text


def _own_heading(root: etree._Element) -> str:
    """The only `h1` of several words in an `article` or `main` element, or else on the page, if any."""
    all_of_page = [heading for heading in root.iter("h1") if not within(heading, "elsewhere")]
    inside = [h for h in all_of_page if next(h.iterancestors("article", "main"), None) is not None]
    inside = inside or all_of_page
    texts = [" ".join(mend(line_of(heading)).split()) for heading in inside]
    long = [text for text in texts if len(text.split()) >= _MIN_OWN]
    return long[0] if len(long) == 1 else ""


def _agree(shown: str, title: str) -> bool:
    """Whether two headlines agree: one contains the other, or most of its words."""
    one, other = (set(re.findall(r"[^\W_]+", text.casefold())) for text in (shown, title))
    fewer = min(len(one), len(other))
    if key_of(shown) == key_of(title) or (
        key_of(shown) in key_of(title) and len(shown) > max(_LONG, len(title) / 2)
    ):
        return True
    return fewer >= 2 and len(one & other) / fewer >= _MIN_OVERLAP and len(one) * 3 >= len(other)


def _without_kicker(shown: str, titles: Sequence[str]) -> str:
    """A headline without an attached section name, and not entirely in capitals."""
    for title in titles:
        if (
            key_of(shown) != key_of(title)
            and key_of(shown).endswith(key_of(title))
            and len(title.split()) >= 4
        ):
            return title
        label = shown.removeprefix(title).split() if shown.startswith(f"{title} ") else []
        if len(title.split()) >= 4 and len(label) == 1 and label[0][:1].isupper() and not title.endswith("…"):
            return title
        if shown.isupper() and key_of(shown) == key_of(title) and not title.isupper():
            return title
    return shown


# --- the reporters


def _people(
    root: etree._Element,
    metas: Sequence[tuple[str, str]],
    linked: Sequence[Mapping[str, Any]],
    publisher: str | None,
) -> Credits:
    """Reporters and agencies: from linked data, else from the head, else from the visible byline."""
    names = [name for item in linked for name in _linked_names(item)]
    fields = [
        content for key in _AUTHOR_METAS for name, content in metas if name == key and "://" not in content
    ]
    fields += [content for name, content in metas if name.endswith((".byline", ":byline", "-byline"))]
    own = parse_people(names, publisher)
    if not own.reporters:
        in_head = [parse_people([field], publisher) for field in fields]
        own |= next((found for found in in_head if found.reporters), Credits())
    own = _without_sites(own, metas, linked)
    shown = find_byline(root, publisher) if not own.reporters else Credits()
    return own | _without_sites(shown, metas, linked)


def _without_sites(
    credits: Credits, metas: Sequence[tuple[str, str]], linked: Sequence[Mapping[str, Any]]
) -> Credits:
    """Credits without reporters who have the name of the site or its owner."""
    names = [content for name, content in metas if name in _SITE_METAS]
    names += [text_of(item.get("publisher")) for item in linked]
    sites = {key_of(name.split(" (")[0]) for name in names}
    people = tuple(name for name in credits.reporters if key_of(name) not in sites)
    return replace(credits, reporters=people)


def _linked_names(item: Mapping[str, Any]) -> list[str]:
    """The names of the authors of an article in linked data, without media organizations."""
    authors = item.get("author") or item.get("creator") or []
    found = []
    for author in authors if isinstance(authors, list) else [authors]:
        kind = author.get("@type") if isinstance(author, Mapping) else None
        name = text_of(author)
        if kind != "Organization" or (is_name(name) and not is_medium(name)):
            found.append(name)
    return [name for name in found if name and "://" not in name]
