"""Numbers with what is needed to compare them: their bounds, their sentence, and who is named in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, Any

from ...display.compare_numbers import KINDS, bounds_of, head_of
from ...lexicons.words import fold
from ...model.frames import rows_of
from ...model.spans import Span

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

COMPARED = (*KINDS, "age")
"""Kinds of numbers that are compared across articles."""
AROUND = 160
"""Characters of the text that are kept on each side of a number, unless its sentence ends before."""

OPEN = 1.5
"""How many times the bound a number with one bound may be."""

_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(]?[A-Z0-9])|\n")
_PLAIN = re.compile(r"(?<![\w’'-])[a-z]{2,}")
_SENTENCE = 2
"""Least number of words without capitals in a sentence."""
_POLLS = 4
"""Least number of words for opinion polls in an article about them."""
_ACTING = ("person", "organization")
_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")
_POLL = re.compile(
    r"\b(?:polls?|pollsters?|polled|surveyed|margin of (?:sampling )?error|respondents)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of an article.

    Attributes:
        article, id: the article, and the number's id there.
        start: its offset in the text.
        kind, unit: as in the table of numbers, without what a rate is per; a fraction is a percentage.
        bounds: least and greatest value that it may stand for (`bounds_within`).
        counted: the phrase of what is counted, or None.
        head: its main noun in the singular, or None.
        before, text, after: the words of its sentence before it, its own, and those after it.
        subject: words of the name of the last person or organization before it in the sentence, if it is not
            who states the number.
        named: words of the names of all actors in the sentence.
        time, part: as in the table of numbers.
        rivals: how many other numbers of the article count the same noun.
        polled: whether the sentence is about an opinion poll, or it is a percentage in an article about one.
    """

    article: str
    id: str
    start: int
    kind: str
    unit: str | None
    bounds: tuple[float, float]
    counted: str | None
    head: str | None
    before: str
    text: str
    after: str
    subject: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    time: str | None = None
    part: str | None = None
    rivals: int = 0
    polled: bool = False

    @property
    def place(self) -> tuple[str, int, str]:
        """Return where it is: the article, the offset there, and the number's id."""
        return self.article, self.start, self.id

    @property
    def wording(self) -> tuple[str, str | None, str]:
        """Return what its meaning depends on: its sentence without it, and what is counted."""
        return self.before, self.counted, self.after


def quantities_of(
    article: str, text: str, numbers: Iterable[Any], mentions: Mapping[Span, tuple[str, str, str]]
) -> list[Quantity]:
    """Return the numbers of an article that can be compared.

    Args:
        article: the article's key.
        text: its text.
        numbers: rows of its table of numbers.
        mentions: name, kind and id of its named actors by span of each mention.
    """
    about_polls = len(_POLL.findall(text)) >= _POLLS
    found = []
    for row in numbers:
        bounds = bounds_within(row) if row.kind in COMPARED else None
        if bounds is None:
            continue
        begin, end = sentence_of(text, row.start, row.end)
        if len(_PLAIN.findall(text, begin, end)) < _SENTENCE:
            continue  # an entry of a list
        inside = sorted((span, *who) for span, who in mentions.items() if begin <= span[0] and span[1] <= end)
        speaker = row.speaker if isinstance(row.speaker, str) else None
        before = [who for span, *who in inside if span[1] <= row.start]
        earlier = [name for name, kind, actor in before if kind in _ACTING and actor != speaker]
        counted = row.counted if isinstance(row.counted, str) and not row.of_subject else None
        share = row.kind in ("fraction", "percent")
        found.append(
            Quantity(
                article,
                row.id,
                row.start,
                "percent" if share else row.kind,
                "percent" if share else row.unit.split(" per ")[0] if isinstance(row.unit, str) else None,
                bounds,
                counted,
                head_of(counted) or None if counted else None,
                text[begin : row.start],
                row.text,
                text[row.end : end],
                frozenset(_words(earlier[-1])) if earlier else frozenset(),
                frozenset(word for _, name, *_ in inside for word in _words(name)),
                row.time if isinstance(row.time, str) else None,
                row.part if isinstance(row.part, str) else None,
                polled=(share and about_polls) or _POLL.search(text, begin, end) is not None,
            )
        )
    count = Counter((quantity.kind, quantity.head) for quantity in found if quantity.head)
    return [replace(q, rivals=count[q.kind, q.head] - 1) if q.head else q for q in found]


def quantities_of_analysis(article: str, analysis: Analysis) -> list[Quantity]:
    """Return the numbers of an analysed article that can be compared, under a key for the article."""
    named = (row for row in rows_of(analysis.actors) if row.named)
    mentions = {tuple(span): (row.name, row.kind, row.id) for row in named for span in row.mentions}
    return quantities_of(article, analysis.article.text, rows_of(analysis.numbers), mentions)


def bounds_within(number: Any) -> tuple[float, float] | None:
    """Return the least and greatest value that a number may stand for, or None if it has none.

    “More than 150” and “up to 150” say that the value is not far from 150: at most `OPEN` times as much, or
    as many times less.
    """
    bounds = bounds_of(number)
    if bounds is None:
        return None
    low, high = bounds
    if high == inf:
        return low, max(low * OPEN, low / OPEN)
    return (min(high / OPEN, high * OPEN), high) if low == -inf else bounds


def sentence_of(text: str, begin: int, end: int) -> Span:
    """Return the span of the sentence around a span, at most `AROUND` characters more on each side."""
    first = max(0, begin - AROUND)
    starts = [found.end() for found in _END.finditer(text, first, begin)]
    stop = _END.search(text, end, end + AROUND)
    return max([first, *starts]), stop.start() if stop else min(len(text), end + AROUND)


def words_of(text: str) -> list[str]:
    """Return the words of at least three letters, without case."""
    return [word.casefold() for word in _WORD.findall(text)]


def _words(name: str) -> list[str]:
    return _WORD.findall(fold(name))
