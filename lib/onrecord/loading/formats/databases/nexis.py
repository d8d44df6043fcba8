"""Exports of Nexis Uni and LexisNexis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...cleaning.line_wrapping import paragraphs
from ...credits.author_fields import parse_people
from ...credits.bylines import is_story
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from .labels import EDITION, RIGHTS, labels

_NEXIS_HEAD = re.compile(
    r"(?:Do[ck]ument )?\d{1,4} (?:of|von|de) \d{1,4}(?: DO[CK]UMENT[SE]?)?", re.IGNORECASE
)
_TELLING = re.compile(
    r"(length|load-date|publication-type|section|byline|länge|rubrik|longueur|rubrique):", re.IGNORECASE
)
_NEXIS_END = re.compile(r"End of Document", re.IGNORECASE)
_NEXIS_DAY = re.compile(r"(?:\w+,? )?(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2}\.? [A-Z][a-z]+ \d{4})\b.{0,60}")


def is_nexis(lines: Sequence[str]) -> bool:
    """Whether lines are an export of Nexis."""
    ends = sum(bool(_NEXIS_END.fullmatch(line)) for line in lines)
    heads = sum(bool(_NEXIS_HEAD.fullmatch(line)) for line in lines)
    found = (_TELLING.match(line) for line in lines)
    return bool(ends or heads) and len({label[1].lower() for label in found if label}) >= 2


def read_nexis(lines: Sequence[str]) -> Iterator[Draft]:
    """The articles between the marks of beginning and end."""
    parts: list[list[str]] = [[]]
    has_heads = any(_NEXIS_HEAD.fullmatch(line) for line in lines)
    begun = not has_heads
    for line in lines:
        if _NEXIS_HEAD.fullmatch(line):
            parts.append([])
            begun = True
        elif _NEXIS_END.fullmatch(line):
            parts.append([])
            begun = not has_heads
        elif begun:
            parts[-1].append(line)
    for part in parts:
        if any(labels().nexis.fullmatch(line) for line in part):
            yield _read_nexis_article(_after_cover(part))


def _after_cover(part: list[str]) -> list[str]:
    """An article without the cover sheet of its export, which lists the query and its results."""
    for index, line in enumerate(part):
        if re.match(r"(?:search type|narrowed by|search terms|client/matter|about lexisnexis)\b", line, re.I):
            rest = [i for i, other in enumerate(part) if i > index and not other]
            return _after_cover(part[rest[0] :]) if rest else part
    return part


def _read_nexis_article(lines: Sequence[str]) -> Draft:
    """One article: its head (headline, paper, day, labels), its body, its labels below."""
    head: list[str] = []
    fields: dict[str, str] = {}
    body: list[str] = []
    label = ""
    in_body = False
    for line in lines:
        found = labels().nexis.fullmatch(line)
        name = found[1].lower() if found else ""
        if line.lower() in ("body", "full text"):
            in_body, label = True, ""
        elif found and (not in_body or name in labels().nexis_foot):
            in_body = name == "body"
            label = name
            if in_body and found[2]:
                body.append(found[2])
            fields[label] = (found[2] or "").strip()
        elif line.lower() in ("classification", "graphic", "load-date") and in_body:
            in_body, label = False, line.lower()
            fields.setdefault(label, "")
        elif in_body:
            body.append(line)
        elif not line:
            if not in_body and label not in labels().nexis_foot and fields.get(label):
                label = ""
        elif label and label not in labels().nexis_foot and not _is_complete(label, fields[label], line):
            fields[label] = f"{fields[label]} {line}".strip()
        elif not fields.keys() & labels().nexis_foot:
            (body if fields else head).append(line)
    return _nexis_draft(head, fields, body)


def _is_complete(label: str, value: str, line: str) -> bool:
    """Whether a field is over although no blank line follows it, as in HTML, so that the text begins."""
    return bool(value) and (label in ("length", "länge", "longueur") or is_story(line))


def _nexis_draft(head: Sequence[str], fields: dict[str, str], body: Sequence[str]) -> Draft:
    """The draft of an article. Its head has headline, paper and day; or paper, day and label."""
    days = [index for index, line in enumerate(head) if _NEXIS_DAY.fullmatch(line) and parse_date(line)]
    day = parse_date(head[days[0]]) if days else None
    lines = dict.fromkeys(head[: days[0]] if days else head)  # printed pages repeat the headline
    above = [line for line in lines if not RIGHTS.fullmatch(line)]
    below = [line for line in (head[days[0] + 1 :] if days else []) if not _is_imprint(line)]
    title = fields.get("headline") or fields.get("title") or ""
    publisher = above[-1] if above else None
    if not title:
        title = " ".join(above[:-1]) if len(above) > 1 else " ".join(below[:1])
    people = parse_people(
        [next((fields[name] for name in ("byline", "author", "autor", "auteur") if fields.get(name)), "")]
    )
    credits = Credits(publisher=publisher, published=day) | people
    return Draft(tuple(paragraphs("\n".join(body))), title, credits=credits)


def _is_imprint(line: str) -> bool:
    """Whether a line names an edition or the owner of the rights."""
    return bool(RIGHTS.fullmatch(line) or EDITION.fullmatch(line) or line.lower().endswith(" edition"))
