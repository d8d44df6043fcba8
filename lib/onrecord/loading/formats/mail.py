"""Mail: messages (EML), boxes of messages (MBOX), and pages that browsers save as messages (MHTML)."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, Message
from typing import cast

from ..bytes_to_text import DecodingError, decode
from ..cleaning import mend
from ..credit_names import Credits
from ..pages.read import read_page
from ..pasted import clean_subject, trim
from ..publication_date import parse_date
from ..values import MAX_FILE, Draft, File, Format, FormatError, Options, Part
from ..wrapping import paragraphs

_HEADER_LINE = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?[^\r\n]*")
_TELLING = re.compile(
    rb"^(?:mime-version|received|message-id|return-path|delivered-to|dkim-signature|x-[\w-]+|content-type|from|to|date|subject):",
    re.IGNORECASE,
)
_SURE = re.compile(
    rb"^(?:mime-version|received|message-id|return-path|delivered-to|dkim-signature|content-type):",
    re.IGNORECASE,
)
_ENOUGH = 30


def _parse(data: bytes) -> EmailMessage:
    """A message."""
    try:
        return cast(EmailMessage, email.message_from_bytes(data, policy=email.policy.default))
    except (ValueError, LookupError, RecursionError) as error:
        raise FormatError("a broken mail") from error


def read_message(file: File, options: Options) -> Iterator[Part]:
    """The article of a mail and the files attached to it.

    Raises:
        FormatError: it is encrypted, or has no text.
    """
    yield from _read_parts(_parse(file.data))


def _read_parts(message: EmailMessage) -> Iterator[Part]:
    kind = message.get_content_type()
    if kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        raise FormatError("an encrypted mail; decrypt it first")
    attached = [part for part in message.walk() if _is_attached(part)]
    draft = _message_draft(message)
    if draft.paragraphs or not attached:
        if not draft.paragraphs:
            raise FormatError("a mail without a text")
        yield Part("", draft)
    for number, part in enumerate(attached, 1):
        name = part.get_filename() or f"attachment-{number}"
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            yield Part(f"/{name}", File(data, name, optional=True))


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" and not part.is_multipart()


def _message_draft(message: EmailMessage) -> Draft:
    """The article of a mail: of its text, or of its HTML where that is longer or alone."""
    subject = clean_subject(" ".join(mend(_header(message, "subject")).split()))
    known = Credits(published=parse_date(_header(message, "date")) if _header(message, "date") else None)
    texts = {kind: _body(message, kind) for kind in ("text/plain", "text/html")}
    plain = trim(mend(texts["text/plain"]))
    drafts = [Draft(tuple(paragraphs(plain.text)), plain.title or subject, credits=plain.credits | known)]
    if texts["text/html"].strip():
        try:
            page = read_page(texts["text/html"])[0]
            drafts.append(
                Draft(page.paragraphs, subject or page.title, page.url, known | page.credits, page.warnings)
            )
        except FormatError:
            pass
    sizes = [sum(len(line.split()) for line in draft.paragraphs) for draft in drafts]
    use_plain = len(drafts) == 1 or (sizes[0] >= _ENOUGH and sizes[0] * 2 >= sizes[1])
    found = drafts[0] if use_plain else drafts[1]
    return replace(found, warnings=(*found.warnings, *_lost(message)))


def _header(message: EmailMessage, name: str) -> str:
    """A header's text; broken ones are passed over."""
    try:
        return str(message.get(name) or "")
    except (ValueError, LookupError, IndexError, AttributeError):
        return ""


def _body(message: EmailMessage, kind: str) -> str:
    """The text of the first part of a kind that is not an attachment."""
    for part in message.walk():
        if part.get_content_type() == kind and not _is_attached(part):
            data = part.get_payload(decode=True)
            try:
                return (
                    decode(data, part.get_content_charset())
                    if isinstance(data, bytes) and data.strip()
                    else ""
                )
            except DecodingError:
                return ""
    return ""


def _lost(message: EmailMessage) -> list[str]:
    """What of a mail could not be decoded."""
    broken = [part for part in message.walk() if any("Base64" in type(d).__name__ for d in part.defects)]
    return ["a part of the mail could not be decoded"] if broken else []


def read_box(file: File, options: Options) -> Iterator[Part]:
    """The articles of a box of mails, `[1]`, `[2]` …, one held at a time.

    Raises:
        FormatError: it is empty.
    """
    lines: list[bytes] = []
    number = size = 0
    for line in _and_end(file.lines()):
        if line is None or (line.startswith(b"From ") and (not lines or not lines[-1].strip())):
            if lines:
                number += 1
                yield from _labelled(b"".join(lines), number)
            lines, size = [], 0
            continue
        size += len(line)
        if size > MAX_FILE:
            raise FormatError(f"a mail larger than {MAX_FILE // 1_000_000} MB")
        lines.append(line[1:] if re.match(rb">+From ", line) else line)


def _and_end(lines: Iterator[bytes]) -> Iterator[bytes | None]:
    yield from lines
    yield None


def _labelled(data: bytes, number: int) -> Iterator[Part]:
    """The parts of one mail of a box."""
    try:
        for part in _read_parts(_parse(data)):
            yield Part(f"[{number}]{part.label}", part.content)
    except FormatError as error:
        yield Part(f"[{number}]", error)


def read_saved_page(file: File, options: Options) -> Iterator[Part]:
    """The page that a browser saved with its pictures as one message.

    Raises:
        FormatError: there is no page in it.
    """
    message = _parse(file.data)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data.strip():
                url = _header(message, "snapshot-content-location") or str(part.get("content-location") or "")
                usable = url if url.startswith(("http://", "https://")) else None
                yield Part(
                    "", File(data, "page.html", url=usable, charset=part.get_content_charset(), form="html")
                )
                return
    raise FormatError("a saved page (MHTML) without a page in it")


def _head_lines(file: File) -> list[bytes]:
    """The lines of a file that stand before the first blank one."""
    return re.split(rb"\r?\n\r?\n", file.head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0].splitlines()


def is_message(file: File) -> bool:
    """Whether a file opens with the head of a mail as mail servers write it."""
    lines = _head_lines(file)
    heads = [line for line in lines if not line[:1].isspace()]
    if len(heads) < 2 or not all(_HEADER_LINE.match(line) for line in heads):
        return False
    return any(_SURE.match(line) for line in heads) and any(_TELLING.match(line) for line in heads)


def _is_saved_page(file: File) -> bool:
    head = b"\n".join(_head_lines(file)).lower()
    return (
        is_message(file)
        and b"multipart/related" in head
        and (b"snapshot-content-location" in head or b"text/html" in head)
    )


MHTML = Format(
    name="mhtml",
    title="web page saved as one file (MHTML)",
    group="web pages",
    suffixes=(".mhtml", ".mht"),
    read=read_saved_page,
    matches=_is_saved_page,
    media_types=("multipart/related", "message/rfc822"),
)
MBOX = Format(
    name="mbox",
    title="mailbox (MBOX)",
    group="mail and web archives",
    suffixes=(".mbox",),
    read=read_box,
    matches=lambda file: (
        file.head.startswith(b"From ") and bool(re.match(rb"From \S+.*\d{4}\r?\n[A-Za-z-]+:", file.head))
    ),
    many=True,
)
EML = Format(
    name="eml",
    title="mail (EML)",
    group="mail and web archives",
    suffixes=(".eml",),
    read=read_message,
    matches=is_message,
)
