"""Records: articles whose fields have names, as JSON objects, rows of tables and front matter give them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from ..files.package_data import read_toml
from .author_fields import parse_people
from .cleaning import mend
from .credit_names import Credits
from .headlines import cut_site
from .markup import block_texts, has_markup, parse_fragment
from .publication_date import parse_date
from .values import Draft, FormatError, Link
from .wrapping import paragraphs

Columns = tuple[tuple[str, str], ...]
_MAX_DEPTH = 5
_LOOKED_AT = 20
_TEXT_KEYS = (
    "name",
    "rendered",
    "main",
    "original",
    "basic",
    "title",
    "text",
    "value",
    "content",
    "uri",
    "url",
)
CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+?\s?[\d,]+ (?:more )?char(?:acter)?s?\]\s*$")
"""How services mark that they give only the beginning of a text (“… [+1843 chars]”)."""


@cache
def _keys() -> Mapping[str, Sequence[str]]:
    """The keys that give each field, read once from `loading/data/fields.toml`."""
    return read_toml("onrecord.loading", "fields.toml")


# --- from documents to records


def records_of(value: object, columns: Columns = ()) -> Iterator[object]:
    """The records of a JSON document: items of a list wherever it lies, or the object itself.

    Args:
        value: the document.
        columns: which key gives which field, where the usual names do not say.
    """
    if isinstance(value, Mapping):
        value = _find_records(value, columns)
    items = value if isinstance(value, list) else [value]
    yield from (_unwrap(item, columns) for item in items)


def _find_records(document: Mapping[Any, Any], columns: Columns) -> object:
    """The list of articles nearest to the root of a document, or its only article, or else the document."""
    level: list[Mapping[Any, Any]] = [document]
    for _ in range(_MAX_DEPTH):
        for record in level:
            if _has_text(_unwrap(record, columns), columns):
                return record
        lists = [item for record in level for item in record.values() if isinstance(item, list)]
        for items in lists:
            found = [item for item in items if isinstance(item, Mapping)]
            if any(_is_record(_unwrap(item, columns), columns) for item in found[:_LOOKED_AT]):
                return [item for item in items if not _is_other_thing(item)]
        level = [item for record in level for item in record.values() if isinstance(item, Mapping)]
    empty = [item for key, item in document.items() if fold(key) in _keys()["lists"] and item == []]
    return empty[0] if empty else document


def _is_other_thing(item: object) -> bool:
    """Whether an item of linked data is something else than an article (a site, a person, a picture)."""
    kind = item.get("@type") if isinstance(item, Mapping) else None
    return kind is not None and not any(
        is_article_type(one) for one in (kind if isinstance(kind, list) else [kind])
    )


def is_article_type(kind: object) -> bool:
    """Whether a type of schema.org is a kind of article (`NewsArticle`, `BlogPosting`, `Report`)."""
    return isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report", "NewsAnalysis"))


def _unwrap(item: object, columns: Columns) -> object:
    """A record with the fields that lie in an object inside it (`fields`, `row`, `_source`) among its own."""
    if not isinstance(item, Mapping):
        return item
    titled = bool(text_of(pick(item, "title", columns)))
    inner = [
        value
        for key, value in item.items()
        if fold(key) in _keys()["wrappers"]
        and isinstance(value, Mapping)
        and (_has_text(value, columns) or (_is_record(value, columns) and not titled))
    ]
    return {**item, **inner[0]} if inner else item


def _is_record(value: object, columns: Columns) -> bool:
    """Whether a value could be an article: it has a text, or a headline with an address or a summary."""
    if not isinstance(value, Mapping):
        return False
    return _has_text(value, columns) or bool(
        text_of(pick(value, "title", columns))
        and (text_of(pick(value, "url", columns)) or text_of(pick(value, "summary", columns)))
    )


def _has_text(record: object, columns: Columns) -> bool:
    return isinstance(record, Mapping) and any(_bodies(record, columns))


# --- from a record to a draft


def read_record(record: object, columns: Columns = ()) -> Draft | Link:
    """An article of a record, or a link to it if the record has an address but not the whole text.

    Args:
        record: a JSON object, a row of a table.
        columns: which key gives which field, where the usual names do not say.

    Raises:
        FormatError: it is no object, or has neither text nor address.
    """
    if not isinstance(record, Mapping):
        raise FormatError(f"a JSON {_json_type(record)} where an object with title and text should be")
    known = draft_of(record, columns)
    cut = any(CUT.search(line) for line in known.paragraphs[-1:])
    if known.paragraphs and not cut:
        return known
    if known.url and urlsplit(known.url).scheme in ("http", "https"):
        return Link(known.url, known)
    if cut:
        raise FormatError(
            "the service gives only the beginning of its text, and no address to fetch the rest from"
        )
    raise FormatError(_no_text(record, columns))


def draft_of(record: Mapping[Any, Any], columns: Columns = ()) -> Draft:
    """What a record says of an article; its paragraphs may be none."""
    bodies = [lines for lines in _bodies(record, columns) if lines]
    longest = max((_size(lines) for lines in bodies), default=0)
    whole = [lines for lines in bodies if _size(lines) >= 0.9 * longest] or [[]]
    fullest = max(whole, key=len)
    return Draft(
        tuple(fullest),
        title_of(record, columns),
        *fields_of(record, columns),
    )


def _no_text(record: Mapping[Any, Any], columns: Columns) -> str:
    asked = dict(columns).get("text")
    wanted = f"{asked!r}" if asked else f"{', '.join(_keys()['text'][:4])}, …"
    there = ", ".join(str(key) for key in list(record)[:12])
    return f"no text (looked for {wanted}; there are: {there}); name it with --columns text=NAME"


def _size(lines: Sequence[str]) -> int:
    return sum(map(len, lines))


def _bodies(record: Mapping[Any, Any], columns: Columns) -> Iterator[list[str]]:
    """The paragraphs of each text field of a record."""
    named = dict(columns).get("text")
    for key in [fold(named)] if named else _keys()["text"]:
        value = _at(record, key)
        parts = value if isinstance(value, list) else [value]
        texts = [text for text in map(_text_in, parts) if text]
        if any(
            isinstance(part, Mapping) and {"role", "contentType", "contenttype"} & set(part) for part in parts
        ):
            texts = [max(texts, key=len)] if texts else []  # renditions of one text
        if lines := [line for text in texts for line in body_lines(text)]:
            yield lines


def body_lines(text: str) -> list[str]:
    """The paragraphs of a text field, which may hold markup."""
    text = mend(text)
    return block_texts(parse_fragment(text)) if has_markup(text) else paragraphs(text)


def _json_type(value: object) -> str:
    """What JSON calls a value."""
    names = {str: "string", list: "list", bool: "boolean", int: "number", float: "number"}
    return "null" if value is None else names.get(type(value), "value")


def fold(key: object) -> str:
    """A key for comparison (`datePublished` and `date_published` are one)."""
    return re.sub(r"[\W_]+", "", str(key)).casefold()


def pick(record: Mapping[Any, Any], name: str, columns: Columns = ()) -> Any:
    """The value of the first key of a field that is there and filled, or None."""
    return next(_filled(record, name, columns), None)


def _filled(record: Mapping[Any, Any], name: str, columns: Columns) -> Iterator[Any]:
    """The filled values at the keys of a field, the usual ones first."""
    named = dict(columns).get(name)
    keys = [fold(named)] if named else _keys()[name]
    yield from (value for key in keys if (value := _at(record, key)) is not None)


def _at(record: Mapping[Any, Any], key: str) -> Any:
    """The filled value at a folded key, which may lead through objects (`credits.by`), or None."""
    first, _, rest = key.partition(".")
    for own, value in record.items():
        if fold(own) != first:
            continue
        if rest:
            return _at(value, rest) if isinstance(value, Mapping) else None
        empty = value in (None, "", [], {}) or (isinstance(value, float) and math.isnan(value))
        if not empty:
            return value
    return None


def text_of(value: object) -> str:
    """The text of a value: a string, or the name (or text) of an object; else nothing."""
    if isinstance(value, Mapping):
        return next((text for key in _TEXT_KEYS if (text := text_of(value.get(key)))), "")
    if isinstance(value, list):
        return text_of(value[0]) if value and isinstance(value[0], Mapping) else ""
    return value.strip() if isinstance(value, str) else ""


def _text_in(value: object) -> str:
    """The text of a body: a string, or what an object holds under a key for texts, not its name."""
    if isinstance(value, Mapping):
        keys = ("rendered", "value", "text", "content", "html", "body")
        return next((value[key].strip() for key in keys if isinstance(value.get(key), str)), "")
    return text_of(value)


def title_of(record: Mapping[Any, Any], columns: Columns = ()) -> str:
    """The headline of a record, on one line, without markup and the name of the site."""
    given = pick(record, "title", columns)
    text = str(given) if isinstance(given, int) and not isinstance(given, bool) else mend(text_of(given))
    title = " ".join(block_texts(parse_fragment(text)) if "<" in text or "&" in text else text.split())
    address, credits = fields_of(record, columns)
    return cut_site(title, credits.publisher, address)


def fields_of(record: Mapping[Any, Any], columns: Columns = ()) -> tuple[str | None, Credits]:
    """Address and credits of a record."""
    published = pick(record, "published", columns)
    usable = isinstance(published, (str, int, float)) and not isinstance(published, bool)
    fields = (
        people if isinstance(people, list) else [people] for people in _filled(record, "reporters", columns)
    )
    found = (parse_people([text_of(item) for item in people]) for people in fields)
    names = next((credits for credits in found if credits.reporters or credits.wires), Credits())
    address = text_of(pick(record, "url", columns))
    publisher = " ".join(mend(text_of(pick(record, "publisher", columns))).split())
    if _is_address(publisher):
        address = address or publisher
        publisher = ""
    day = (
        parse_date(str(published) if not usable and published is not None else published)
        if published
        else None
    )
    return address or None, Credits(publisher=publisher or None, published=day) | names


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))
