"""Quotations interrupted more than once: “…,” she said, “and …,” she went on, “but …”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model.attribution import Attribution
from ..text.parsed import Parsed

_MARKS = "“”\"«»‘’'„‹›"
_PRONOUNS = frozenset(("he", "she", "they", "it"))


def join_interrupted(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions; those of one interrupted sentence by one speaker are joined.

    The words before the second cue end without a full stop, those after it go on in lower case, and its
    source is a pronoun, the same words, or missing.

    Args:
        parsed: the parse.
        found: attributions already found in it.
    """
    result: list[Attribution] = []
    for attribution in sorted(found, key=lambda a: a.content[0]):
        if result and _goes_on(parsed, result[-1], attribution):
            first = result.pop()
            attribution = replace(
                first,
                cue=tuple(sorted({*first.cue, *attribution.cue})),
                content=tuple(sorted({*first.content, *attribution.content})),
                confidence=max(first.confidence, attribution.confidence),
            )
        result.append(attribution)
    return tuple(result)


def _goes_on(parsed: Parsed, first: Attribution, second: Attribution) -> bool:
    text = parsed.text
    if not (first.cue and first.source and second.cue) or first.verbatim or second.verbatim:
        return False
    end, begin = first.content[-1][1], second.content[0][0]
    if end > begin or "\n" in text[end:begin] or not (_is_quoted(text, first) and _is_quoted(text, second)):
        return False
    opening = text[begin : second.content[0][1]].lstrip(_MARKS + " ")
    said = text[first.content[-1][0] : end].rstrip(_MARKS + " ")
    between = text[end:begin].strip()
    if not opening[:1].islower() or said[-1:] in ".?!" or between[-1:] in (".", "?", "!"):
        return False
    source = {text[b:e].lower() for b, e in second.source}
    return source <= (_PRONOUNS | {text[b:e].lower() for b, e in first.source})


def _is_quoted(text: str, attribution: Attribution) -> bool:
    return all(text[b] in _MARKS and text[e - 1] in _MARKS for b, e in attribution.content)
