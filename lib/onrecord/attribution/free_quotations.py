"""Attribute quotations that have no source yet and stand alone: as a paragraph, or as sentences in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model.attribution import Attribution
from ..model.spans import Span, overlap, words_in
from ..text.parsed import Parsed
from ..text.quotations import Quotation

CONFIDENCE = 0.85
"""Confidence that such a quotation is a statement. In 60 articles with annotated statements, all 28 were,
after headings in single marks had been left out; in other articles, 10 of 13."""
LEAST_WORDS = 2
_MARKS = "“”\"«»‘’'„‟‹›`"
_SINGLE = "‘'"
_LONGEST_HEADING = 12
_ENDS = (".", "?", "!", "…")


def add_free_quotations(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions, with those of quotations added that are a paragraph or sentences.

    A part of a quotation that began in an earlier paragraph joins the attribution of the earlier part, and a
    quotation right after the words of an attribution (“…,” she said. “…”) joins that. Any other quotation
    becomes an attribution without source and cue; a later stage finds its speaker from the
    preceding text.

    Args:
        parsed: the parse; only its text and quotations are read.
        found: attributions already found in it.

    Returns:
        All attributions, in the order of their contents.
    """
    text, whole = parsed.text, set(parsed.paragraphs)
    marks = [text[begin] for quotation in parsed.quotations for begin, _ in quotation.outer]
    double = 2 * sum(mark in _SINGLE for mark in marks) < len(marks)
    result = list(found)
    for quotation in parsed.quotations:
        alone = [
            outer
            for outer in quotation.outer
            if (_fills(text, outer, double) if outer in whole else _is_sentence(text, outer))
            and words_in(text, [outer]) >= LEAST_WORDS
            and not _claimed(outer, result)
        ]
        if not alone:
            continue
        owner = _owner(quotation, result)
        if owner is None:
            owner = _right_before(text, alone[0], result)
        if owner is None:
            result.append(Attribution((), (), tuple(alone), CONFIDENCE))
        else:
            contents = tuple(sorted((*result[owner].content, *alone)))
            result[owner] = replace(result[owner], content=contents)
    return tuple(sorted(result, key=lambda a: a.content[0]))


def _fills(text: str, outer: Span, double: bool) -> bool:
    """Whether a quotation that is a paragraph is no heading: in double marks if most are, and with an end."""
    begin, end = outer
    if text[begin] in _SINGLE and double:
        return False
    long = words_in(text, [outer]) > _LONGEST_HEADING
    return long or text[begin:end].rstrip(_MARKS + " ")[-1:] in (*_ENDS, ",", "—", "–")


def _is_sentence(text: str, outer: Span) -> bool:
    """Whether a quotation is one or more whole sentences, without words around it."""
    begin, end = outer
    before = text[:begin].rstrip(" \t\u00a0")[-1:]
    before = text[:begin].rstrip(_MARKS + " \t\u00a0")[-1:] if before in _MARKS else before
    said = text[begin:end].strip(_MARKS + " ")
    opens = not before or before in ("\n", ":", *_ENDS)
    after = text[end:].lstrip(" \t\u00a0")[:1]
    closes = not after or after == "\n" or after.isupper() or after in _MARKS + "—–-["
    return opens and closes and said[:1].isupper() and text[begin:end].rstrip(_MARKS + " ")[-1:] in _ENDS


def _right_before(text: str, span: Span, attributions: Sequence[Attribution]) -> int | None:
    """The index of the attribution whose cue or source ends right before a quotation, in its paragraph."""
    for index, attribution in enumerate(attributions):
        named = (*attribution.source, *attribution.cue)
        end = max((e for _, e in named), default=-1)
        quoted = any(text[b] in _MARKS for b, _ in attribution.content)
        if (
            quoted
            and attribution.content[-1][0] < end <= span[0]
            and text[end : span[0]].strip(" \t\u00a0") in (".", ":")
        ):
            return index
    return None


def _claimed(span: Span, attributions: Sequence[Attribution]) -> bool:
    return any(overlap(span, content) for a in attributions for content in a.content)


def _owner(quotation: Quotation, attributions: Sequence[Attribution]) -> int | None:
    """The index of the attribution that contains a part of the quotation, or None."""
    for index, attribution in enumerate(attributions):
        if any(overlap(part, content) for part in quotation.parts for content in attribution.content):
            return index
    return None
