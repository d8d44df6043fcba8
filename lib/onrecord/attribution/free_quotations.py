"""Attribute quotations that fill a paragraph and have no source yet, such as answers in interviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model.attribution import Attribution
from ..model.spans import Span, overlap, words_in
from ..text.parsed import Parsed
from ..text.quotations import Quotation

CONFIDENCE = 0.25
"""Confidence of a speaker known only from earlier paragraphs: PolNeAR annotates few such quotations, and
about 17 in 100 guesses of this kind matched its training split."""
LEAST_WORDS = 3


def add_free_quotations(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions, with those of unattributed quotations that fill a paragraph added.

    A part of a quotation that began in an earlier paragraph joins the attribution of the earlier part. Any
    other quotation becomes an attribution without source and cue; a later stage finds its speaker from the
    preceding text.

    Args:
        parsed: the parse; only its text and quotations are read.
        found: attributions already found in it.

    Returns:
        All attributions, in the order of their contents.
    """
    text, whole = parsed.text, set(parsed.paragraphs)
    result = list(found)
    for quotation in parsed.quotations:
        alone = [
            outer
            for outer in quotation.outer
            if outer in whole and words_in(text, [outer]) >= LEAST_WORDS and not _claimed(outer, result)
        ]
        if not alone:
            continue
        owner = _owner(quotation, result)
        if owner is None:
            result.append(Attribution((), (), tuple(alone), CONFIDENCE))
        else:
            contents = tuple(sorted((*result[owner].content, *alone)))
            result[owner] = replace(result[owner], content=contents)
    return tuple(sorted(result, key=lambda a: a.content[0]))


def _claimed(span: Span, attributions: Sequence[Attribution]) -> bool:
    return any(overlap(span, content) for a in attributions for content in a.content)


def _owner(quotation: Quotation, attributions: Sequence[Attribution]) -> int | None:
    """The index of the attribution that contains a part of the quotation, or None."""
    for index, attribution in enumerate(attributions):
        if any(overlap(part, content) for part in quotation.parts for content in attribution.content):
            return index
    return None
