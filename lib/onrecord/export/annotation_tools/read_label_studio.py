"""Reads annotations that a person changed in Label Studio and exported as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...files.json_files import read_json
from ...model.errors import SourceError
from ...model.spans import Span
from .annotated import AnnotatedSpan, AnnotatedText
from .label_studio import ACT, LABELS, TEXT
from .text_spans import ATTRIBUTED_TO, utf16_offsets

_LONGEST = 100_000_000


def read_label_studio(path: str | Path, sha256: str) -> AnnotatedText:
    """Return the last submitted annotation of an article in an export (“JSON”, not “JSON-MIN”).

    Args:
        path: the file.
        sha256: SHA-256 of the article, which distinguishes its task from others in the file.

    Raises:
        SourceError: the file cannot be read, or has no submitted annotation of the article.
    """
    try:
        tasks = read_json(Path(path), _LONGEST)
        found = [task for task in tasks if task["data"].get("sha256") == sha256]
        done = [one for task in found for one in task.get("annotations", ()) if not one.get("was_cancelled")]
        if not done:
            raise SourceError(str(path), "no submitted annotation of this article in it")
        return _annotated(found[-1]["data"][TEXT], done[-1]["result"])
    except OSError as error:
        raise SourceError(str(path), error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise SourceError(str(path), "not an export of Label Studio in the format “JSON”") from error


def _annotated(text: str, results: list[Mapping[str, Any]]) -> AnnotatedText:
    """The regions of an annotation, joined into spans, and its relations."""
    points = {unit: point for point, unit in enumerate(utf16_offsets(text))}
    types: dict[str, str] = {}
    pieces: dict[str, list[Span]] = {}
    features: dict[str, dict[str, str]] = {}
    attributed: dict[str, str] = {}
    for result in results:
        kind, value = result["type"], result.get("value", {})
        if kind == "relation" and ATTRIBUTED_TO in result.get("labels", ()):
            attributed[_joined(result["from_id"])] = _joined(result["to_id"])
        elif kind == "labels" and result["from_name"] == LABELS:
            key = _joined(result["id"])
            types[key] = value["labels"][0]
            pieces.setdefault(key, []).append((points[value["start"]], points[value["end"]]))
        elif kind == "choices" and result["from_name"] == ACT:
            features[_joined(result["id"])] = {"act": value["choices"][0]}
    spans = {
        key: AnnotatedSpan(key, kind, tuple(sorted(pieces[key])), features.get(key, {}))
        for key, kind in types.items()
    }
    return AnnotatedText(text, spans, attributed)


def _joined(region: str) -> str:
    """The key of the span of a region (`c3.content` of `c3.content-2`); other ids stay as they are."""
    key, dash, number = region.rpartition("-")
    return key if dash and "." in key and number.isdigit() else region
