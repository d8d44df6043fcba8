"""Several articles in one text, separated by nothing but wide gaps."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from ....lexicons.common_words import is_common_word
from ...cleaning.headlines import looks_like_headline

GAP = 3
"""Least number of blank lines of a wide gap."""
_HEADLINE, _STORY, _PARAGRAPHS, _LEAD, _SHARED = 5, 40, 2, 60, 2
"""Least words of a headline, words and paragraphs of a story; words of a lead; headline words in it."""
_KNOWN = 0.2
"""Most names of an article, as a share, that another one has too."""
_SECTION = re.compile(
    r"(?:\d|what|why|how|who|when|where|which|chapter|part|section|step|about|background|conclusion)",
    re.IGNORECASE,
)
"""How headings of sections often begin, and headlines of news seldom."""
_NAMES = re.compile(r"[A-Z][\w-]+\w(?: [A-Z][\w-]+\w)*")
_DAYS = frozenset((*calendar.day_name, *calendar.month_name))
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5


def wide_gaps(lines: Sequence[str]) -> list[int]:
    """Return the last lines of runs of at least `GAP` blank lines."""
    runs: list[int] = []
    blank = 0
    for index, line in enumerate(lines):
        if not line.strip():
            blank += 1
            continue
        if blank >= GAP:
            runs.append(index - 1)
        blank = 0
    return runs


def are_separate(parts: Sequence[str]) -> bool:
    """Return whether the parts of a text between wide gaps are surely articles of their own.

    Sections of one article look much like articles. Parts are separate if each has a headline of five words
    or more, whose words its lead repeats, and a story of at least two paragraphs; if few of its names are in
    earlier parts; and if it calls nobody by a family name alone that only an earlier part gives in full.
    """
    if len(parts) < 2 or not all(map(_is_news, parts)):
        return False
    known: set[str] = set()
    known_families: set[str] = set()
    for part in parts:
        found = _NAMES.findall(part)
        names = {word for name in found for word in name.split() if _tells(word)}
        families = {name.rpartition(" ")[2] for name in found if " " in name} & names
        alone = {name for name in found if " " not in name}
        if alone & (known_families - families) or len(names & known) > _KNOWN * len(names):
            return False
        known |= names
        known_families |= families
    return True


def _is_news(part: str) -> bool:
    """Return whether a text has a headline, and a story whose lead repeats its words."""
    lines = [line.strip() for line in part.split("\n") if line.strip()]
    headline, story = lines[0], lines[1:]
    if not looks_like_headline(headline) or _SECTION.match(headline) or headline.endswith("?"):
        return False
    words = " ".join(story).split()
    if len(headline.split()) < _HEADLINE or len(words) < _STORY or len(story) < _PARAGRAPHS:
        return False
    return len(_stems(headline) & _stems(" ".join(words[:_LEAD]))) >= _SHARED


def _tells(word: str) -> bool:
    """Return whether a word with a capital is probably a name, and not a day or a common word."""
    return word not in _DAYS and not is_common_word(word)


def _stems(text: str) -> set[str]:
    return {word.lower()[:_STEM] for word in _WORD.findall(text)}
