"""Check the promises about the tables of any text: offsets, ids, bounds and probabilities."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

_SPANS = {
    "actors": ("mentions",),
    "claims": ("source", "cue", "content"),
    "sources": ("justification",),
    "stances": ("reported",),
}
_SHARES = {
    "claims": ("confidence", "sourced_probability"),
    "sources": ("share",),
    "stances": ("confidence",),
    "sentiment": ("subjectivity",),
}
_SIGNED = {"stances": "score", "sentiment": "polarity"}


def broken_promises(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the promises that an analysis (`Analysis.to_dict`) breaks."""
    json.dumps(data, allow_nan=False)
    text = data["article"]["text"]
    yield from _offsets(data, text)
    yield from _ids(data)
    yield from _values(data, text)


def _offsets(data: Mapping[str, Any], text: str) -> Iterator[str]:
    for table, columns in _SPANS.items():
        for row in data[table]:
            for column in columns:
                for begin, end in row[column]:
                    if not 0 <= begin < end <= len(text):
                        yield f"{table}.{column} {begin}–{end} is not in the text of {len(text)}"
                if row[column] != sorted(row[column]):
                    yield f"{table}.{column} is not in order: {row[column]}"


def _ids(data: Mapping[str, Any]) -> Iterator[str]:
    known = {table: {row["id"] for row in data[table]} for table in ("actors", "claims", "numbers")}
    for table, ids in known.items():
        if len(ids) != len(data[table]):
            yield f"{table} has an id twice"
    references = [
        ("claims", "speaker", "actors"),
        ("sources", "actor", "actors"),
        ("numbers", "speaker", "actors"),
        ("numbers", "claim", "claims"),
        ("numbers", "related", "numbers"),
        ("stances", "speaker", "actors"),
        ("stances", "target", "actors"),
        ("stances", "claims", "claims"),
        ("sentiment", "claim", "claims"),
        ("sentiment", "speaker", "actors"),
    ]
    for table, column, target in references:
        for row in data[table]:
            for key in row[column] if isinstance(row[column], list) else [row[column]]:
                if key is not None and key not in known[target]:
                    yield f"{table}.{column} names {key!r}, which is not in {target}"
    for row in data["stances"]:
        if row["speaker"] == row["target"]:
            yield f"{row['speaker']} has a stance towards itself"


def _values(data: Mapping[str, Any], text: str) -> Iterator[str]:
    for table, columns in _SHARES.items():
        for row in data[table]:
            for column in columns:
                if row[column] is not None and not 0 <= row[column] <= 1:
                    yield f"{table}.{column} is {row[column]}"
    for table, column in _SIGNED.items():
        for row in data[table]:
            if not -1 <= row[column] <= 1:
                yield f"{table}.{column} is {row[column]}"
    for row in data["numbers"]:
        if text[row["start"] : row["end"]] != row["text"]:
            yield f"number {row['id']} is {row['text']!r}, not what stands there"
        low, high = row["low"], row["high"]
        times = isinstance(low, str) and low.startswith("T")  # “10pm to 2am” passes midnight
        if type(low) is type(high) and low is not None and low > high and not times:
            yield f"number {row['text']!r} has low {low} and high {high}"
        if isinstance(row["value"], float) and not math.isfinite(row["value"]):
            yield f"number {row['text']!r} has value {row['value']}"
