"""JSON documents: articles of any service, by the names of their fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..errors import FormatError
from ..file import File
from ..records.find_records import records_of
from ..records.read_record import read_record
from .format import Format, Options, Part, attempt
from .json_lines import is_object, parse, read_json_lines

_LOOKED_AT = 20
_SENDERS = {"from", "from_id", "user", "username", "sender", "bot_id"}


def read_json(file: File, options: Options) -> Iterator[Part]:
    """The articles of a JSON document, labelled `[1]`, `[2]` …; a single article has no number.

    Raises:
        FormatError: it is broken, or has no articles.
    """
    text = file.text.lstrip("\ufeff \t\r\n")
    if _is_sequence(text):
        yield from read_json_lines(File(text.encode("utf-8", "surrogatepass")), options)
        return
    value = parse(text)
    if _is_chat(value):
        raise FormatError("messages of a chat, which are not read; give the articles themselves")
    records = list(records_of(value, options.columns))
    if not records:
        raise FormatError("a JSON list without articles")
    for number, record in enumerate(records, 1):
        label = f"[{number}]" if len(records) > 1 or isinstance(value, list) else ""
        yield attempt(label, partial(read_record, record, options.columns))


def _is_chat(value: object) -> bool:
    """Whether a document is an export of a chat: a list of messages with a sender and without a headline."""
    found = value.get("messages") if isinstance(value, dict) else value
    items = [item for item in found[:_LOOKED_AT] if isinstance(item, dict)] if isinstance(found, list) else []
    return bool(items) and all(
        item.get("type") == "message" and not item.get("title") and _SENDERS & set(item) for item in items
    )


def _is_sequence(text: str) -> bool:
    """Whether a text named JSON is really JSON Lines: several lines, and the first is a whole object."""
    first, _, rest = text.partition("\n")
    return bool(rest.strip()) and is_object(first.encode("utf-8", "surrogatepass"))


def _opens_json(file: File) -> bool:
    if file.name.lower().endswith((".md", ".markdown")):  # the JSON may be front matter
        return False
    text = file.opening.lstrip("\ufeff \t\r\n")
    return (text[:1] == "{" and text[1:].lstrip()[:1] in ('"', "}")) or (
        text[:1] == "[" and text[1:].lstrip()[:1] in ("{", "[", '"', "]")
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
