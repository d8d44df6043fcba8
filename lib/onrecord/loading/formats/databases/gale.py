"""Exports of Gale (OneFile, Academic OneFile, General OneFile)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...credits.author_fields import parse_people
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from .labels import RIGHTS

_FIELD = re.compile(r"([A-Z][A-Za-z() ]{2,30}):(?:\s+(.*))?")
_TEXT = "full text"
_FOOT = re.compile(r"(?:Source Citation|Gale Document Number|Record Number|Named Works)\b.*", re.IGNORECASE)


def is_gale(lines: Sequence[str]) -> bool:
    """Whether lines are an export of Gale."""
    names = {line.partition(":")[0].lower() for line in lines if _FIELD.fullmatch(line)}
    return {_TEXT, "gale document number"} <= names


def read_gale(lines: Sequence[str]) -> Iterator[Draft]:
    """The articles: labelled fields, the last of which is the text, and a citation."""
    fields: dict[str, str] = {}
    text: list[str] = []
    inside = False
    for line in filter(None, [*lines, "Source Citation"]):
        found = _FIELD.fullmatch(line)
        if inside and (_FOOT.fullmatch(line) or RIGHTS.fullmatch(line)):
            yield _draft(fields, text)
            fields, text, inside = {}, [], False
        elif inside:
            text.append(line)
        elif found and found[1].lower() == _TEXT:
            inside = True
            text.extend(filter(None, [found[2]]))
        if found and not inside:
            fields[found[1].lower()] = found[2] or ""


def _draft(fields: dict[str, str], text: Sequence[str]) -> Draft:
    """The article of labelled fields."""
    publisher = re.split(r"[(,;]", fields.get("publication", ""))[0].strip() or None
    own = Credits(publisher=publisher, published=parse_date(fields.get("date", "")))
    people = parse_people([fields.get("author(s)") or fields.get("author") or ""])
    return Draft(tuple(text), fields.get("title", "").rstrip("."), credits=own | people)
