"""A text as a person left it in any annotation tool."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...model.spans import Span


@dataclass(frozen=True, slots=True)
class AnnotatedSpan:
    """A stretch of text that a person kept, changed or added.

    Attributes:
        key: the key of the `TextSpan` it was exported from, if the tool kept it; else empty.
        type: `Mention`, `Source`, `Cue` or `Content`.
        pieces: pairs of offsets in code points.
        features: columns of the row as text (`act`, `kind`).
    """

    key: str
    type: str
    pieces: tuple[Span, ...]
    features: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """All spans of a text, and the links from contents to sources.

    Attributes:
        text: the text itself.
        spans: by the id that the tool gave them.
        attributed: the id of the source or mention by the id of the content.
    """

    text: str
    spans: Mapping[str, AnnotatedSpan]
    attributed: Mapping[str, str]
