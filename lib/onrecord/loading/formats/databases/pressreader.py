"""Articles copied from PressReader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...credits.author_fields import parse_people
from ...credits.names import Credits
from ...credits.publication_date import DAY_MONTH, parse_date
from ...draft import Draft

_FIELD = re.compile(r"(Article Name|Publication|Section|Author|Start Page|End Page): ?(.*)")
_TELLING = frozenset(("Article Name", "Publication", "Start Page"))


def is_pressreader(lines: Sequence[str]) -> bool:
    """Whether lines are articles of PressReader, which have their fields below the text."""
    return {found[1] for line in lines if (found := _FIELD.fullmatch(line))} >= _TELLING


def read_pressreader(lines: Sequence[str]) -> Iterator[Draft]:
    """The articles: a headline, a line with paper and day, the text, and the fields."""
    body: list[str] = []
    fields: dict[str, str] = {}
    for line in filter(None, [*lines, ""]):
        found = _FIELD.fullmatch(line)
        if found:
            fields[found[1]] = found[2].strip()
            continue
        if fields.keys() >= _TELLING:
            yield _draft(body, fields)
            body, fields = [], {}
        body.append(line)
    if fields.keys() >= _TELLING:
        yield _draft(body, fields)


def _draft(body: Sequence[str], fields: dict[str, str]) -> Draft:
    """The article of a text and its fields; a line with paper and day is above the text."""
    paper, title = fields["Publication"], fields["Article Name"]
    heads = [index for index, line in enumerate(body[:4]) if paper in line and DAY_MONTH.search(line)]
    above = body[heads[0]] if heads else ""
    text = [line for line in body[heads[0] + 1 if heads else 0 :] if line != title]
    day = DAY_MONTH.search(above.replace(paper, " "))
    own = Credits(publisher=paper or None, published=parse_date(day[0]) if day else None)
    return Draft(tuple(text), title, credits=own | parse_people([fields.get("Author", "")]))
