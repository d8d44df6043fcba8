"""Finds the records of articles anywhere in a JSON document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .keys import Columns, fold, pick, text_of, usual_keys
from .read_record import has_text

_MAX_DEPTH = 5
_LOOKED_AT = 20


def records_of(value: object, columns: Columns = ()) -> Iterator[object]:
    """The records of a JSON document: items of a list at any depth, or the document itself.

    Args:
        value: the document.
        columns: pairs (field, key) for unusual names.
    """
    if isinstance(value, Mapping):
        value = _with_components(value)
        value = _rows_of(value, columns) or _find_records(value, columns)
    items = value if isinstance(value, list) else [value]
    yield from (_unwrap(item, columns) for item in items)


def _with_components(document: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """An article of Apple News with the text of its components; other documents as they are."""
    components = document.get("components")
    parts = components if isinstance(components, list) else []
    texts = [
        part["text"]
        for part in parts
        if isinstance(part, Mapping) and part.get("role") == "body" and part.get("text")
    ]
    metadata = document.get("metadata")
    known = metadata if isinstance(metadata, Mapping) else {}
    return {**known, **document, "text": texts} if texts else document


def _rows_of(table: Mapping[Any, Any], columns: Columns) -> list[object]:
    """The rows of a table written by column (`{"title": {"0": …}, "text": {"0": …}}`), if it is one."""
    cells = {
        name: column if isinstance(column, Mapping) else dict(enumerate(column))
        for name, column in table.items()
        if isinstance(column, Mapping | list)
    }
    keys = [list(column) for column in cells.values()]
    if len(cells) < 2 or len(cells) < len(table) or not keys[0] or any(key != keys[0] for key in keys):
        return []
    if not all(str(key).isdigit() for key in keys[0]):
        return []
    rows = [{name: column[key] for name, column in cells.items()} for key in keys[0]]
    return list(rows) if any(_is_record(row, columns) for row in rows[:_LOOKED_AT]) else []


def _find_records(document: Mapping[Any, Any], columns: Columns) -> object:
    """The list of articles nearest to the root of a document, or its only article, or else the document."""
    level: list[Mapping[Any, Any]] = [document]
    for _ in range(_MAX_DEPTH):
        for record in level:
            if has_text(_unwrap(record, columns), columns):
                return record
        lists = [item for record in level for item in record.values() if isinstance(item, list)]
        for items in lists:
            found = [item for item in items if isinstance(item, Mapping)]
            if any(_is_record(_unwrap(item, columns), columns) for item in found[:_LOOKED_AT]):
                return [item for item in items if not _is_other_thing(item)]
        level = [item for record in level for item in record.values() if isinstance(item, Mapping)]
    empty = [item for key, item in document.items() if fold(key) in usual_keys()["lists"] and item == []]
    return empty[0] if empty else document


def _is_other_thing(item: object) -> bool:
    """Whether an item of linked data is not an article (a site, a person, a picture)."""
    kind = item.get("@type") if isinstance(item, Mapping) else None
    return kind is not None and not any(
        is_article_type(one) for one in (kind if isinstance(kind, list) else [kind])
    )


def is_article_type(kind: object) -> bool:
    """Whether a type of schema.org is a kind of article (`NewsArticle`, `BlogPosting`, `Report`)."""
    return isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report", "NewsAnalysis"))


def _unwrap(item: object, columns: Columns) -> object:
    """A record with the fields of an object inside it (`fields`, `row`, `_source`) moved to the top."""
    if not isinstance(item, Mapping):
        return item
    titled = bool(text_of(pick(item, "title", columns)))
    inner = [
        value
        for key, value in item.items()
        if fold(key) in usual_keys()["wrappers"]
        and isinstance(value, Mapping)
        and (has_text(value, columns) or (_is_record(value, columns) and not titled))
    ]
    return {**item, **inner[0]} if inner else item


def _is_record(value: object, columns: Columns) -> bool:
    """Whether a value may be an article: it has a text, or a headline with an address or summary."""
    if not isinstance(value, Mapping):
        return False
    return has_text(value, columns) or bool(
        text_of(pick(value, "title", columns))
        and (text_of(pick(value, "url", columns)) or text_of(pick(value, "summary", columns)))
    )
