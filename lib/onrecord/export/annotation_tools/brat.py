"""brat standoff: `article.txt`, `article.ann`, and `annotation.conf` for the tool.

The format: https://brat.nlplab.org/standoff.html. Offsets count code points.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...model.spans import cut
from .text_spans import ATTRIBUTED_TO, CONTENT, CUE, CUED_BY, MENTION, SOURCE, links_of, spans_of

ATTRIBUTES = {"act": "Act", "kind": "Kind"}
"""Names of attributes in brat by column."""
_ACTS = (
    *(
        "statement",
        "denial",
        "accusation",
        "rejection",
        "demand",
        "request",
        "promise",
        "threat",
        "prediction",
    ),
)


def write(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write the three files; return their paths."""
    files = {
        "article.txt": data["article"]["text"],
        "article.ann": _annotations(data),
        "annotation.conf": _configuration(data),
    }
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8", newline="")
    return tuple(folder / name for name in files)


def _annotations(data: Mapping[str, Any]) -> str:
    """The lines of `article.ann`: spans, attributes, notes (the row and its speaker), relations."""
    text = data["article"]["text"]
    spans = spans_of(data)
    ids = {span.key: f"T{number}" for number, span in enumerate(spans, 1)}
    lines: list[str] = []
    attributes = 0
    for number, span in enumerate(spans, 1):
        at = ";".join(f"{begin} {end}" for begin, end in span.pieces)
        lines.append(f"T{number}\t{span.type} {at}\t{cut(text, span.pieces)}")
        for column, value in span.features.items():
            attributes += 1
            name = ATTRIBUTES[column] if span.type == CONTENT else f"Actor{ATTRIBUTES[column]}"
            lines.append(f"A{attributes}\t{name} T{number} {value}")
        note = " ".join(f"{span.row} {span.note}".split())
        lines.append(f"#{number}\tAnnotatorNotes T{number}\t{note}")
    for number, link in enumerate(links_of(data, spans), 1):
        lines.append(f"R{number}\t{link.type} Arg1:{ids[link.start]} Arg2:{ids[link.end]}")
    return "".join(f"{line}\n" for line in lines)


def _configuration(data: Mapping[str, Any]) -> str:
    """`annotation.conf`: the types of spans, relations and attributes."""
    acts = "|".join(sorted({*_ACTS, *(claim["act"] for claim in data["claims"] if claim["act"])}))
    actors = "person|organization|government|place|group"
    return f"""[entities]
{MENTION}
{SOURCE}
{CUE}
{CONTENT}
[relations]
{ATTRIBUTED_TO}\tArg1:{CONTENT}, Arg2:{SOURCE}|{MENTION}
{CUED_BY}\tArg1:{CONTENT}, Arg2:{CUE}
[events]
[attributes]
Act\tArg:{CONTENT}, Value:{acts}
Kind\tArg:{CONTENT}, Value:direct|indirect|mixed
ActorKind\tArg:{MENTION}, Value:{actors}
"""
