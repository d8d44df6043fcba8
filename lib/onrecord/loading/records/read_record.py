"""Makes an article from a record: a JSON object, a row of a table, front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from ...model.one_line import one_line
from ..cleaning.characters import mend
from ..cleaning.headlines import cut_site
from ..cleaning.line_wrapping import paragraphs
from ..credits.author_fields import parse_people
from ..credits.names import Credits
from ..credits.publication_date import parse_ambiguous, parse_date
from ..draft import Draft, Link
from ..errors import FormatError
from ..file import File
from ..markup import block_texts, has_markup, parse_fragment
from .keys import Columns, filled, fold, is_empty, loosen, pick, text_of, usual_keys, value_at
from .rich_text import texts_in

_WHOLE_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype|html|head)\b", re.I | re.S
)
_NOTE = 20
"""Number of words below which a text that is shorter than its own summary is a note of the service."""
_SHOWN = 60
_DIGIT = re.compile(r"\d")
_WHOLE_SUMMARY = 150
"""Least number of words at which a summary counts as the whole text."""
CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+?\s?[\d,]+ (?:more )?char(?:acter)?s?\]\s*$")
"""How services mark that they give only the beginning of a text (“… [+1843 chars]”)."""


def has_text(record: object, columns: Columns) -> bool:
    """Whether a value is a record with a text."""
    return isinstance(record, Mapping) and any(bodies(record, columns))


def read_record(record: object, columns: Columns = ()) -> Draft | Link | File:
    """The article of a record, its page, or a link to it if it has an address but not the whole text.

    Args:
        record: a JSON object, a row of a table.
        columns: pairs (field, key) for unusual names.

    Raises:
        FormatError: the record is not an object, or has neither text nor address.
    """
    if not isinstance(record, Mapping):
        raise FormatError(f"a JSON {_json_type(record)} instead of an object with title and text")
    if any(isinstance(one, Mapping) and one.get("protected") is True for one in record.values()):
        raise FormatError("the site protects its text with a password")
    known = draft_of(record, columns)
    cut = any(CUT.search(line) for line in known.paragraphs[-1:])
    if known.paragraphs and not cut:
        return known
    if page := next((page for page in _pages(record) if _WHOLE_PAGE.match(page)), ""):
        return File(page.encode("utf-8", "replace"), url=known.url, charset="utf-8", form="html", known=known)
    if known.url and urlsplit(known.url).scheme in ("http", "https"):
        return Link(known.url, known)
    if cut:
        raise FormatError("the service gives only the beginning of its text, without an address for the rest")
    raise FormatError(_no_text(record, columns))


def draft_of(record: Mapping[Any, Any], columns: Columns = ()) -> Draft:
    """The draft of a record; it may have no paragraphs."""
    summary = body_lines(text_of(pick(record, "summary", columns)))
    texts = [lines for lines in bodies(record, columns) if not _is_note(lines, summary)]
    longest = max((_size(lines) for lines in texts), default=0)
    whole = [lines for lines in texts if _size(lines) >= 0.9 * longest] or [[]]
    fullest = max(whole, key=len)
    if not fullest:
        fullest = summary if _words(summary) >= _WHOLE_SUMMARY else []
    return Draft(
        tuple(fullest),
        title_of(record, columns),
        *fields_of(record, columns),
        warnings=_doubts(record, columns),
    )


def _is_note(lines: Sequence[str], summary: Sequence[str]) -> bool:
    """Whether a text is only what a service says instead of it (“only available in paid plans”)."""
    return _words(lines) < min(_NOTE, _words(summary))


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _pages(record: Mapping[Any, Any]) -> Iterator[str]:
    """The markup of a record under keys of whole pages."""
    values = (value_at(record, key) for key in usual_keys()["page"])
    yield from (value for value in values if isinstance(value, str))


def _doubts(record: Mapping[Any, Any], columns: Columns) -> tuple[str, ...]:
    """A warning about a date that is ambiguous or gives no day; words such as “unknown” need none."""
    given = pick(record, "published", columns)
    if not isinstance(given, str) or parse_date(given) is not None or not _DIGIT.search(given):
        return ()
    if parse_ambiguous(given):
        return (f"its date {given.split()[0]} is ambiguous and was left out",)
    return (f"its date “{one_line(given.strip())[:_SHOWN]}” gives no day and was left out",)


def _no_text(record: Mapping[Any, Any], columns: Columns) -> str:
    """Why a record has no text: what is where its text should be, or that no key is known."""
    asked = dict(columns).get("text")
    keys = (fold(asked),) if asked else usual_keys()["text"]
    own = [key for key in record if fold(key) in keys or (not asked and loosen(key) in keys)]
    if own:
        return "no text: " + ", ".join(f"“{key}” is {_instead_of_text(record[key])}" for key in own)
    wanted = f"{asked!r}" if asked else f"{', '.join(usual_keys()['text'][:4])}, …"
    there = ", ".join(str(key) for key in list(record)[:12])
    return f"no text (looked for {wanted}; there are: {there}); name it with --columns text=NAME"


def _instead_of_text(value: object) -> str:
    """What a value is that gives no text."""
    if isinstance(value, str) and (lines := body_lines(value)):
        return f"only “{lines[0][:_SHOWN]}”"  # a note of the service
    if isinstance(value, (int, float)) and not is_empty(value):
        return f"a {_json_type(value)}, not text"
    return "empty" if is_empty(value) or isinstance(value, str) else "without text"


def _size(lines: Sequence[str]) -> int:
    return sum(map(len, lines))


def bodies(record: Mapping[Any, Any], columns: Columns) -> Iterator[list[str]]:
    """The paragraphs of each text field of a record."""
    named = dict(columns).get("text")
    titled = pick(record, "title", columns) is not None
    keys = [fold(named)] if named else [*usual_keys()["text"], *(["sections"] if titled else [])]
    values = [value for key in keys if (value := value_at(record, key)) is not None]
    if not values and not named:
        values = [own for key, own in record.items() if loosen(key) in keys and not is_empty(own)]
    if not values and not named and titled:
        values = [page for page in _pages(record) if not _WHOLE_PAGE.match(page)]
    for value in values:
        parts = value if isinstance(value, list) else [value]
        texts = texts_in(value)
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
    """The name of the type of a JSON value."""
    names = {str: "string", list: "list", bool: "boolean", int: "number", float: "number"}
    return "null" if value is None else names.get(type(value), "value")


def title_of(record: Mapping[Any, Any], columns: Columns = ()) -> str:
    """The headline of a record, on one line, without markup and the name of the site."""
    given = pick(record, "title", columns)
    text = str(given) if isinstance(given, int) and not isinstance(given, bool) else mend(text_of(given))
    title = _without_markup(text)
    address, credits = fields_of(record, columns)
    return cut_site(title, credits.publisher, address)


def _without_markup(text: str) -> str:
    """A field on one line, without markup."""
    return " ".join(block_texts(parse_fragment(text)) if "<" in text or "&" in text else text.split())


def fields_of(record: Mapping[Any, Any], columns: Columns = ()) -> tuple[str | None, Credits]:
    """Address and credits of a record."""
    published = pick(record, "published", columns)
    usable = isinstance(published, (str, int, float)) and not isinstance(published, bool)
    fields = (
        people if isinstance(people, list) else [people] for people in filled(record, "reporters", columns)
    )
    found = (parse_people([_person(item) for item in people]) for people in (*fields, [_in_parts(record)]))
    names = next((credits for credits in found if credits.reporters or credits.wires), Credits())
    address = text_of(pick(record, "url", columns))
    publisher = _without_markup(mend(text_of(pick(record, "publisher", columns))))
    if _is_address(publisher):
        address = address or publisher
        publisher = ""
    source = text_of(value_at(record, "source"))
    if not address and _is_address(source):  # as trafilatura writes it
        address = source
    day = (
        parse_date(str(published) if not usable and published is not None else published)
        if published
        else None
    )
    return address or None, Credits(publisher=publisher or None, published=day) | names


def _person(value: object) -> str:
    """The name of a person: a string, or the name of an object, which may be in two parts."""
    if isinstance(value, Mapping) and not text_of(value):
        parts = {fold(key): own for key, own in value.items() if isinstance(own, str)}
        if full := next(filter(None, map(parts.get, ("fullname", "displayname", "by", "byline"))), None):
            return full.strip()
        return _in_parts(value, "")
    return text_of(value)


def _in_parts(record: Mapping[Any, Any], whose: str = "author") -> str:
    """The name of a person given as two fields (`author_first_name`, `author_last_name`), or empty."""
    parts = {fold(key): own for key, own in record.items() if isinstance(own, str)}
    given = parts.get(f"{whose}firstname") or parts.get(f"{whose}givenname")
    family = parts.get(f"{whose}lastname") or parts.get(f"{whose}familyname")
    return f"{given} {family}" if given and family else ""


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))
