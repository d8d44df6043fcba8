"""Keys of records: the names under which a field of an article is found, and its value."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from ...files.package_data import read_toml

Columns = tuple[tuple[str, str], ...]
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


@cache
def usual_keys() -> Mapping[str, Sequence[str]]:
    """The usual keys of each field, read once from `data/fields.toml`."""
    return read_toml(__package__, "fields.toml")


def fold(key: object) -> str:
    """A key for comparison: `datePublished` and `date_published` are equal."""
    return re.sub(r"[\W_]+", "", str(key)).casefold()


def loosen(key: object) -> str:
    """A key without the words that only say what has the field: `Article author name` is `author`."""
    parts = re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-zß-öø-ÿ])(?=[A-Z])", " ", str(key)))
    kept = [part.casefold() for part in parts if part.casefold() not in usual_keys()["qualifiers"]]
    return "".join(kept) if len(kept) < len(parts) else ""


def pick(record: Mapping[Any, Any], name: str, columns: Columns = ()) -> Any:
    """The first filled value of a field, or None."""
    return next(filled(record, name, columns), None)


def filled(record: Mapping[Any, Any], name: str, columns: Columns) -> Iterator[Any]:
    """The filled values at the keys of a field: first the usual ones, then those with more words."""
    named = dict(columns).get(name)
    keys = [fold(named)] if named else usual_keys()[name]
    yield from (value for key in keys if (value := value_at(record, key)) is not None)
    if not named:
        yield from (own for key, own in record.items() if loosen(key) in keys and not is_empty(own))


def is_empty(value: object) -> bool:
    """Whether a value says nothing."""
    return value in (None, "", [], {}) or (isinstance(value, float) and math.isnan(value))


def value_at(record: Mapping[Any, Any], key: str) -> Any:
    """The filled value at a folded key, which may be a path (`credits.by`), or None."""
    first, _, rest = key.partition(".")
    for own, value in record.items():
        if fold(own) != first:
            continue
        if rest:
            return value_at(value, rest) if isinstance(value, Mapping) else None
        if not is_empty(value):
            return value
    return None


def text_of(value: object) -> str:
    """The text of a value: a string, or the name (or text) of an object; else an empty string."""
    if isinstance(value, Mapping):
        return next((text for key in _TEXT_KEYS if (text := text_of(value.get(key)))), "")
    if isinstance(value, list):
        one = len(value) == 1 or (bool(value) and isinstance(value[0], Mapping))
        return text_of(value[0]) if one else ""
    return value.strip() if isinstance(value, str) else ""
