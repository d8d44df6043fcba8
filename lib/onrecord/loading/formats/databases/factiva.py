"""Exports of Factiva, with or without codes in front of the fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...credits.author_fields import parse_people
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from .labels import EDITION, RIGHTS, labels

_FACTIVA_END = re.compile(r"Document [A-Z][A-Za-z]{1,11}0?\d{6,}\w*")
_WORDS = re.compile(r"[\d,]+ words?", re.IGNORECASE)
_PAGE = re.compile(r"(?:pg\.?|page) ?[\w-]{1,8}|[A-Z]{0,2}\d{1,4}", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?: ?[AP]M)?(?: GMT| [A-Z]{2,4})?", re.IGNORECASE)
_CODE = re.compile(r"[A-Z0-9]{3,10}")
_LANGUAGE = re.compile(r"English|French|German|Spanish|Italian|Portuguese|Dutch")


def is_fielded(lines: Sequence[str]) -> bool:
    """Whether the lines are an export with codes in front of the fields."""
    codes = [found[1] for line in lines if (found := labels().factiva.fullmatch(line))]
    return (
        "HD" in codes
        and {"LP", "TD"} & set(codes) != set()
        and {"PD", "SN", "WC", "AN"} & set(codes) != set()
    )


def read_fielded(lines: Sequence[str]) -> Iterator[Draft]:
    """The articles of an export with codes (`HD`, `BY`, `PD`, `LP`, `TD`) in front of its fields."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in [*lines, "HD"]:
        found = labels().factiva.fullmatch(line)
        opens = found and (found[1] == "HD" or (found[1] == "SE" and "HD" in fields))
        if opens and ({"LP", "TD"} & fields.keys()):
            yield _factiva_draft(fields)
            fields = {}
        if _FACTIVA_END.fullmatch(line):
            code = ""
        elif found:
            code = found[1]
            fields.setdefault(code, []).extend(filter(None, [found[2]]))
        elif line and code:
            fields[code].append(line)


def _factiva_draft(fields: dict[str, list[str]]) -> Draft:
    joined = {code: " ".join(lines) for code, lines in fields.items()}
    credits = Credits(publisher=joined.get("SN"), published=parse_date(joined.get("PD", "")))
    lines = tuple(fields.get("LP", []) + fields.get("TD", []))
    return Draft(lines, joined.get("HD", ""), credits=credits | parse_people([joined.get("BY", "")]))


def is_factiva(lines: Sequence[str]) -> bool:
    """Whether lines are an export without codes."""
    return any(_FACTIVA_END.fullmatch(line) for line in lines) and any(
        _WORDS.fullmatch(line) for line in lines
    )


def read_factiva(lines: Sequence[str]) -> Iterator[Draft]:
    """The articles of an export without codes: headline, byline, words, day, paper, and then the text."""
    part: list[str] = []
    for line in lines:
        if _FACTIVA_END.fullmatch(line):
            counts = [index for index, one in enumerate(part) if _WORDS.fullmatch(one)]
            if counts:
                yield _plain_factiva_draft(part[: counts[0]], part[counts[0] + 1 :])
            part = []
        elif line:
            part.append(line)


def _plain_factiva_draft(above: Sequence[str], below: Sequence[str]) -> Draft:
    """An article from the lines above and below its word count."""
    above = [
        line
        for line in above
        if not re.fullmatch(r"(?:page \d+ of \d+|© .*|search summary|factiva|dow jones).*", line, re.I)
    ]
    people = parse_people([above[-1]]) if len(above) > 1 else Credits()
    named = bool(people.reporters or people.wires)
    title = " ".join(above[:-1] if named else above)
    rest = list(below)
    day = publisher = None
    while rest:
        line = rest[0]
        if parse_date(line) and len(line) < 40:
            day = day or parse_date(line)
        elif publisher is None and day and not _CLOCK.fullmatch(line):
            publisher = line
        elif not any(p.fullmatch(line) for p in (_CLOCK, _CODE, _PAGE, _LANGUAGE, RIGHTS, EDITION)):
            break
        rest.pop(0)
    if publisher and rest and rest[-1] == publisher:  # the imprint below the text
        rest.pop()
    return Draft(tuple(rest), title, credits=Credits(publisher=publisher, published=day) | people)
