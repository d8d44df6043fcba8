"""Parse the credits of a story (writers, agencies, place, date) and remove them from its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .bylines import is_story, parse_byline, parse_head_line
from .credit_sentences import parse_credit, parse_reported
from .datelines import COLON_DATELINE, take_dateline
from .names import Credits, words

_SENTENCE_END = re.compile(r"(?<=[.!?;)])(?<![A-Z]\.) +(?=[A-Z(©—–-])|(?<=;) +")
_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,40}((?:19|20)\d{2})\b", re.IGNORECASE)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_TURN = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{0,40}: ")
_MAX_SIGNATURE = 10
_MAX_PARTS = 4
_MAX_HEAD = 8
_MAX_BEFORE_DATELINE = 3


def _take_trailing(paragraph: str, last: bool) -> tuple[Credits, str]:
    """The credits in the last sentences of a paragraph, and the paragraph without them.

    “Ann Roe reported from Lyon.” counts only beside other credits or as the last paragraph.
    """
    wrapped = paragraph.startswith("(") and paragraph.endswith((")", ").")) and paragraph.count("(") == 1
    bare = paragraph.strip("().") if wrapped else paragraph
    parts = _SENTENCE_END.split(bare)
    credits, end = Credits(), len(parts)
    sure = False
    while end:
        for begin in range(max(0, end - _MAX_PARTS), end):
            sentence = " ".join(parts[begin:end])
            certain = parse_credit(sentence)
            if found := certain or parse_reported(sentence):
                credits, end = found | credits, begin
                sure = sure or certain is not None
                break
        else:
            break
    if end < len(parts) and (sure or (last and not end)):
        return credits, " ".join(parts[:end])
    return Credits(), paragraph


def _signature(paragraph: str) -> Credits | None:
    """The credits of a byline below a story, or None if it is something else."""
    found = parse_byline(paragraph.lstrip("-–— ")) if len(paragraph.split()) <= _MAX_SIGNATURE else None
    return found if found and (found.reporters or found.wires) else None


def _take_head(paragraphs: Sequence[str], titled: bool, credited: bool) -> tuple[Credits, list[str]]:
    """The credits of the lines above the story, and all other paragraphs.

    A date of publication takes precedence over a date of change.
    """
    credits, updated = Credits(), Credits()
    kept: list[str] = []
    after_byline = credited
    for index, line in enumerate(paragraphs):
        found = _parse_head(line, after_byline, titled and not credited and not credits.reporters, index)
        if found is None and (is_story(line) or index >= _MAX_HEAD):
            kept.extend(paragraphs[index:])
            break
        if found is None:
            kept.append(line)
        elif _UPDATED.match(line):
            updated |= found
        else:
            credits |= found
        after_byline = found is not None
    return credits | updated, kept


def _parse_head(line: str, after_byline: bool, below_headline: bool, index: int) -> Credits | None:
    """The credits of a line that is near enough to the beginning, or None."""
    return parse_head_line(line, after_byline, below_headline and index < 2) if index < _MAX_HEAD else None


def take_credits(
    paragraphs: Sequence[str], titled: bool = False, credited: bool = False
) -> tuple[Credits, list[str]]:
    """Find the credits of a story; return them, and the paragraphs without them.

    Bylines and dates are taken from above the story, the dateline from its beginning, and credit sentences
    from the end of any paragraph. A sentence that says anything else is never cut.

    Args:
        paragraphs: the paragraphs of the body, cleaned and without boilerplate.
        titled: whether the headline is known, so that bare names in the first lines are a byline.
        credited: whether the reporters are known, so that a job in the first line is theirs.
    """
    credits, rest = _take_head(paragraphs, titled, credited)
    kept: list[str] = []
    begun = False
    if dateline := _colon_dateline(rest):
        credits |= Credits(dateline=dateline["place"])
        rest[0] = rest[0][dateline.end() :]
    for index, paragraph in enumerate(rest):
        if index > 1 and index == len(rest) - 1 and (signed := _signature(paragraph)):
            credits |= Credits() if credited or credits.reporters else signed
            continue
        found, left = _take_trailing(paragraph, last=index >= max(1, len(rest) - 2))
        if left and len(kept) < _MAX_BEFORE_DATELINE and not credits.dateline:
            opening, left = take_dateline(left, agency_only=begun)
            begun = begun or is_story(left)
            credits |= opening
        credits |= found
        if left:
            kept.append(left)
    return _with_year(credits, paragraphs), kept


def _colon_dateline(paragraphs: Sequence[str]) -> re.Match[str] | None:
    """The dateline with a colon that opens a story, unless other paragraphs open like turns of a dialogue."""
    found = COLON_DATELINE.match(paragraphs[0]) if paragraphs else None
    turns = sum(bool(_TURN.match(paragraph)) for paragraph in paragraphs)
    return found if found and turns == 1 and found["place"] not in words().no_places else None


def _with_year(credits: Credits, paragraphs: Sequence[str]) -> Credits:
    """The credits; a missing year of the day comes from the copyright line, else the day is dropped."""
    if not credits.published or not credits.published.startswith("XXXX"):
        return credits
    lines = (_COPYRIGHT_YEAR.search(line) for line in paragraphs if len(line) < 200)
    year = next((found[1] for found in lines if found), None)
    return replace(credits, published=year + credits.published[4:] if year else None)
