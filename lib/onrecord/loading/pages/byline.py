"""The byline on a page, found by the names of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ...lexicons.common_words import is_common_word
from ..credits.author_fields import parse_people
from ..credits.bylines import parse_bare_names, parse_byline
from ..credits.names import Credits, is_medium, is_name, is_nobody, parse_person
from .tree import is_called, key_of, line_of, lines_of, within

_MAX_LENGTH = 300
_MAX_LINE = 120
_OPENS_BYLINE = re.compile(r"(?:By|BY):? [A-Z][^.]{3,100}$")
_BESIDE_NAMES = re.compile(
    r"^(?:follow|tweet|e-?mail|contact|more by|see all|read more|view|@)\b.*", re.IGNORECASE
)
_AFTER_NAME = re.compile(r"\s+(?:follow @?\w+|@\w+|e-?mail|\| .*)$", re.IGNORECASE)


def find_byline(root: etree._Element, site: str | None) -> Credits:
    """The credits of the first byline on a page that names a reporter or agency; else empty credits.

    Args:
        root: the page, not yet pruned.
        site: the name of the publisher, which is not a reporter.
    """
    for element in _candidates(root):
        found = _names_of(element, site)
        if found.reporters or found.wires:
            return found
    return Credits()


def _names_of_pieces(element: etree._Element, site: str | None) -> list[str]:
    """The names in their own elements in a byline (“By <a>Ann Roe</a>, <i>Night Editor</i>”)."""
    pieces = [" ".join(text.split()).strip(" ,;|·•–—-") for text in element.itertext()]
    pieces = [re.sub(r"^by:?\s+", "", piece, flags=re.IGNORECASE) for piece in pieces if piece]
    names: list[str] = []
    for piece in pieces:
        if is_name(piece) and not is_medium(piece) and key_of(piece) != key_of(site or ""):
            names.append(piece)
        elif names and piece.lower() not in ("and", "&", "by"):
            break
    return [_tidied(name) for name in names] if len(pieces) > 1 else []


def _capitalized(name: str) -> str:
    """A name with capitals if a page writes all bylines in lower case (“jana novak”)."""
    if not name.islower() or is_nobody(name) or not 2 <= len(name.split()) <= 3:
        return name
    return name.title() if all(word.isalpha() and not is_common_word(word) for word in name.split()) else name


def _tidied(name: str) -> str:
    """A name in its usual form."""
    person = parse_person(name)
    return person.reporters[0] if person and person.reporters else name


def _candidates(root: etree._Element) -> Iterator[etree._Element]:
    """Elements that may be bylines: by name, then links to pages of authors, then by “By”."""
    called, linked, worded = [], [], []
    for element in root.iter(
        "div",
        "p",
        "span",
        "a",
        "address",
        "section",
        "header",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "dd",
        "cite",
        "em",
        "small",
    ):
        if len(line_of(element)) > _MAX_LENGTH:
            continue
        if "author" in (element.get("rel") or "").split() or is_called(element, "bylines"):
            called.append(element)
        elif element.tag == "a" and re.search(
            r"/(?:authors?|people|profiles?|contributors?|by|staff)/", element.get("href") or ""
        ):
            linked.append(element)
        elif element.tag in ("div", "p", "span", "small") and _OPENS_BYLINE.match(line_of(element)):
            worded.append(element)
    yield from (element for element in [*called, *linked, *worded] if not within(element, "elsewhere"))


def _names_of(element: etree._Element, site: str | None) -> Credits:
    """The credits of an element that may be a byline."""
    if named := _names_of_pieces(element, site):
        return Credits(tuple(named))
    lines = [_AFTER_NAME.sub("", line) for line in lines_of(element) if not _BESIDE_NAMES.match(line)]
    for line in lines:
        if len(line) <= _MAX_LINE and (found := parse_byline(line)) and (found.reporters or found.wires):
            return Credits(found.reporters, found.wires)
    links = [line_of(link) for link in element.iter("a") if "author" in (link.get("rel") or "").split()]
    links += [
        line_of(name) for name in element.xpath('.//*[contains(concat(" ", @itemprop, " "), " name ")]')
    ]
    links += [line_of(link) for link in element.iter("a") if is_called(link, "bylines")]
    if links and (found := parse_people(links, site)).reporters:
        return found
    for line in lines[:2]:
        bare = _capitalized(re.sub(r"^by:?\s+", "", line, flags=re.IGNORECASE))
        if (people := parse_bare_names(bare)) and len(people.reporters) > 1:
            return people
        person = parse_person(bare) if not is_medium(bare or "The") else None
        if person and person.reporters:
            return person
    return Credits()
