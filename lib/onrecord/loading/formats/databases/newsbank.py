"""Exports of NewsBank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...credits.author_fields import parse_people
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from .labels import RIGHTS

_IMPRINT = re.compile(r"([A-Z][a-z]+\.? \d{1,2}, \d{4})\s*\|\s*(.{3,120})")
"""Day and paper, on the line below the headline."""
_DETAILS = re.compile(r"(?:(?:Author|Section|Page|Edition|Column|Index terms): ?.*|[\d,]+ words)", re.I)
_LINK = re.compile(r"OpenURL Link.*", re.I)
_RULE = re.compile(r"(?:[*_=-] ?){3,}")
_NEAR = 3


def is_newsbank(lines: Sequence[str]) -> bool:
    """Whether lines are an export of NewsBank."""
    return bool(_imprints([line for line in lines if line]))


def read_newsbank(lines: Sequence[str]) -> Iterator[Draft]:
    """The articles: a headline, day and paper, a line of details, and the text."""
    filled = [line for line in lines if line]
    starts = _imprints(filled)
    for start, end in zip(starts, [*(start - 1 for start in starts[1:]), len(filled)], strict=True):
        imprint = _IMPRINT.fullmatch(filled[start])
        below = filled[start + 1 : end]
        details: list[str] = []
        while below and (_is_details(below[0]) or _LINK.fullmatch(below[0])):
            details += re.split(r"\s*\|\s*", below.pop(0))
        while below and (RIGHTS.fullmatch(below[-1]) or _RULE.fullmatch(below[-1])):
            below.pop()
        authors = [one.partition(":")[2] for one in details if one.lower().startswith("author:")]
        if imprint:
            own = Credits(publisher=imprint[2].strip(), published=parse_date(imprint[1]))
            yield Draft(tuple(below), filled[start - 1], credits=own | parse_people(authors))


def _imprints(filled: Sequence[str]) -> list[int]:
    """The places of the lines with day and paper, which have details below them."""
    return [
        index
        for index, line in enumerate(filled)
        if index and _IMPRINT.fullmatch(line) and any(map(_is_details, filled[index + 1 : index + _NEAR]))
    ]


def _is_details(line: str) -> bool:
    """Whether a line has nothing but details, with bars between them."""
    parts = re.split(r"\s*\|\s*", line)
    return all(_DETAILS.fullmatch(part) or _LINK.fullmatch(part) for part in parts)
