"""Lines of a page that are not its story: headlines, labels and bylines, notes about the reporter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from ..cleaning.headlines import looks_like_headline
from ..credits.bylines import parse_byline, parse_date_line
from .tree import key_of, line_of, lines_of

_TOP = 6
_BOTTOM = 3
_MAX_BYLINE = 14
_MAX_ABOVE = 8
_MIN_HEADLINE = 4
_ABOUT = (
    r"(?:,? (?:who|[\w ,’'-]{2,60},))?,? (?:is|was) (?:an?|the|our)\b"
    r"|(?:[\w ,’'-]{2,60})? (?:covers|reports (?:on|for|about|from)|writes (?:about|for|on)|joined"
    r"|can be reached|has (?:covered|written|reported))\b"
)
_CLOSED = re.compile(r"[.!?…:][\"'”’)\]]{0,3}$")


def without_page_lines(lines: Sequence[str], titles: Sequence[str], people: Sequence[str]) -> list[str]:
    """The lines of a page without its headline, labels and bylines, and without notes about the reporter.

    Args:
        lines: the lines of the story.
        titles: all forms of the headline.
        people: the reporters.
    """
    keys = {key_of(title) for title in titles}
    kept = [
        line
        for index, line in enumerate(lines)
        if not (index < _TOP and (_is_title(line, keys) or _is_byline(line, people)))
    ]
    if len(kept) > 1 and len(kept[0].split()) == 1 and not _CLOSED.search(kept[0]):
        kept = kept[1:]  # a label above the story (“Exclusive”)
    end = max(1, len(kept) - _BOTTOM)
    return kept[:end] + [line for line in kept[end:] if not _is_about(line, people)]


def lines_above(root: etree._Element, first: str) -> list[str]:
    """Headline, byline and day right above the first line of a story on a page without headings; or none."""
    if next(root.iter("h1", "h2", "h3"), None) is not None:
        return []
    start = next((p for p in root.iter("p", "div") if key_of(line_of(p)).startswith(key_of(first))), None)
    if start is None or start.getparent() is None:
        return []
    box = lines_of(start.getparent())
    ends = [index for index, line in enumerate(box) if key_of(line) == key_of(first)]
    above = box[max(0, ends[0] - _MAX_ABOVE) : ends[0]] if ends else []
    heads = [index for index, line in enumerate(above[:-1]) if _opens(line, above[index + 1])]
    return above[heads[-1] :] if heads else []


def _opens(line: str, below: str) -> bool:
    """Whether a line is a headline with a byline or date below it."""
    credited = parse_byline(below) or parse_date_line(below)
    return bool(credited) and looks_like_headline(line) and len(line.split()) >= _MIN_HEADLINE


def _is_title(line: str, titles: set[str]) -> bool:
    """Whether a line near the top is a headline of the page, perhaps after a section’s name, or a number."""
    key = key_of(line)
    if key.isdigit():
        return True
    glued = (title for title in titles if len(title) > 20 and len(key) < len(title) + 25)
    return key in titles or any(map(key.endswith, glued))


def _is_byline(line: str, people: Sequence[str]) -> bool:
    """Whether a line near the top only names the reporters that are known."""
    words = len(line.split())
    if not people or words > _MAX_BYLINE or _CLOSED.search(line):
        return False
    found = parse_byline(line)
    if found and found.reporters and set(map(key_of, found.reporters)) <= set(map(key_of, people)):
        return True
    return " / " in line and any(line.startswith(name) for name in people)


def _is_about(line: str, people: Sequence[str]) -> bool:
    """Whether a line at the end tells about a reporter."""
    return any(re.match(rf"{re.escape(name)}(?:{_ABOUT})", line) for name in people)
