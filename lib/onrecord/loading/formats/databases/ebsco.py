"""Exports of EBSCOhost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...credits.author_fields import parse_people
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft

_FIELD = re.compile(
    r"(Title|Authors?|By|Source|Document Type|Subject Terms|Geographic Terms|People|Company/Entity"
    r"|Abstract|Full Text Word Count|NAICS/Industry Codes|Author-Supplied Keywords|ISSN|DOI"
    r"|Accession Number|Database|Persistent link to this record.*|Publication Type|Images):(?:\s+(.*))?"
)
_TELLING = frozenset(("Source", "Accession Number", "Database"))
_SECTION = re.compile(r"(?:Section|Edition|Column): ?.{1,80}")
_END = re.compile(r"~{4,}|Copyright of .{3,200} is the property of .*|\[ABSTRACT FROM AUTHOR\]")
_DAY = re.compile(r"[;,] *(\d{1,2}/\d{1,2}/\d{2,4}|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})\b")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def is_ebsco(lines: Sequence[str]) -> bool:
    """Whether lines are an export of EBSCOhost."""
    return {found[1] for line in lines if (found := _FIELD.fullmatch(line))} >= _TELLING


def read_ebsco(lines: Sequence[str]) -> Iterator[Draft]:
    """The articles: fields, of which the database is the last, and then the text."""
    fields: dict[str, str] = {}
    text: list[str] = []
    label, ended = "", False
    for line in filter(None, [*lines, "Title:"]):
        found = _FIELD.fullmatch(line)
        if found and found[1] == "Title" and fields.keys() >= _TELLING:
            yield _draft(fields, text)
            fields, text, label, ended = {}, [], "", False
        if found and not text:
            label = found[1]
            fields[label] = (found[2] or "").strip()
        elif label and not fields[label]:
            fields[label] = line
        elif _END.fullmatch(line):
            ended = True
        elif "Database" in fields and not ended:
            text.append(line)


def _draft(fields: dict[str, str], text: Sequence[str]) -> Draft:
    """The article of fields and text; the source holds paper and day, written as in America."""
    title, source = fields.get("Title", "").rstrip(". "), fields["Source"]
    found = _DAY.search(source)
    day = _AMERICAN.sub(r"\3-\1-\2", found[1]) if found else ""
    own = Credits(publisher=re.split(r"[;,]", source)[0].strip() or None, published=parse_date(day))
    body = [line for line in text if line.rstrip(". ") != title and not _SECTION.fullmatch(line)]
    people = parse_people([fields.get("Authors") or fields.get("Author") or fields.get("By") or ""])
    return Draft(tuple(body), title, credits=own | people)
