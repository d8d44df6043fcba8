"""Labelled heads: lines like `Author: Ann Roe` above a text, as note programs and clippers write them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LINE = re.compile(
    r"[*_]{0,2}(?P<key>[A-Za-z][\w -]{1,24}?)[*_]{0,2}(?P<mark>::?)[*_]{0,2}(?:[ \t]+(?P<value>\S.*))?"
)
_FIELDS = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "by", "byline", "reporter", "writer"),
    "date": ("date", "published", "publication date", "date published", "pubdate", "published on"),
    "url": ("url", "link", "source url", "permalink"),
    "publisher": ("source", "publication", "publisher", "newspaper", "outlet", "site"),
    "": (
        "tags",
        "topics",
        "category",
        "categories",
        "section",
        "keywords",
        "type",
        "created",
        "modified",
        "updated",
    ),
}
"""Labels by field; those of the empty field are dropped."""
_BY_LABEL = {label: field for field, labels in _FIELDS.items() for label in labels}
_MIN_FIELDS = 2


def take_labelled_head(text: str) -> tuple[Mapping[str, str], str]:
    """The fields of a labelled head, and the text without it; no fields if there is no such head.

    The head has at least two known labels in lines of their own and no others. A headline may be above it.
    """
    lines = text.split("\n")
    filled = [index for index, line in enumerate(lines) if line.strip()]
    for start in (0, 1):
        fields, end = _read_fields(lines, filled[start:])
        if len(set(fields) - {""}) >= _MIN_FIELDS:
            above = lines[: filled[start]] if start else []
            return {key: value for key, value in fields.items() if key}, "\n".join([*above, "", *lines[end:]])
    return {}, text


def _read_fields(lines: list[str], filled: list[int]) -> tuple[dict[str, str], int]:
    """The fields from some line on, and the number of the line after them."""
    fields: dict[str, str] = {}
    end = 0
    for index in filled:
        found = _LINE.fullmatch(lines[index].strip())
        field = _BY_LABEL.get(found["key"].strip().lower()) if found else None
        if found is None or field is None:
            break
        fields.setdefault(field, (found["value"] or "").strip("*_[] "))
        end = index + 1
    return fields, end
