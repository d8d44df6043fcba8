"""Claims inside claims: who reports what somebody else said."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.attribution import Attribution
from ..model.spans import Numbered, Span


def reporters_of(attributions: Sequence[Attribution]) -> tuple[int | None, ...]:
    """Return for each attribution the index of the shortest other one whose content includes it, or None."""
    lengths = [sum(end - begin for begin, end in a.content) for a in attributions]
    contents = Numbered((b, e, k) for k, other in enumerate(attributions) for b, e in other.content)
    found: list[int | None] = []
    for i, attribution in enumerate(attributions):
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        near = {k for _, _, k in contents.around(spans[0])} if attribution.cue else ()
        around = [
            (lengths[k], k)
            for k in near
            if k != i and all(_inside(span, attributions[k].content) for span in spans)
        ]
        found.append(min(around)[1] if around else None)
    return tuple(found)


def _inside(span: Span, content: Sequence[Span]) -> bool:
    return any(begin <= span[0] and span[1] <= end for begin, end in content)
