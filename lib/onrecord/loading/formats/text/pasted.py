"""Marks that wires, press offices and mail programs put above and below a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ....files.package_data import read_toml
from ...cleaning.headlines import looks_like_headline
from ...credits.bylines import parse_head_line
from .mail_heads import FORWARDED, Pasted, cut_close, find_mail_heads, take_mail_head, unquote

_MAX_MARGIN = 12
_STORY = 60
_PRESS_WIRE = re.compile(
    r"\b(?:PR ?Newswire|GLOBE ?NEWSWIRE|BUSINESS ?WIRE|ACCESSWIRE|EINPresswire)\b", re.IGNORECASE
)
_WIRED = re.compile(r"[A-Z][^()]{2,80}\((?:Reuters|AP|AFP)\) ?[-–—]")
"""The dateline of an agency; key points marked with asterisks are above it."""
_PROVIDED = re.compile(r"(?:news|content) provided by:?", re.IGNORECASE)
"""What press wires put above the name of the issuer."""
_ABOUT = re.compile(r"About [A-Z][\w.,&’' -]{1,60}:?")
"""The heading of what a company says of itself below a press release."""
_CONTACTS = re.compile(r"(?:media |press |news |investor )?contacts?:?", re.IGNORECASE)
_LINE_END = re.compile(r"(?<=\w) ?=$")
"""How some agencies end headline and byline."""


def trim(text: str) -> Pasted:
    """A cleaned text without the marks of wires, press releases and mails around it."""
    text = unquote(text)
    marks = [found.end() for found in FORWARDED.finditer(text)]
    if marks and (copy := _own_copy(text, marks)):
        return without_marks(Pasted(copy))
    for begin in (*reversed(marks), *find_mail_heads(text)):
        if head := take_mail_head(text[begin:]):
            own = without_marks(head)
            return replace(own, title="") if has_headline(own.text) else own
    return without_marks(Pasted(text))


def _own_copy(text: str, marks: Sequence[int]) -> str:
    """The text above the first mail that is quoted below it, if it is longer than all of these; or empty."""
    above = text[: text[: marks[0]].rstrip("\n").rfind("\n") + 1]
    words = len(above.split())
    return cut_close(above) if words > max(_STORY, len(text[marks[0] :].split())) else ""


def has_headline(text: str) -> bool:
    """Whether a text opens with a headline and then a byline or date."""
    lines = [line.strip() for line in text.split("\n") if line.strip()][:2]
    return len(lines) == 2 and looks_like_headline(lines[0]) and parse_head_line(lines[1]) is not None


@cache
def _marks() -> dict[str, re.Pattern[str]]:
    """The patterns of `data/pasted.toml`, one per list."""
    data = read_toml(__package__, "pasted.toml")
    return {
        name: re.compile(
            "|".join(f"(?:{pattern})" for pattern in data[name]), 0 if name == "shouted" else re.IGNORECASE
        )
        for name in ("head", "shouted", "foot", "end")
    }


def _without_carets(lines: Sequence[str]) -> list[str]:
    """Lines without the carets around headline and byline of agencies (`^Rain falls<`, `^By Ann Roe=`)."""
    marked = [index for index, line in enumerate(lines[:_MAX_MARGIN]) if line.startswith("^")]
    return [
        line.strip().strip("^<=").strip() if index in marked else line for index, line in enumerate(lines)
    ]


def without_marks(pasted: Pasted) -> Pasted:
    """A text without the slugs above it and the marks below it; the paragraphs between them stay."""
    lines = _without_carets(pasted.text.split("\n"))
    filled = [index for index, line in enumerate(lines) if line.strip()]
    gone: set[int] = set()
    for index in filled[:_MAX_MARGIN]:
        lines[index] = _LINE_END.sub("", lines[index].rstrip())
        line = lines[index].strip()
        if _marks()["head"].fullmatch(line) or _marks()["shouted"].fullmatch(line):
            gone.add(index)
    wired = [place for place, index in enumerate(filled[:_MAX_MARGIN]) if _WIRED.match(lines[index].strip())]
    for place in range(wired[0] if wired else 0):
        if lines[filled[place]].lstrip().startswith("* "):
            gone.add(filled[place])
    for place, index in enumerate(filled[:_MAX_MARGIN]):
        if _PROVIDED.fullmatch(lines[index].strip()):
            gone.update(filled[place : place + 2])
    released = any(_PRESS_WIRE.search(lines[index]) for index in filled[:_MAX_MARGIN])
    words = sum(len(line.split()) for line in lines)
    passed = 0
    for place, index in enumerate(filled):
        line = lines[index].strip()
        passed += len(line.split())
        if released and passed > words / 2 and (_ABOUT.fullmatch(line) or _CONTACTS.fullmatch(line)):
            gone.update(filled[place:])
            break
        if place >= max(len(filled) - _MAX_MARGIN, len(filled) / 2) and _marks()["foot"].fullmatch(line):
            gone.add(index)
        if place >= 2 and _marks()["end"].fullmatch(line):
            gone.update(filled[place:] if passed > words / 2 else [index])
            break
    return Pasted(
        "\n".join("" if i in gone else line for i, line in enumerate(lines)), pasted.title, pasted.credits
    )
