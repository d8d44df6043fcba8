"""Exports of press databases (Nexis Uni, LexisNexis, Factiva, ProQuest): each article by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..files.package_data import read_toml
from .author_fields import parse_people
from .credit_names import Credits
from .publication_date import parse_date
from .values import Draft
from .wrapping import paragraphs

_NEXIS_HEAD = re.compile(r"(?:Document )?\d{1,4} of \d{1,4}(?: DOCUMENTS?)?", re.IGNORECASE)
_NEXIS_END = re.compile(r"End of Document", re.IGNORECASE)
_NEXIS_DAY = re.compile(r"(?:\w+,? )?(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})\b.{0,60}")
_COPYRIGHT = re.compile(
    r"(?:Copyright|\(c\)|©).{0,160}|All Rights Reserved\.?|.{0,80}All rights reserved\.?", re.IGNORECASE
)
_FACTIVA_END = re.compile(r"Document [A-Z][A-Za-z]{1,11}0?\d{6,}\w*")
_WORDS = re.compile(r"[\d,]+ words?", re.IGNORECASE)
_PAGE = re.compile(r"(?:pg\.?|page) ?[\w-]{1,8}|[A-Z]{0,2}\d{1,4}", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?: ?[AP]M)?(?: GMT| [A-Z]{2,4})?", re.IGNORECASE)
_CODE = re.compile(r"[A-Z0-9]{3,10}")
_LANGUAGE = re.compile(r"English|French|German|Spanish|Italian|Portuguese|Dutch")
_EDITION = re.compile(
    r"(?:First|Final|1st|2nd|3rd|Late|Early|National|City|Metro|State|Web|Online|Main|Print)\b.{0,30}"
)
_PROQUEST_RULE = re.compile(r"_{20,}|-{20,}|={20,}")


@dataclass(frozen=True, slots=True)
class _Labels:
    """The labels of `data/press_databases.toml` as patterns of lines; that file says what each is for."""

    nexis: re.Pattern[str]
    nexis_foot: frozenset[str]
    factiva: re.Pattern[str]
    proquest: re.Pattern[str]


@cache
def _labels() -> _Labels:
    data = read_toml("onrecord.loading", "press_databases.toml")

    def labelled(names: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"({'|'.join(map(re.escape, names))}):(?:\s+(.*))?", re.IGNORECASE)

    codes = re.compile(rf"({'|'.join(data['factiva'])})(?:\s*\|?\s+(.*)|\s*\|?\s*)")
    nexis = labelled([*data["nexis"], *data["nexis_foot"]])
    return _Labels(nexis, frozenset(data["nexis_foot"]), codes, labelled(data["proquest"]))


def split_export(lines: Sequence[str]) -> list[Draft]:
    """The articles of an export; none if the lines are not one.

    Args:
        lines: mended, with or without blank ones.
    """
    filled = [line.strip() for line in lines]
    kinds: tuple[tuple[Callable[[Sequence[str]], bool], Callable[[Sequence[str]], Iterator[Draft]]], ...] = (
        (_is_nexis, _read_nexis),
        (_is_factiva_fielded, _read_factiva_fielded),
        (_is_factiva, _read_factiva),
        (_is_proquest, _read_proquest),
    )
    for fits, read in kinds:
        if fits(filled):
            return [draft for draft in read(filled) if draft.paragraphs]
    return []


# --- Nexis Uni and LexisNexis


def _is_nexis(lines: Sequence[str]) -> bool:
    ends = sum(bool(_NEXIS_END.fullmatch(line)) for line in lines)
    heads = sum(bool(_NEXIS_HEAD.fullmatch(line)) for line in lines)
    labels = sum(
        bool(re.match(r"(?:length|load-date|publication-type|section|byline):", line, re.I)) for line in lines
    )
    return bool(ends or heads) and labels >= 2


def _read_nexis(lines: Sequence[str]) -> Iterator[Draft]:
    """The articles between the marks of their beginnings and ends."""
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
        if any(_labels().nexis.fullmatch(line) for line in part):
            yield _read_nexis_article(_after_cover(part))


def _after_cover(part: list[str]) -> list[str]:
    """An article without the cover sheet of its export, which lists what was asked for and found."""
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
        found = _labels().nexis.fullmatch(line)
        name = found[1].lower() if found else ""
        if line.lower() in ("body", "full text"):
            in_body, label = True, ""
        elif found and (not in_body or name in _labels().nexis_foot):
            in_body = name == "body"
            label = name
            if in_body and found[2]:
                body.append(found[2])
            fields[label] = (found[2] or "").strip()
        elif line.lower() in ("classification", "graphic", "load-date") and in_body:
            in_body, label = False, line.lower()
        elif in_body:
            body.append(line)
        elif not line:
            if (
                not in_body
                and label in ("byline", "length", "dateline", "highlight", "section")
                and fields.get(label)
            ):
                label = ""
        elif label and label not in _labels().nexis_foot:
            fields[label] = f"{fields[label]} {line}".strip()
        elif not fields.keys() & _labels().nexis_foot:
            (body if fields else head).append(line)
    return _nexis_draft(head, fields, body)


def _nexis_draft(head: Sequence[str], fields: dict[str, str], body: Sequence[str]) -> Draft:
    """The draft of an article whose head is headline, paper, day, or paper, day and a labelled headline."""
    days = [index for index, line in enumerate(head) if _NEXIS_DAY.fullmatch(line) and parse_date(line)]
    day = parse_date(head[days[0]]) if days else None
    above = [line for line in (head[: days[0]] if days else head) if not _COPYRIGHT.fullmatch(line)]
    below = [line for line in (head[days[0] + 1 :] if days else []) if not _is_imprint(line)]
    title = fields.get("headline") or fields.get("title") or ""
    publisher = above[-1] if above else None
    if not title:
        title = " ".join(above[:-1]) if len(above) > 1 else " ".join(below[:1])
    people = parse_people([fields.get("byline") or fields.get("author") or ""])
    credits = Credits(publisher=publisher, published=day) | people
    return Draft(tuple(paragraphs("\n".join(body))), title, credits=credits)


def _is_imprint(line: str) -> bool:
    """Whether a line names an edition or owner of the rights."""
    return bool(_COPYRIGHT.fullmatch(line) or _EDITION.fullmatch(line) or line.lower().endswith(" edition"))


# --- Factiva


def _is_factiva_fielded(lines: Sequence[str]) -> bool:
    codes = [found[1] for line in lines if (found := _labels().factiva.fullmatch(line))]
    return (
        "HD" in codes
        and {"LP", "TD"} & set(codes) != set()
        and {"PD", "SN", "WC", "AN"} & set(codes) != set()
    )


def _read_factiva_fielded(lines: Sequence[str]) -> Iterator[Draft]:
    """The articles of an export with codes (`HD`, `BY`, `PD`, `LP`, `TD`) in front of its fields."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in [*lines, "HD"]:
        found = _labels().factiva.fullmatch(line)
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


def _is_factiva(lines: Sequence[str]) -> bool:
    return any(_FACTIVA_END.fullmatch(line) for line in lines) and any(
        _WORDS.fullmatch(line) for line in lines
    )


def _read_factiva(lines: Sequence[str]) -> Iterator[Draft]:
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
    """An article from the lines above and below its count of words."""
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
        elif not any(p.fullmatch(line) for p in (_CLOCK, _CODE, _PAGE, _LANGUAGE, _COPYRIGHT, _EDITION)):
            break
        rest.pop(0)
    return Draft(tuple(rest), title, credits=Credits(publisher=publisher, published=day) | people)


# --- ProQuest


def _is_proquest(lines: Sequence[str]) -> bool:
    names = [found[1].lower() for line in lines if (found := _labels().proquest.fullmatch(line))]
    return "full text" in names and bool(
        {"proquest document id", "publication title", "document url", "publication info"} & set(names)
    )


def _read_proquest(lines: Sequence[str]) -> Iterator[Draft]:
    """The articles between rules; without rules there is one."""
    part: list[str] = []
    for line in [*lines, "_" * 30]:
        if _PROQUEST_RULE.fullmatch(line):
            if any(_labels().proquest.fullmatch(one) for one in part):
                yield _proquest_draft(part)
            part = []
        else:
            part.append(line)


def _proquest_draft(lines: Sequence[str]) -> Draft:
    """One article of labelled fields; the label in front counts for all lines up to the next."""
    fields: dict[str, list[str]] = {"": []}
    label = ""
    for line in lines:
        if found := _labels().proquest.fullmatch(line):
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
    publisher = re.split(r"[;,]", joined.get("publication title", ""))[0].strip() or None
    credits = Credits(publisher=publisher, published=day) | parse_people([_turned(joined.get("author", ""))])
    return Draft(tuple(fields.get("full text", []) or fields.get("text", [])), title, credits=credits)


def _turned(author: str) -> str:
    """Names of which the surname stands first (“Marsh, Ellen; Roe, Bo”) the usual way round."""
    names = [name.strip(" .") for name in author.split(";") if name.strip(" .")]
    parts = [[part.strip() for part in name.split(",")] for name in names]
    if all(len(pair) == 2 and len(pair[0].split()) == 1 for pair in parts):
        return ", ".join(f"{given} {surname}" for surname, given in parts)
    return ", ".join(names)
