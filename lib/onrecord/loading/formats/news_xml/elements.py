"""What the readers of news XML share: root names, bylines, one draft per element."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from lxml import etree

from ...cleaning.characters import mend
from ...credits.author_fields import parse_people
from ...credits.names import Credits
from ...draft import Draft
from ...errors import FormatError
from ...file import File
from ...markup import block_texts, find_all, local, text_of
from ..format import Part, attempt

_ROOT = re.compile(
    r"\s*(?:<\?[^>]{0,300}\?>\s*|<!--.{0,4000}?-->\s*|<!DOCTYPE[^>\[]{0,400}(?:\[.{0,4000}?\])?\s*>\s*)*<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)",
    re.DOTALL | re.IGNORECASE,
)


def root_name(file: File) -> str:
    """The name of the root element of an XML or HTML file, in lower case; empty if the file is neither."""
    found = _ROOT.match(file.opening)
    return found[1].lower() if found else ""


def bylines(root: etree._Element, *names: str) -> Credits:
    """The people in the elements with certain names."""
    return parse_people([text_of(element) for element in find_all(root, *names)])


def body_texts(body: etree._Element) -> list[str]:
    """The paragraphs and headings of the body of a document, in which `head` is a heading."""
    for heading in list(find_all(body, "head")):
        heading.tag = "h2"
    return list(map(mend, block_texts(body)))


def read_each(root: etree._Element, read: Callable[[etree._Element], Draft], name: str) -> Iterator[Part]:
    """The article of each element of a name; of the root if there is none."""
    found = [e for e in find_all(root, name) if not any(local(a) == name for a in e.iterancestors())] or [
        root
    ]

    def checked(element: etree._Element) -> Draft:
        draft = read(element)
        if not draft.paragraphs:
            raise FormatError("contains no article text")
        return draft

    for number, element in enumerate(found, 1):
        yield attempt(f"[{number}]" if len(found) > 1 else "", partial(checked, element))
