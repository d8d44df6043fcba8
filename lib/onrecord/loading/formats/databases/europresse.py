"""Exports of Europresse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...cleaning.line_wrapping import paragraphs
from ...credits.author_fields import parse_people
from ...credits.bylines import is_story
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from .labels import RIGHTS

_END = re.compile(r"(?:news|public|web|tv|radio)\s?[·.]\s?(\d{8})\s?[·.]\s?\S.{0,60}", re.IGNORECASE)
"""The number of an article, which holds its day, below its text."""
_HEAD = re.compile(r".{3,60}\b\d{4}\b.{0,40}\b\d{1,5} (?:mots|words)\b.{0,60}")
"""The line below the name of the paper: day, number of words, page."""
_NOTES = re.compile(r".{0,80}(?:Tous droits réservés|certificat émis|Certificat émis).*", re.IGNORECASE)
_MAX_BYLINE = 10


def is_europresse(lines: Sequence[str]) -> bool:
    """Whether lines are an export of Europresse."""
    return any(map(_HEAD.fullmatch, lines)) and any(map(_END.fullmatch, lines))


def read_europresse(lines: Sequence[str]) -> Iterator[Draft]:
    """The articles: paper, a line with day and length, headline, byline, text, and a number."""
    part: list[str] = []
    for line in lines:
        found = _END.fullmatch(line)
        heads = [index for index, one in enumerate(part) if _HEAD.fullmatch(one)] if found else []
        if found and heads:
            above = [one for one in part[: heads[0]] if one]
            yield _draft(above[-1] if above else None, part[heads[0] + 1 :], found[1])
        part = [] if found else [*part, line]


def _draft(publisher: str | None, below: Sequence[str], day: str) -> Draft:
    """The article of the lines below the line with its day."""
    filled = [line for line in below if line]
    title, rest = filled[:1], filled[1:]
    people = Credits()
    if rest and len(rest[0].split()) <= _MAX_BYLINE and not is_story(rest[0]):
        people = parse_people([rest[0]])
    rest = rest[1:] if people.reporters or people.wires else rest
    text = [line for line in rest if not RIGHTS.fullmatch(line) and not _NOTES.fullmatch(line)]
    credits = Credits(publisher=publisher, published=parse_date(day)) | people
    return Draft(tuple(paragraphs("\n".join(text))), " ".join(title), credits=credits)
