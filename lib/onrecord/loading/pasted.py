"""What comes with pasted text: marks of wires and press releases, heads of mails, signs of quoting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from ..files.package_data import read_toml
from .bylines import parse_head_line
from .credit_names import Credits
from .headlines import looks_like_headline
from .publication_date import parse_date

_QUOTE_MARK = re.compile(r"^(?:> ?)+", re.MULTILINE)
_QUOTED_SHARE = 0.6
_FORWARDED = re.compile(
    r"^[ \t]*(?:-{2,} ?(?:forwarded message|original message|forwarded by .{0,80}) ?-{2,}"
    r"|begin forwarded message:|-{5,} ?forwarded .{0,60})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
HEADER = re.compile(
    r"(from|sent|date|to|cc|bcc|subject|reply-to|importance|attachments?|newsgroups|organization):[ \t]*(.*)",
    re.IGNORECASE,
)
_SUBJECT_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr):\s*)+|^\[[^\]]{1,40}\]\s+", re.IGNORECASE)
_MAX_MARGIN = 12
_MAX_NOTE = 60


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text without what came with it.

    Attributes:
        text: the rest, line by line.
        title: the headline, if a mail's subject gives it.
        credits: the day, if a mail's head gives it.
    """

    text: str
    title: str = ""
    credits: Credits = field(default_factory=Credits)


def trim(text: str) -> Pasted:
    """A mended text without the marks of wires and press releases and the heads of mails around it."""
    text = _unquote(text)
    marks = [found.end() for found in _FORWARDED.finditer(text)]
    for begin in (*reversed(marks), *_heads(text)):
        if head := take_mail_head(text[begin:]):
            own = _without_slugs(head)
            return replace(own, title="") if _has_headline(own.text) else own
    return _without_slugs(Pasted(text))


def _has_headline(text: str) -> bool:
    """Whether a text opens with a headline and a byline or date below it."""
    lines = [line.strip() for line in text.split("\n") if line.strip()][:2]
    return len(lines) == 2 and looks_like_headline(lines[0]) and parse_head_line(lines[1]) is not None


def _heads(text: str) -> list[int]:
    """Where the head of a mail begins, at the top or below a short note."""
    found: list[int] = []
    place = words = 0
    for line in text.split("\n"):
        if words > _MAX_NOTE:
            break
        if (header := HEADER.fullmatch(line.strip())) and header[1].lower() in (
            "from",
            "subject",
            "date",
            "sent",
        ):
            found.append(place)
        place += len(line) + 1
        words += len(line.split())
    return found[:1]


def take_mail_head(text: str) -> Pasted | None:
    """What follows the head of a mail (`From:`, `Subject:` …), with its subject and day; None if none."""
    lines = text.lstrip("\n").split("\n")
    fields: dict[str, str] = {}
    end = 0
    for line in lines:
        end += 1
        if not line.strip():
            if fields:
                break
            continue
        if found := HEADER.fullmatch(line.strip("* \t").replace(":*", ":")):
            fields[found[1].lower()] = found[2].strip(" *")
        elif not fields or not line[:1].isspace():
            return None
    if len({"from", "subject", "date", "sent", "to"} & fields.keys()) < 2:
        return None
    day = parse_date(fields.get("date") or fields.get("sent") or "")
    return Pasted("\n".join(lines[end:]), clean_subject(fields.get("subject", "")), Credits(published=day))


def clean_subject(subject: str) -> str:
    """A mail's subject without `Fwd:`, `Re:` and the name of a list."""
    return _SUBJECT_PREFIX.sub("", subject.strip())


def _unquote(text: str) -> str:
    """A text without the marks of quoted mail (`> `), if most of its lines have them."""
    lines = [line for line in text.split("\n") if line.strip()]
    marked = [line for line in lines if line.startswith(">")]
    if len(marked) < 2 or len(marked) < _QUOTED_SHARE * len(lines):
        return text
    return "\n".join(
        _QUOTE_MARK.sub("", line) for line in text.split("\n") if line.startswith(">") or not line.strip()
    )


@cache
def _marks() -> dict[str, re.Pattern[str]]:
    """The patterns of `data/pasted.toml`, each list made one."""
    data = read_toml("onrecord.loading", "pasted.toml")
    return {
        name: re.compile(
            "|".join(f"(?:{pattern})" for pattern in data[name]), 0 if name == "shouted" else re.IGNORECASE
        )
        for name in ("head", "shouted", "foot", "end")
    }


def _without_slugs(pasted: Pasted) -> Pasted:
    """A text without the slugs above it and the marks below it; nothing between its paragraphs is touched."""
    lines = pasted.text.split("\n")
    filled = [index for index, line in enumerate(lines) if line.strip()]
    gone: set[int] = set()
    for index in filled[:_MAX_MARGIN]:
        line = lines[index].strip()
        if _marks()["head"].fullmatch(line) or _marks()["shouted"].fullmatch(line):
            gone.add(index)
    for place, index in enumerate(filled):
        line = lines[index].strip()
        if place >= len(filled) - _MAX_MARGIN and _marks()["foot"].fullmatch(line):
            gone.add(index)
        if place >= 2 and _marks()["end"].fullmatch(line):
            gone.update(filled[place:] if place >= len(filled) / 2 else [index])
            break
    return Pasted(
        "\n".join("" if i in gone else line for i, line in enumerate(lines)), pasted.title, pasted.credits
    )
