"""Claims inside claims: who reports what somebody else said."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.attribution import Attribution
from ..model.spans import Span


def reporters_of(attributions: Sequence[Attribution]) -> tuple[int | None, ...]:
    """Return for each attribution the index of the shortest other one whose content includes it, or None."""
    lengths = [sum(end - begin for begin, end in a.content) for a in attributions]
    found: list[int | None] = []
    for i, attribution in enumerate(attributions):
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        around = [
            (lengths[k], k)
            for k, other in enumerate(attributions)
            if k != i and attribution.cue and all(_inside(span, other.content) for span in spans)
        ]
        found.append(min(around)[1] if around else None)
    return tuple(found)


def _inside(span: Span, content: Sequence[Span]) -> bool:
    return any(begin <= span[0] and span[1] <= end for begin, end in content)
