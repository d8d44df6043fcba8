"""JSON and JSON Lines: articles of any service, by the names of their fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from ..bytes_to_text import DecodingError, decode
from ..records import read_record, records_of
from ..values import HEAD, MAX_LINE, File, Format, FormatError, Options, Part, attempt

_BLANK = b" \t\r\n\xef\xbb\xbf"


def is_object(line: bytes) -> bool:
    """Whether a line is a whole JSON object."""
    if not line.lstrip(_BLANK).startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def read_json_lines(file: File, options: Options) -> Iterator[Part]:
    """The articles of JSON Lines, `:LINE` each; a broken line does not stop the others.

    Raises:
        FormatError: there is nothing in it.
    """
    empty = True
    broken_off = False
    number = 0
    for line in file.lines():
        goes_on, broken_off = broken_off, len(line) >= MAX_LINE and not line.endswith(b"\n")
        number += not goes_on
        if goes_on or not line.strip(_BLANK):
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
    """The article of a line, or the articles of an answer of a service that stands on one."""
    try:
        value = parse(decode(line))
        records = list(records_of(value, options.columns)) if isinstance(value, dict) else [value]
    except DecodingError as error:
        yield Part(label, FormatError(str(error)))
        return
    except Exception as error:  # whatever it is, the other lines are read
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


def read_json(file: File, options: Options) -> Iterator[Part]:
    """The articles of a JSON document, `[1]`, `[2]` …; of one article without a number.

    Raises:
        FormatError: it is broken, or has no articles.
    """
    text = file.text.lstrip("\ufeff \t\r\n")
    if _is_sequence(text):
        yield from read_json_lines(File(text.encode("utf-8", "surrogatepass")), options)
        return
    value = parse(text)
    records = list(records_of(value, options.columns))
    if not records:
        raise FormatError("a JSON list without articles")
    for number, record in enumerate(records, 1):
        label = f"[{number}]" if len(records) > 1 or isinstance(value, list) else ""
        yield attempt(label, partial(read_record, record, options.columns))


def _is_sequence(text: str) -> bool:
    """Whether a text is JSON Lines under the name of JSON: several lines, of which the first is whole."""
    first, _, rest = text.partition("\n")
    return bool(rest.strip()) and is_object(first.encode("utf-8", "surrogatepass"))


def _opens_json_lines(file: File) -> bool:
    """Whether the first line is a whole object, or an object longer than what is looked at."""
    if file.name.lower().endswith((".json", ".jsonld")):
        return False
    first, newline, _ = file.head.partition(b"\n")
    return is_object(first) or (not newline and len(first) >= HEAD and first.lstrip(_BLANK)[:2] == b'{"')


def _opens_json(file: File) -> bool:
    text = file.opening.lstrip("\ufeff \t\r\n")
    return (text[:1] == "{" and text[1:].lstrip()[:1] in ('"', "}")) or (
        text[:1] == "[" and text[1:].lstrip()[:1] in ("{", "[", '"', "]")
    )


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
JSON = Format(
    name="json",
    title="JSON (fields by their usual names; Guardian, NYT, NewsAPI, WordPress, ninjs, schema.org, …)",
    group="JSON",
    suffixes=(".json", ".jsonld"),
    read=read_json,
    matches=_opens_json,
    media_types=("application/json", "application/ld+json", "text/json", "application/feed+json"),
)
