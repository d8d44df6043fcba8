"""The story on a page: the text that trafilatura finds, completed with paragraphs that it misses."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence

from lxml import etree, html

from ..cleaning.boilerplate import is_boilerplate
from ..cleaning.characters import mend
from ..markup import BLOCKS
from .tree import is_called, is_prose, key_of, line_of, link_share, names_of

_ENDS = re.compile(r"[.!?…:][\"'”’)\]]{0,3}$")
_PIECE = ("p", "h2", "h3", "h4", "blockquote", "li", "pre", "table", "div", "section")
_NO_PROSE = ("h2", "h3", "h4", "li", "pre")
_MAX_CELL = 80
_MIN_SAME = 2
_MAX_CAPTION = 60
_MOSTLY = 0.6


def extract(root: html.HtmlElement, url: str | None) -> list[str]:
    """The paragraphs of the story of a pruned page; none if there is no story.

    trafilatura (Barbaresi, ACL 2021) separates the story from its surroundings. Then paragraphs that it
    misses are added: the lead below the headline, paragraphs between those found, and those in similar boxes.
    """
    import trafilatura  # takes long to load, and only web pages need it

    _wrap_loose(root)
    markup = etree.tostring(root, encoding="unicode", method="html")
    found = trafilatura.bare_extraction(
        markup, url=url, with_metadata=False, include_comments=False, include_tables=False
    )
    text = "" if found is None or isinstance(found, dict) else (found.text or "")
    lines = [line.removeprefix("- ") for line in mend(text).split("\n")]
    complete = _complete(root, [" ".join(line.split()) for line in lines if line.strip()])
    return _without_links_below(root, complete)


def _wrap_loose(root: etree._Element) -> None:
    """Turn sentences that lie directly in a box beside its paragraphs into paragraphs."""
    for box in list(root.iter("div", "section", "article", "main", "td")):
        if sum(child.tag == "p" for child in box) < _MIN_SAME:
            continue
        before: etree._Element | None = None
        run: list[etree._Element] = []
        for child in [*box, None]:
            if child is not None and child.tag not in BLOCKS:
                run.append(child)
                continue
            _wrap(box, before, run)
            before, run = child, []


def _wrap(box: etree._Element, before: etree._Element | None, run: list[etree._Element]) -> None:
    """Put the text after an element of a box (or at its beginning) and inline elements into a paragraph."""
    text = (box.text if before is None else before.tail) or ""
    paragraph = html.Element("p")
    paragraph.text = text
    paragraph.extend(copy.deepcopy(element) for element in run)
    if not is_prose(paragraph):
        return
    for element in run:
        box.remove(element)
    if before is None:
        box.text = None
        box.insert(0, paragraph)
    else:
        before.tail = None
        box.insert(box.index(before) + 1, paragraph)


def _without_links_below(root: etree._Element, lines: list[str]) -> list[str]:
    """The lines of a story without links to other pages below it."""
    links = {key_of(line_of(link)) for link in root.iter("a")}
    links |= {key_of(line_of(piece)) for piece in _pieces(root) if link_share(piece) > _MOSTLY}
    end = len(lines)
    while end > 1 and key_of(lines[end - 1]) in links and not _ENDS.search(lines[end - 1]):
        end -= 1
    return lines[:end]


def _complete(root: etree._Element, lines: list[str]) -> list[str]:
    """The lines of a story with the missed paragraphs, in the order of the page."""
    pieces = list(_pieces(root))
    keys = {key_of(line) for line in lines}
    at = [index for index, piece in enumerate(pieces) if key_of(line_of(piece)) in keys]
    if not at:
        return lines
    there = set(at)
    holders = [pieces[index].getparent() for index in at if pieces[index].tag == "p"]
    alike = _names_alike(holders)
    first, last = at[0], at[-1]
    more: dict[int, list[str]] = {}
    for index, piece in enumerate(pieces):
        text = " ".join(mend(line_of(piece)).split())
        if index in there or not text or key_of(text) in keys or _is_held(key_of(text), keys):
            continue
        if piece.tag == "table":
            wanted, texts = first < index < last and _is_data(piece), _rows(piece)
        else:
            texts = [text]
            wanted = _belongs(piece, index, first, last, holders, alike) and not is_boilerplate(text)
        if wanted:
            more[index] = texts
            keys.update(map(key_of, texts))
    return _merge(lines, pieces, at, more) if more else lines


def _pieces(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs, tables and other innermost blocks of a page, in order."""
    for element in root.iter(*_PIECE):
        if any(ancestor.tag in ("table", "nav", "footer") for ancestor in element.iterancestors()):
            continue
        inside = next((child for child in element.iterdescendants(*_PIECE)), None)
        if element.tag == "table" or inside is None:
            yield element


def _names_alike(holders: Sequence[etree._Element]) -> set[tuple[str, str]]:
    """Tag and names of the boxes that contain paragraphs of the story, if they have names."""
    return {(box.tag, names_of(box)) for box in holders if names_of(box).strip()}


def _belongs(
    piece: etree._Element,
    index: int,
    first: int,
    last: int,
    holders: Sequence[etree._Element],
    alike: set[tuple[str, str]],
) -> bool:
    """Whether a missed paragraph is part of the story."""
    parent = piece.getparent()
    if _is_caption(piece) or (piece.tag in _NO_PROSE and not _is_deck(piece)):
        return False
    if index < first:
        return _is_lead(piece, holders) or (is_prose(piece) and parent in holders)
    if not is_prose(piece) or link_share(piece) > 0.3:
        return False
    same_box = parent in holders or _is_alike(parent, alike)
    return same_box or (index < last and any(holder in piece.iterancestors() for holder in _common(holders)))


def _is_caption(piece: etree._Element) -> bool:
    """Whether a paragraph is the only one in a small box with a picture."""
    box = piece.getparent()
    if next(box.iter("img", "picture", "video"), None) is None:
        return False
    return len(line_of(box).split()) <= _MAX_CAPTION and len(list(box.iter("p", "h1", "h2", "h3"))) <= 1


def _is_alike(box: etree._Element, alike: set[tuple[str, str]]) -> bool:
    """Whether the names of a box include, or are included in, those of a box with paragraphs of the story."""
    names = set(names_of(box).split())
    return any(
        box.tag == tag and names and (names <= own or names >= own)
        for tag, own in ((t, set(n.split())) for t, n in alike)
    )


def _common(holders: Sequence[etree._Element]) -> list[etree._Element]:
    """The boxes that hold two or more paragraphs of the story."""
    return [box for box in dict.fromkeys(holders) if sum(box is other for other in holders) >= _MIN_SAME]


def _is_lead(piece: etree._Element, holders: Sequence[etree._Element]) -> bool:
    """Whether a paragraph above the story is its lead: by name, or in the header of the article."""
    if not is_prose(piece) or link_share(piece) > 0.3 or not holders:
        return False
    if _is_deck(piece):
        return True
    box = next((node for node in holders[0].iterancestors() if node.tag in ("article", "main", "body")), None)
    if box is None or box not in piece.iterancestors():
        return False
    called = any(is_called(node, "leads") for node in (piece, piece.getparent()))
    header = next(piece.iterancestors("header"), None)
    return called or (header is not None and header.find(".//h1") is not None)


def _is_deck(piece: etree._Element) -> bool:
    """Whether an element is a subheadline: a sentence in an `h2` right below the last `h1` of the page."""
    above = piece.getprevious()
    below_heading = piece.tag == "h2" and above is not None and above.tag == "h1" and is_prose(piece)
    return below_heading and not above.xpath("following::h1")


def _is_held(key: str, keys: set[str]) -> bool:
    """Whether a paragraph contains, or is contained in, one that was found."""
    return any((len(key) > 20 and key in other) or (len(other) > 40 and other in key) for other in keys)


def _is_data(table: etree._Element) -> bool:
    """Whether a table holds data and is not used for layout."""
    rows = [[line_of(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    cells = [cell for row in rows for cell in row]
    wide = sum(len(row) > 1 for row in rows)
    return wide >= 2 and bool(cells) and max(map(len, cells)) <= _MAX_CELL and link_share(table) <= 0.3


def _rows(table: etree._Element) -> list[str]:
    """The rows of a table as lines, with bars between the cells."""
    rows = (
        [" ".join(mend(line_of(cell)).split()) for cell in row.iter("td", "th")] for row in table.iter("tr")
    )
    return [" | ".join(row) for row in rows if any(row)]


def _merge(
    lines: Sequence[str], pieces: Sequence[etree._Element], at: Sequence[int], more: dict[int, list[str]]
) -> list[str]:
    """Lines with further ones inserted at their place on the page."""
    place: dict[str, int] = {}
    for index in at:
        place.setdefault(key_of(line_of(pieces[index])), index)
    merged: list[str] = []
    rest = sorted(more)
    for line in lines:
        here = place.get(key_of(line))
        while rest and here is not None and rest[0] < here:
            merged.extend(more[rest.pop(0)])
        merged.append(line)
    for index in rest:
        merged.extend(more[index])
    return merged
