"""Exports of ProQuest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...credits.author_fields import parse_people
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from .labels import labels

_PROQUEST_RULE = re.compile(r"_{20,}|-{20,}|={20,}")


def is_proquest(lines: Sequence[str]) -> bool:
    """Whether lines are an export of ProQuest."""
    names = [found[1].lower() for line in lines if (found := labels().proquest.fullmatch(line))]
    return "full text" in names and bool(
        {"proquest document id", "publication title", "document url", "publication info"} & set(names)
    )


def read_proquest(lines: Sequence[str]) -> Iterator[Draft]:
    """The articles between rules; without rules there is one."""
    part: list[str] = []
    for line in [*lines, "_" * 30]:
        if _PROQUEST_RULE.fullmatch(line):
            if any(labels().proquest.fullmatch(one) for one in part):
                yield _proquest_draft(part)
            part = []
        else:
            part.append(line)


def _proquest_draft(lines: Sequence[str]) -> Draft:
    """One article of labelled fields; a label applies to all lines up to the next one."""
    fields: dict[str, list[str]] = {"": []}
    label = ""
    for line in lines:
        if found := labels().proquest.fullmatch(line):
            label = found[1].lower()
            fields.setdefault(label, []).extend(filter(None, [found[2]]))
        elif line:
            fields.setdefault(label, []).append(line)
    joined = {name: " ".join(found) for name, found in fields.items()}
    above = [
        line
        for line in fields[""]
        if not re.match(r"(?:document \d+ of \d+|proquest|\d+ of \d+)", line, re.I)
    ]
    title = joined.get("title") or (above[0] if above else "")
    day = parse_date(joined.get("publication date", "")) or parse_date(joined.get("publication info", ""))
    paper = joined.get("publication title") or joined.get("publication info") or ""
    publisher = re.split(r"[;,]", paper)[0].strip() or None
    credits = Credits(publisher=publisher, published=day) | parse_people([_turned(joined.get("author", ""))])
    return Draft(tuple(fields.get("full text", []) or fields.get("text", [])), title, credits=credits)


def _turned(author: str) -> str:
    """Names with the surname first (“Marsh, Ellen; Roe, Bo”) in the usual order."""
    names = [name.strip(" .") for name in author.split(";") if name.strip(" .")]
    parts = [[part.strip() for part in name.split(",")] for name in names]
    if all(len(pair) == 2 and len(pair[0].split()) == 1 for pair in parts):
        return ", ".join(f"{given} {surname}" for surname, given in parts)
    return ", ".join(names)
