"""Find the attributions of a text with the trained tagger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ...model.attribution import Attribution
from ...model.spans import Span, overlap
from ...networks.pieces import Pieces
from ...networks.reader import Reading, read
from ...networks.tagger import load
from ...text.parsed import Parsed
from ...text.quotations import Quotation
from .confidence import confidence
from .link import Linked, Part, link, parts

THRESHOLD = 0.3
"""Attributions with a lower confidence are left out; F1 on held-out articles is best near this value."""


def find_attributions(parsed: Parsed, reading: Reading | None = None) -> tuple[Attribution, ...]:
    """Return the attributions of a text (direct, indirect and mixed), in the order of their contents.

    Only the text and its quotations are read, so the output of `onrecord.text.tokenize_all` suffices. The
    result does not depend on other texts in the batch.

    Args:
        parsed: the parse.
        reading: what the networks read in the text; by default, the text is read now.

    Raises:
        ModelError: the trained model is missing or damaged.
    """
    reading = reading or read(parsed.text)
    model = load()
    found = [
        to_attribution(reading.pieces, linked, confidence(linked, model.calibration))
        for linked in linked_parts(reading, model.none)
    ]
    joined = join_quotations(found, parsed.quotations)
    return tuple(a for a in joined if a.confidence >= THRESHOLD)


def linked_parts(reading: Reading, none: NDArray[np.float32]) -> list[Linked]:
    """The linked spans of all windows of a text, in text order."""
    return [linked for w in reading.tagged for linked in link(w, parts(w, reading.pieces), none)]


def to_attribution(pieces: Pieces, linked: Linked, sure: float) -> Attribution:
    """Convert an attribution from pieces to characters, with its confidence."""

    def spans(found: Iterable[Part | None]) -> tuple[Span, ...]:
        return tuple((int(pieces.begin[p.begin]), int(pieces.end[p.end - 1])) for p in found if p)

    return Attribution(spans([linked.source]), spans([linked.cue]), spans(linked.contents), sure)


def join_quotations(found: Sequence[Attribution], quotations: Sequence[Quotation]) -> list[Attribution]:
    """Join a content without a cue to the attribution whose quotation it continues in the next paragraph."""
    long = [q.parts for q in quotations if len(q.parts) > 1]
    result = list(found)
    for quotation in long:
        inside = [i for i, a in enumerate(result) if any(_within(s, quotation) for s in a.content)]
        owners = [i for i in inside if result[i].cue]
        orphans = [i for i in inside if not result[i].cue]
        if not owners or not orphans:
            continue
        owner = owners[0]
        contents = sorted({s for i in (owner, *orphans) for s in result[i].content})
        result[owner] = replace(result[owner], content=tuple(contents))
        result = [a for i, a in enumerate(result) if i not in orphans]
    return sorted(result, key=lambda a: a.content[0])


def _within(span: Span, parts: Sequence[Span]) -> bool:
    """Whether most of a span is inside one of the parts."""
    return any(2 * overlap(span, part) > span[1] - span[0] for part in parts)
