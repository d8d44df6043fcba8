"""Trees of web pages: parsing, names of elements, tests for prose and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from lxml import etree, html

from ...files.package_data import read_toml
from .. import size_limits
from ..errors import FormatError

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
MIN_WORDS = 8
_MAX_LINK_SHARE = 0.4
_WHOLE = "data-most-words"
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def parse_page(markup: str) -> html.HtmlElement:
    """The tree of a page.

    Raises:
        FormatError: it has no elements, or too many to parse in reasonable time.
    """
    if reason := size_limits.why_not(markup):
        raise FormatError(reason)
    try:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
        text = _XML_DECLARATION.sub("", markup)
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise FormatError("no article found in the page") from error
    _mark_layout(root)
    for line_break in root.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    return root


@cache
def _name_lists() -> dict[str, re.Pattern[str]]:
    """The lists of `data/pages.toml`, one pattern over the names of an element per list."""
    data = read_toml(__package__, "pages.toml")
    return {
        name: re.compile(rf" (?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))}) ")
        for name, words in data.items()
        if name != "patterns"
    }


@cache
def missing() -> re.Pattern[str]:
    """The phrases of pages that replace a deleted article."""
    patterns = read_toml(__package__, "pages.toml")["patterns"]["missing"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def paywall() -> re.Pattern[str]:
    """The phrases of pages that show only the beginning of a story."""
    patterns = read_toml(__package__, "pages.toml")["patterns"]["paywall"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def names_of(element: etree._Element) -> str:
    """The words of an element's class, id, role and similar attributes, in lower case between spaces."""
    values = " ".join(
        str(value)
        for key, value in element.attrib.items()
        if key
        in (
            "class",
            "id",
            "role",
            "itemprop",
            "rel",
            "data-testid",
            "data-component",
            "data-module",
            "aria-label",
        )
    )
    return f" {' '.join(_NOT_LETTERS.split(_CAMEL.sub(' ', values).lower()))} "


def is_called(element: etree._Element, which: str) -> bool:
    """Whether the names of an element include one of a list of `data/pages.toml`."""
    return bool(_name_lists()[which].search(names_of(element)))


def line_of(element: etree._Element) -> str:
    """The text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def lines_of(element: etree._Element) -> list[str]:
    """The text of an element, one line per block or `<br>`."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        block = node.tag in (
            "br",
            "p",
            "div",
            "li",
            "time",
            "ul",
            "h1",
            "h2",
            "h3",
            "h4",
            "section",
            "header",
            "tr",
        )
        if event == "start":
            pieces.append(("\n" if block and node is not element else "") + _one_line(node.text))
        elif node is not element:
            pieces.append(("\n" if block else "") + _one_line(node.tail))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def _one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")


def within(element: etree._Element, which: str) -> bool:
    """Whether an element or an ancestor has a name of a list, or is a `nav`, `footer`, `aside` or `form`.

    A box with most of the page is its layout, whatever its name (“content with sidebar”).
    """
    return any(
        (node.tag in ("nav", "footer", "aside", "form") or is_called(node, which))
        and not _is_layout(node)
        and not is_called(node, "post_footers")
        for node in _with_ancestors(element)
    )


def _is_layout(box: etree._Element) -> bool:
    """Whether a box holds most of the page's words, or a main heading and several paragraphs."""
    if box.get(_WHOLE) is not None:
        return True
    return box.find(".//h1") is not None and sum(1 for _ in zip(box.iter("p"), range(3), strict=False)) == 3


def _mark_layout(root: etree._Element) -> None:
    """Mark the boxes of a page that hold most of its words outside links, so that this is counted once."""
    counts: dict[etree._Element, int] = {}
    for element in reversed(list(root.iter(etree.Element))):
        if element.tag in ("script", "style", "a"):
            counts[element] = 0
            continue
        own = len((element.text or "").split())
        counts[element] = own + sum(counts[child] + len((child.tail or "").split()) for child in element)
    for element, count in counts.items():
        if count > counts[root] / 2:
            element.set(_WHOLE, "")


def _with_ancestors(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from (node for node in element.iterancestors() if node.tag not in ("body", "html"))


def link_share(element: etree._Element) -> float:
    """The share of an element's letters that are in links."""
    whole = len(line_of(element))
    return sum(len(line_of(link)) for link in element.iter("a")) / whole if whole else 0.0


def is_prose(element: etree._Element) -> bool:
    """Whether a paragraph is a sentence or more, and not a list of links."""
    line = line_of(element)
    ends = line.rstrip("\"'”’»)] ").endswith((".", "!", "?", "…", ":"))
    return len(line.split()) >= MIN_WORDS and ends and link_share(element) <= _MAX_LINK_SHARE


def key_of(text: str) -> str:
    """Letters and digits of a text in lower case, for comparison."""
    return re.sub(r"[\W_]+", "", text).casefold()


def total_words(elements: Iterable[etree._Element]) -> int:
    """How many words elements hold."""
    return sum(len(line_of(element).split()) for element in elements)
