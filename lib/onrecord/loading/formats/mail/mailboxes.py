"""Mailboxes (MBOX): many mails in one file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...errors import FormatError
from ...file import MAX_FILE, File
from ..format import Format, Options, Part
from .messages import parse_message, read_parts


def read_box(file: File, options: Options) -> Iterator[Part]:
    """The articles of a mailbox, labelled `[1]`, `[2]` …, one in memory at a time.

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
        for part in read_parts(parse_message(data)):
            yield Part(f"[{number}]{part.label}", part.content)
    except FormatError as error:
        yield Part(f"[{number}]", error)


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
