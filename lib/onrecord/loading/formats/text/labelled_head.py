"""Labelled heads: lines like `Author: Ann Roe` above a text, as note programs and clippers write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

_LINE = re.compile(
    r"[*_]{0,2}(?P<key>[A-Za-z][\w /-]{1,30}?)[*_]{0,2}(?P<mark>::?)[*_]{0,2}(?:[ \t]+(?P<value>\S.*))?"
)
_FIELDS = {
    "title": ("title", "headline", "full title"),
    "author": ("author", "authors", "by", "byline", "reporter", "writer", "author/byline"),
    "date": (
        "date",
        "published",
        "publication date",
        "date published",
        "pubdate",
        "published on",
        "published time",
    ),
    "url": ("url", "link", "source url", "url source", "permalink"),
    "publisher": ("source", "publication", "publisher", "newspaper", "outlet", "site"),
    "text": ("text", "full text", "body", "content", "article text", "markdown content", "full document"),
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
        "document tags",
    ),
}
"""Labels by field; those of the empty field are dropped, and that of the text ends the head."""
_BY_LABEL = {label: field for field, labels in _FIELDS.items() for label in labels}
_MIN_FIELDS = 2
_MAX_LABEL = 4
_MAX_VALUE = 12
_FOOT = re.compile(
    r"(?:record|copyright|accession(?: number)?|document(?: id)?|database|language|subjects?|index terms)"
    r"(?: \w+)?: \S",
    re.IGNORECASE,
)
_MIN_LINES = 3
_MAX_ABOVE = 2


def take_labelled_head(text: str) -> tuple[Mapping[str, str], str]:
    """The fields of a labelled head, and the text without it; no fields if there is no such head.

    The head has at least two known labels, each on its own line. With three or more lines, it may also have
    unknown labels, which are dropped. A headline and a line with the paper's name may be above it.
    """
    lines = text.split("\n")
    filled = [index for index, line in enumerate(lines) if line.strip()]
    for start in range(_MAX_ABOVE + 1):
        labelled = _labelled(lines, filled[start:])
        known = [(_BY_LABEL[label], value) for label, value in labelled if label in _BY_LABEL]
        fields = {field: value for field, value in reversed(known) if field}
        opening = fields.pop("text", "")
        unknown = len(labelled) - len(known)
        if not fields or len(known) < _MIN_FIELDS or (unknown and (len(labelled) < _MIN_LINES)):
            continue
        if len(fields) < _MIN_FIELDS and len(labelled) < _MIN_LINES:
            continue
        above = [lines[index] for index in filled[:start]]
        end = filled[start + len(labelled) - 1] + 1
        return fields, "\n".join([*above, "", opening, *_without_foot(lines[end:])])
    return {}, text


def take_labelled_rows(lines: Sequence[str]) -> tuple[Mapping[str, str], list[str]]:
    """The fields of a table of two columns (`Reporter | Ann Roe`) above a text, and the lines without it."""
    rows = list(takewhile(lambda line: line.count(" | ") == 1, lines))
    pairs = [line.split(" | ") for line in rows]
    fields = {_BY_LABEL.get(label.strip(" :").lower(), ""): value for label, value in reversed(pairs)}
    fields.pop("", None)
    known = len(rows) >= _MIN_FIELDS and all(len(label.split()) <= _MAX_LABEL for label, _ in pairs)
    return (fields, list(lines[len(rows) :])) if fields and known else ({}, list(lines))


def _labelled(lines: list[str], filled: list[int]) -> list[tuple[str, str]]:
    """Labels, in lower case, and values of the lines from a given line to the first without a label."""
    found: list[tuple[str, str]] = []
    for index in filled:
        line = _LINE.fullmatch(lines[index].strip())
        if line is None or len(line["key"].split()) > _MAX_LABEL:
            break
        label = line["key"].strip().lower()
        apart = index > 0 and not lines[index - 1].strip()
        if label not in _BY_LABEL and (apart or len((line["value"] or "").split()) > _MAX_VALUE):
            break  # the label may be a speaker's name
        found.append((label, (line["value"] or "").strip("*_[] ")))
        if _BY_LABEL.get(label) == "text":
            break
    return found


def _without_foot(lines: list[str]) -> list[str]:
    """Lines below a labelled head, without labelled lines at their end."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or _FOOT.match(lines[end - 1].strip())):
        end -= 1
    return lines[:end]
