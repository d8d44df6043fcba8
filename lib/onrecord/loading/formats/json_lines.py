"""JSON Lines: one article per line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from ..bytes_to_text import DecodingError, decode
from ..errors import FormatError
from ..file import HEAD, MAX_LINE, File
from ..records.find_records import records_of
from ..records.read_record import read_record
from .format import Format, Options, Part, attempt

BLANK = b" \t\r\n\xef\xbb\xbf"


def is_object(line: bytes) -> bool:
    """Whether a line is a whole JSON object."""
    if not line.lstrip(BLANK).startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def read_json_lines(file: File, options: Options) -> Iterator[Part]:
    """The articles of JSON Lines, each labelled `:LINE`; a broken line does not stop the others.

    Raises:
        FormatError: there is nothing in it.
    """
    empty = True
    broken_off = False
    number = 0
    for line in file.lines():
        goes_on, broken_off = broken_off, len(line) >= MAX_LINE and not line.endswith(b"\n")
        number += not goes_on
        if goes_on or not line.strip(BLANK):
            continue
        empty = False
        label = f":{number}"
        if broken_off:
            yield Part(label, FormatError(f"a line longer than {MAX_LINE // 1_000_000} MB"))
        else:
            yield from _read_line(line, label, options)
    if empty:
        raise FormatError("empty")


def _read_line(line: bytes, label: str, options: Options) -> Iterator[Part]:
    """The article of a line, or the articles of a service's answer on one line."""
    try:
        value = parse(decode(line))
        records = list(records_of(value, options.columns)) if isinstance(value, dict) else [value]
    except DecodingError as error:
        yield Part(label, FormatError(str(error)))
        return
    except Exception as error:  # the other lines are read after any error
        yield Part(label, error)
        return
    for number, record in enumerate(records, 1):
        name = label if len(records) == 1 else f"{label}[{number}]"
        yield attempt(name, partial(read_record, record, options.columns))


def parse(text: str) -> object:
    """A JSON value.

    Raises:
        FormatError: it is broken; the message says where.
    """
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise FormatError(f"broken JSON ({error.msg.lower()} at {where})") from error
    except (RecursionError, ValueError) as error:
        raise FormatError("broken JSON (nested too deep, or a number too long)") from error


def _opens_json_lines(file: File) -> bool:
    """Whether the first line is a whole object, or one longer than the bytes examined."""
    if file.name.lower().endswith((".json", ".jsonld", ".md", ".markdown")):
        return False
    first, newline, _ = file.head.partition(b"\n")
    return is_object(first) or (not newline and len(first) >= HEAD and first.lstrip(BLANK)[:2] == b'{"')


JSON_LINES = Format(
    name="jsonl",
    title="JSON Lines",
    group="JSON",
    suffixes=(".jsonl", ".ndjson"),
    read=read_json_lines,
    matches=_opens_json_lines,
    many=True,
    media_types=("application/x-ndjson", "application/jsonl", "application/x-jsonlines"),
)
