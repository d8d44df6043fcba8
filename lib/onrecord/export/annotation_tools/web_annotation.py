"""W3C Web Annotation: one annotation per claim and per mention of an actor, as a JSON-LD page of annotations.

The data model: https://www.w3.org/TR/annotation-model/. Offsets count code points, as the standard requires.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ...model.spans import Span, cut
from ..json_object import dump
from .text_spans import CONTENT, MENTION, TextSpan, spans_of

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters before and after a quotation that distinguish it from the same words elsewhere."""


def write(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `annotations.jsonld`."""
    return (dump(to_page(data), folder / "annotations.jsonld"),)


def to_page(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return an annotation page.

    Contents of claims are tagged with their act and described by speaker and cue; mentions are tagged with
    the kind of the actor and identified by its name.
    """
    article = data["article"]
    target = article["url"] or f"urn:sha256:{article['sha256']}"
    claims = {claim["id"]: claim for claim in data["claims"]}
    items = [
        {
            "id": f"urn:sha256:{article['sha256']}#{span.key}",
            "type": "Annotation",
            "motivation": "describing" if span.type == CONTENT else "identifying",
            "body": _bodies(span, article["text"], claims),
            "target": [_selection(target, article["text"], piece) for piece in span.pieces],
        }
        for span in spans_of(data)
        if span.type in (CONTENT, MENTION)
    ]
    return {
        "@context": _CONTEXT,
        "id": f"urn:sha256:{article['sha256']}#annotations",
        "type": "AnnotationPage",
        "items": items,
    }


def _bodies(span: TextSpan, text: str, claims: Mapping[str, Any]) -> list[dict[str, str]]:
    """The bodies of an annotation: a sentence or name, and a tag."""
    if span.type == MENTION:
        return [_body("identifying", span.note), _body("tagging", span.features["kind"])]
    cue = cut(text, claims[span.row]["cue"])
    said = f"{span.note or 'unknown speaker'}: {cue}" if cue else span.note or "unknown speaker"
    return [_body("describing", said), _body("tagging", span.features["act"])]


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _selection(source: str, text: str, span: Span) -> dict[str, Any]:
    """A stretch of the article, by its words and by its offsets."""
    begin, end = span
    selectors: Sequence[dict[str, Any]] = (
        {
            "type": "TextQuoteSelector",
            "exact": text[begin:end],
            "prefix": text[max(0, begin - _AROUND) : begin],
            "suffix": text[end : end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": begin, "end": end},
    )
    return {"type": "SpecificResource", "source": source, "selector": list(selectors)}
