"""Several articles in one text, separated by rules or by a headline and byline above each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ...cleaning.headlines import looks_like_headline
from ...credits.bylines import is_story, parse_byline, parse_date_line
from .wide_gaps import are_separate, wide_gaps

_RULE = re.compile(
    r"[ \t]*(?:={3,}|\*{3,}|-{3,}|#{3,}|_{3,}|~{3,}|\+{3,}|(?:\* ){2,}\*|(?:- ){2,}-|(?:# ){2,}#)[ \t]*"
)
_COUNTED = re.compile(
    r"[ \t]*(?:document|article|story|item|result) #?\d{1,4}(?: (?:of|/) \d{1,4})?:?[ \t]*", re.IGNORECASE
)
_NUMBER = re.compile(r"(\d{1,3})[.)] +(?=\S)")
_MIN_WORDS = 25
_LOOKED_AT = 4
_LONG = 8


def split_texts(text: str) -> list[str]:
    r"""The texts of the articles in a cleaned text, in order; only the text itself if it is one article.

    Rules (`====`, `***`) or blank lines separate articles. The text is split if each part opens with a
    headline and continues with a story. Since rules also separate the sections of one article, a byline or
    date must follow each headline, unless the rules are long. Wide gaps alone separate articles if the parts
    are surely articles of their own (`wide_gaps.are_separate`).
    """
    lines = text.split("\n")
    rules = [index for index, line in enumerate(lines) if _RULE.fullmatch(line)]
    counted = [index for index, line in enumerate(lines) if _COUNTED.fullmatch(line)]
    long = [index for index in rules if len(lines[index].strip()) >= _LONG]
    for places, sure in ((counted, True), (long, True), (rules, False)):
        parts = _parts(lines, places)
        if len(parts) > 1 and all(map(_is_article, parts)) and (sure or all(map(_has_credits, parts))):
            return ["\n".join(part) for part in parts]
    starts = [index for index in range(len(lines)) if _is_start(lines, index)]
    parted = ["\n".join(part) for part in _parts(lines, wide_gaps(lines))]
    if len(parted) > len(starts) and are_separate(parted):
        return _without_numbers(parted)
    if len(starts) > 1:
        parts = _cut(lines, [0, *starts[1:]] if starts[0] != 0 else starts, drop=False)
        if all(map(_is_article, parts)):
            return _without_numbers(
                ["\n".join(line for line in part if not _RULE.fullmatch(line)) for part in parts]
            )
    return [text]


def _without_numbers(texts: list[str]) -> list[str]:
    """Texts without the numbers before their headlines, if these count from one."""
    found = [_NUMBER.match(text.lstrip()) for text in texts]
    if [number and int(number[1]) for number in found] != list(range(1, len(texts) + 1)):
        return texts
    return [_NUMBER.sub("", text.lstrip(), count=1) for text in texts]


def are_articles(texts: Sequence[str]) -> bool:
    """Whether each text has a headline, then a byline or date, and a story."""
    parts = [text.split("\n") for text in texts]
    return all(map(_is_article, parts)) and all(map(_has_credits, parts))


def may_be_several(text: str) -> bool:
    """Whether an unsplit text has rules or wide gaps between parts that may be articles without bylines."""
    lines = text.split("\n")
    rules = [index for index, line in enumerate(lines) if _RULE.fullmatch(line)]
    for places in (rules, wide_gaps(lines)):
        parts = _parts(lines, places)
        if len(parts) > 1 and all(map(_is_article, parts)):
            return True
    return False


def _parts(lines: Sequence[str], rules: Sequence[int]) -> list[list[str]]:
    """The lines between rules, without empty parts."""
    return [part for part in _cut(lines, rules, drop=True) if any(line.strip() for line in part)]


def _cut(lines: Sequence[str], places: Sequence[int], drop: bool) -> list[list[str]]:
    """Lines cut into parts at given places; the line at each place is dropped or begins a part."""
    edges = [0, *(place for place in places if place or drop), len(lines)]
    return [
        list(lines[begin + (drop and begin in places) : end]) for begin, end in pairwise(edges) if end > begin
    ]


def _filled(lines: Sequence[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip()]


def _is_article(lines: Sequence[str]) -> bool:
    """Whether lines open with a headline and hold a story."""
    filled = _filled(lines)
    return (
        bool(filled)
        and looks_like_headline(filled[0])
        and len(filled[0].split()) > 2
        and sum(len(line.split()) for line in filled[1:]) >= _MIN_WORDS
        and any(is_story(line) or len(line) > 50 for line in filled[1:])
    )


def _has_credits(lines: Sequence[str]) -> bool:
    """Whether a byline or a date stands below the headline."""
    return any(_is_credit(line) for line in _filled(lines)[1:_LOOKED_AT])


def _is_credit(line: str) -> bool:
    found = parse_byline(line)
    return bool(found and (found.reporters or found.wires)) or parse_date_line(line) is not None


def _is_start(lines: Sequence[str], index: int) -> bool:
    """Whether a headline with a byline below it opens an article here, after a blank line or rule."""
    line = lines[index].strip()
    if not line or not looks_like_headline(line) or len(line.split()) < 3 or _is_credit(line):
        return False
    if index and lines[index - 1].strip() and not _RULE.fullmatch(lines[index - 1]):
        return False
    below = _filled(lines[index + 1 : index + 4])
    found = parse_byline(below[0]) if below else None
    return bool(found and (found.reporters or found.wires))
