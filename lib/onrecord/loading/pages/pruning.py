"""Pruning: removes hidden elements and boxes around the story from the tree of a page."""

from __future__ import annotations

import re

from lxml import etree

from ..markup import drop
from .tree import is_called, line_of, link_share, total_words

_STYLE_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?<!-)opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)", re.IGNORECASE
)
_NEVER_SHOWN = ("script", "style")
_PRUNED_TAGS = ("noscript", "template", "form", "button", "select", "dialog", "iframe", "svg", "amp-sidebar")
_MIN_IN_PARAGRAPHS = 100
_SIGN_UP = re.compile(
    r"\b(?:inbox|newsletters?|mailing list|e-?mail (?:address|alerts?|updates)|sign(?:ed|ing)? up|subscrib\w+"
    r"|subscription|unsubscribe|our (?:mailing )?list|verification code|captcha|privacy (?:policy|notice)"
    r"|terms (?:of|and))\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:said|says|told|according to|announced|added|reported|warned)\b|[“\"]\w", re.IGNORECASE
)
_MAX_SHARE = 1 / 3
_MAX_BOX_WORDS = 90
_MOST_LINKS = 0.85
_ALL_LINK = 0.98
_MIN_TEASER = 4


def prune(root: etree._Element) -> None:
    """Remove what is not part of the story from a page's tree, but nothing with a third of its words.

    The words are those in paragraphs; on a page with hardly any paragraphs, those outside links.
    """
    _unframe(root)
    for element in list(root.iter(*_NEVER_SHOWN)):
        if element.getparent() is not None:
            drop(element)
    in_paragraphs = total_words(root.iter("p"))
    count = _words_in_paragraphs if in_paragraphs >= _MIN_IN_PARAGRAPHS else _words_outside_links
    limit = max(30, int(count(root) * _MAX_SHARE))
    for element in list(root.iter(etree.Element)):
        if element.getparent() is None or element.tag in ("html", "body", "article", "main", "head"):
            continue
        if _is_gone(element) and count(element) <= limit:
            drop(element)


def _unframe(root: etree._Element) -> None:
    """Turn layout tables (those with paragraphs or boxes in them) into plain boxes."""
    for table in list(root.iter("table")):
        if next(table.iter("p", "div", "article", "h1", "h2"), None) is not None:
            for element in [table, *table.iter("tbody", "thead", "tr", "td", "th")]:
                element.tag = "div"


def _words_in_paragraphs(element: etree._Element) -> int:
    return total_words([element] if element.tag == "p" else element.iter("p"))


def _words_outside_links(element: etree._Element) -> int:
    return max(0, total_words([element]) - total_words(element.iter("a")))


def _is_gone(element: etree._Element) -> bool:
    """Whether an element is hidden or not part of the story."""
    if element.tag in _PRUNED_TAGS or is_hidden(element):
        return True
    if element.tag in ("nav", "h1", "h2", "header", "time", "a"):
        return element.tag == "nav"
    if element.tag == "aside" and total_words([element]) <= _MAX_BOX_WORDS:
        return True
    return (
        is_called(element, "around")
        or _asks_to_sign_up(element)
        or _is_box_of_links(element)
        or _is_lone_link(element)
    )


def _is_lone_link(element: etree._Element) -> bool:
    """Whether a paragraph consists of a link that reads like the headline of another story."""
    if element.tag != "p" or len(list(element.iter("a"))) != 1:
        return False
    line = line_of(element).strip("[]()»>→ ")
    return (
        len(line.split()) >= _MIN_TEASER
        and sum(len(line_of(link)) for link in element.iter("a")) > _ALL_LINK * len(line)
        and not line.endswith((".", "!", "”"))
    )


def _is_box_of_links(element: etree._Element) -> bool:
    """Whether an element after a word in a paragraph holds only links, like a pop-up box."""
    inside = next(element.iterancestors("p"), None) is not None and element.getprevious() is not None
    if element.tag not in ("span", "div", "ul") or not inside:
        return False
    return len(list(element.iter("a"))) >= 2 and link_share(element) > _MOST_LINKS


def is_hidden(element: etree._Element) -> bool:
    """Whether an element is invisible on the page."""
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden", "").lower() == "true"
        or element.get("role", "") in ("tooltip", "dialog", "alertdialog")
        or bool(_STYLE_HIDDEN.search(element.get("style", "")))
        or is_called(element, "hidden")
    )


def _asks_to_sign_up(element: etree._Element) -> bool:
    """Whether an element is a sign-up box."""
    if element.tag not in ("div", "section", "aside", "fieldset", "figure"):
        return False
    if not (element.find(".//p") is not None or element.find(".//input") is not None):
        return False
    text = line_of(element)
    return (
        0 < len(text.split()) <= _MAX_BOX_WORDS
        and len(_SIGN_UP.findall(text)) >= 2
        and not _TOLD.search(text)
    )
