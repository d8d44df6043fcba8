"""HTML and XML inside other formats: safe parsing of hostile input, the texts of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from . import size_limits
from .errors import FormatError

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = HEADINGS.union(
    (
        "p",
        "div",
        "section",
        "article",
        "blockquote",
        "pre",
        "hr",
        "br",
        "table",
        "tr",
        "figure",
        "figcaption",
    ),
    ("ul", "ol", "li", "dl", "dt", "dd", "header", "footer", "main", "aside", "title", "body", "head"),
)
_DROPPED = frozenset(
    ("script", "style", "img", "figure", "iframe", "video", "audio", "svg", "noscript", "template", "head")
)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that pages may contain but lxml refuses to write."""
_TAG = re.compile(
    r"<(?:p|br|div|span|a|em|b|i|strong|h[1-6]|ul|ol|li|blockquote|table|figure|section)\b[^<>]{0,500}>",
    re.IGNORECASE,
)


def has_markup(text: str) -> bool:
    """Whether a text holds HTML tags."""
    return bool(_TAG.search(text))


def parse_fragment(markup: str) -> html.HtmlElement:
    """Markup as a tree under one `div`; an empty one if it cannot be parsed.

    Raises:
        FormatError: parsing it would take too long.
    """
    if reason := size_limits.why_not(markup, None):
        raise FormatError(reason)
    try:
        return html.fragment_fromstring(markup, create_parent="div")
    except (
        etree.ParserError,
        etree.XMLSyntaxError,
        ValueError,
        AssertionError,
    ):  # raised by lxml if there is no body
        return html.fragment_fromstring("", create_parent="div")


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML document; small errors are tolerated, entities and references are not resolved.

    Raises:
        FormatError: it is not XML at all, or parsing it would take too long.
    """
    if reason := size_limits.why_not(data.replace(b"\0", b"").decode("latin-1"), None):
        raise FormatError(reason)
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"broken XML ({str(error).split(', line')[0].lower()})") from error
    if root is None:
        raise FormatError("broken XML")
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, in lower case; empty for comments."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def find_all(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements below a root whose names, without namespace, are among the given ones, in order."""
    return (element for element in root.iter() if local(element) in names)


def text_of(element: etree._Element | None) -> str:
    """The text of an element, on one line; empty if there is no element."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def text_at(root: etree._Element, *names: str) -> str:
    """The text of the first element that has one of these names and any text."""
    for name in names:
        for element in find_all(root, name):
            if text := text_of(element):
                return text
    return ""


def block_texts(root: etree._Element) -> list[str]:
    """The texts of the blocks of a tree, without scripts and pictures; bars separate the cells of a row.

    The tree is changed in place.
    """
    for element in list(root.iter()):
        name = local(element)
        if not name or name in _DROPPED:
            drop(element)
            continue
        element.text = _one_line(element.text)
        element.tail = _one_line(element.tail)
        if name in BLOCKS:
            element.text = f"\n{element.text}"
            element.tail = f"\n{element.tail}"
        elif name in ("td", "th") and element.getnext() is not None:
            element.tail = " | "
    lines = (" ".join(line.split()).strip("| ") for line in "".join(root.itertext()).split("\n"))
    return [line for line in lines if line]


def drop(element: etree._Element) -> None:
    """Remove an element from its tree, but keep the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    behind = element.tail or ""
    before = element.getprevious()
    if not behind:
        pass
    elif before is None:
        parent.text = _NOT_XML.sub(" ", (parent.text or "") + behind)
    else:
        before.tail = _NOT_XML.sub(" ", (before.tail or "") + behind)
    parent.remove(element)


def _one_line(text: str | None) -> str:
    """A text node without line breaks, which have no meaning in markup."""
    return _NOT_XML.sub(" ", (text or "").replace("\n", " ")).replace("\r", " ")
