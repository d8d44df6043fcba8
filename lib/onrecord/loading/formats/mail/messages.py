"""Mails (EML): the article in the text and the files attached."""

from __future__ import annotations

import email
import email.policy
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, Message
from itertools import islice
from typing import cast

from ...bytes_to_text import DecodingError, decode
from ...cleaning.characters import mend
from ...cleaning.line_wrapping import paragraphs
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from ...errors import FormatError
from ...file import File
from ...pages.read_page import read_page
from ..format import Format, LeftOut, Options, Part
from ..text.mail_heads import clean_subject, cut_signature
from ..text.pasted import has_headline, trim

_HEADER_LINE = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?[^\r\n]*")
_TELLING = re.compile(
    rb"^(?:mime-version|received|message-id|return-path|delivered-to|dkim-signature|x-[\w-]+|content-type|from|to|date|subject):",
    re.IGNORECASE,
)
_SURE = re.compile(
    rb"^(?:mime-version|received|message-id|return-path|delivered-to|dkim-signature|content-type):",
    re.IGNORECASE,
)
_PART_HEADER = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
MOST_PARTS = 1_000
_ENOUGH = 30
_MAIL = "message/rfc822"
_COUNTED = re.compile(rb"\s*(\d{1,9})\s*\n")
"""How Apple Mail opens a file: with the length of the mail; its own notes are below it."""
_NO_ARTICLE = re.compile(r"signature|pgp|calendar|vcard|octet-stream")


def parse_message(data: bytes) -> EmailMessage:
    """A message.

    Raises:
        FormatError: it is broken, or has too many parts to parse in reasonable time.
    """
    if sum(1 for _ in islice(_PART_HEADER.finditer(data), MOST_PARTS + 1)) > MOST_PARTS:
        raise FormatError(f"a mail with more than {MOST_PARTS:,} parts")
    try:
        return cast(EmailMessage, email.message_from_bytes(data, policy=email.policy.default))
    except (ValueError, LookupError, RecursionError) as error:
        raise FormatError("a broken mail") from error


def read_message(file: File, options: Options) -> Iterator[Part]:
    """The article of a mail and the files attached to it.

    Raises:
        FormatError: it is encrypted, or has no text.
    """
    counted = _COUNTED.match(file.data)
    data = file.data[counted.end() : counted.end() + int(counted[1])] if counted else file.data
    yield from read_parts(parse_message(data))


def read_parts(message: EmailMessage) -> Iterator[Part]:
    """The article of a parsed mail and the files attached to it."""
    kind = message.get_content_type()
    if kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        raise FormatError("an encrypted mail; decrypt it first")
    attached = [part for part in _parts(message) if _is_attached(part)]
    draft = _message_draft(message)
    if draft.paragraphs or not attached:
        if not draft.paragraphs:
            raise FormatError("a mail without a text")
        words = sum(len(line.split()) for line in draft.paragraphs)
        covering = words < _ENOUGH and any(map(_may_be_article, attached))
        yield Part("", LeftOut("a short note about the attached files") if covering else draft)
    for number, part in enumerate(attached, 1):
        mail = part.get_payload(0) if part.get_content_type() == _MAIL and part.is_multipart() else None
        name = part.get_filename() or f"attachment-{number}" + (".eml" if mail else "")
        data = mail.as_bytes() if isinstance(mail, Message) else part.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            yield Part(f"/{name}", File(data, name, optional=True))


def _is_attached(part: Message) -> bool:
    if part.get_content_type() == _MAIL:
        return True
    return part.get_content_disposition() == "attachment" and not part.is_multipart()


def _parts(message: Message) -> Iterator[Message]:
    """A mail and its parts, without those of attached mails."""
    yield message
    if message.is_multipart() and message.get_content_type() != _MAIL:
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _parts(part)


def _may_be_article(part: Message) -> bool:
    """Whether an attached file may hold an article, by its name or declared type."""
    guessed, _ = mimetypes.guess_type(part.get_filename() or "")
    kind, _, exact = (guessed or part.get_content_type()).partition("/")
    return kind in ("application", "text", "message") and not _NO_ARTICLE.search(exact)


def _message_draft(message: EmailMessage) -> Draft:
    """The article of a mail: its plain text, or its HTML if that is longer or there is no plain text."""
    subject = clean_subject(" ".join(mend(header(message, "subject")).split()))
    known = Credits(published=parse_date(header(message, "date")) if header(message, "date") else None)
    texts = {kind: _body(message, kind) for kind in ("text/plain", "text/html")}
    plain = trim(mend(cut_signature(texts["text/plain"].replace("\r\n", "\n"))))
    title = "" if has_headline(plain.text) else plain.title or subject
    drafts = [Draft(tuple(paragraphs(plain.text)), title, credits=plain.credits | known)]
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


def header(message: EmailMessage, name: str) -> str:
    """The text of a header; empty if it is missing or broken."""
    try:
        return str(message.get(name) or "")
    except (ValueError, LookupError, IndexError, AttributeError):
        return ""


def _body(message: EmailMessage, kind: str) -> str:
    """The text of the first part of a kind that is not an attachment."""
    for part in _parts(message):
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
    """Warnings about parts of a mail that could not be decoded."""
    broken = [part for part in message.walk() if any("Base64" in type(d).__name__ for d in part.defects)]
    return ["a part of the mail could not be decoded"] if broken else []


def head_lines(file: File) -> list[bytes]:
    """The lines of a file before the first blank one."""
    head = _COUNTED.sub(b"", file.head, count=1) if _COUNTED.match(file.head) else file.head
    return re.split(rb"\r?\n\r?\n", head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0].splitlines()


def is_message(file: File) -> bool:
    """Whether a file opens with the header of a mail as mail servers write it."""
    lines = head_lines(file)
    heads = [line for line in lines if not line[:1].isspace()]
    if len(heads) < 2 or not all(_HEADER_LINE.match(line) for line in heads):
        return False
    return any(_SURE.match(line) for line in heads) and any(_TELLING.match(line) for line in heads)


EML = Format(
    name="eml",
    title="mail (EML)",
    group="mail and web archives",
    suffixes=(".eml", ".emlx"),
    read=read_message,
    matches=is_message,
)
