"""Heads of mails in pasted text, and quotation marks (`>`) in front of its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...credits.names import Credits
from ...credits.publication_date import parse_date

_QUOTE_MARK = re.compile(r"^(?:> ?)+", re.MULTILINE)
_QUOTED_SHARE = 0.6
FORWARDED = re.compile(
    r"^[ \t]*(?:-{2,} ?(?:forwarded message|original message|forwarded by .{0,80}) ?-{2,}"
    r"|begin forwarded message:|-{5,} ?forwarded .{0,60})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
HEADER = re.compile(
    r"(from|sent|date|to|cc|bcc|subject|reply-to|importance|attachments?|newsgroups|organization):[ \t]*(.*)",
    re.IGNORECASE,
)
_SUBJECT_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr):\s*)+|^\[[^\]]{1,40}\]\s+", re.IGNORECASE)
_MAX_NOTE = 60
_MAX_SIGNATURE = 10
_MAX_CLOSE = 8
_CLOSE = re.compile(
    r"(?:(?:kind|best|warm|many) )?(?:regards|wishes|thanks)|(?:all the )?best|cheers|thank you"
    r"|yours(?: \w+)?|sincerely|sent from my .{2,30}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text without the head and marks of a mail.

    Attributes:
        text: the rest, line by line.
        title: the headline, if a mail's subject gives it.
        credits: the day, if a mail's head gives it.
    """

    text: str
    title: str = ""
    credits: Credits = field(default_factory=Credits)


def find_mail_heads(text: str) -> list[int]:
    """The offset of the head of a mail, at the top or below a short note; None if there is none."""
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
    """The text below the head of a mail (`From:`, `Subject:` …), with its subject and day, or None."""
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


def cut_signature(text: str) -> str:
    """A mail without the signature below its last `-- ` line, as RFC 3676 has it."""
    body, mark, after = text.rpartition("\n-- \n") if "\n-- \n" in text else text.rpartition("\n--\n")
    return body if mark and len(after.strip().split("\n")) <= _MAX_SIGNATURE else text


def cut_close(text: str) -> str:
    """A mail without the greeting at its end (“Kind regards, Ann”)."""
    lines = text.rstrip().split("\n")
    for index in range(max(0, len(lines) - _MAX_CLOSE), len(lines)):
        if _CLOSE.fullmatch(lines[index].strip(" ,.!")):
            return "\n".join(lines[:index])
    return text


def clean_subject(subject: str) -> str:
    """A mail's subject without `Fwd:`, `Re:` and the name of a list."""
    return _SUBJECT_PREFIX.sub("", subject.strip())


def unquote(text: str) -> str:
    """A text without the marks of quoted mail (`> `) if most of its lines have one."""
    lines = [line for line in text.split("\n") if line.strip()]
    marked = [line for line in lines if line.startswith(">")]
    if len(marked) < 2 or len(marked) < _QUOTED_SHARE * len(lines):
        return text
    return "\n".join(
        _QUOTE_MARK.sub("", line) for line in text.split("\n") if line.startswith(">") or not line.strip()
    )
