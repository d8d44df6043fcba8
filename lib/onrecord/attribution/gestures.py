"""Quotations beside a gesture: in “…” Kemp shrugged., Kemp is not said to speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from ..lexicons.cues import find_cue
from ..model.attribution import Attribution
from ..text.parsed import Parsed
from .free_quotations import CONFIDENCE

_LEAST_QUOTING = 0.5
"""A verb with a lower share of right quotations in annotated news is not a cue after a full stop."""
_COMPLETE = ("dobj", "prt")
_MARKS = "”\"»’'›"
_ENDS = (".", "?", "!", "…")


def without_gestures(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions; a quotation before a sentence of its own loses source and cue.

    The quotation ends with a full stop (or a question or exclamation mark), and a new sentence begins whose
    verb is not one of speech. If it ends with a comma, any verb attributes (“No,” he shrugged).

    Args:
        parsed: the parse.
        found: attributions already found in it.
    """
    return tuple(
        replace(a, source=(), cue=(), confidence=CONFIDENCE) if _is_gesture(parsed, a) else a for a in found
    )


def _is_gesture(parsed: Parsed, attribution: Attribution) -> bool:
    if not attribution.cue or not attribution.source or attribution.verbatim:
        return False
    text, source = parsed.text, attribution.source[0]
    before = [end for _, end in attribution.content if end <= source[0]]
    if len(before) != len(attribution.content) or not text[source[0]].isupper():
        return False
    end = before[-1]
    said = text[attribution.content[-1][0] : end].rstrip()
    if text[end : source[0]].strip() or said[-1:] not in _MARKS or said.rstrip(_MARKS)[-1:] not in _ENDS:
        return False
    head = _verb(parsed.tokens_in(attribution.cue))
    if head is None or attribution.cue[0][0] < source[1]:
        return False
    if any(child.dep_ in _COMPLETE and child.i > head.i for child in head.children):
        return True  # “wrote something down”, “said nothing”
    cue = find_cue(head.lemma_, "verb")
    return cue is None or cue.takes.get("quote", 0.0) < _LEAST_QUOTING


def _verb(cue: Sequence[Token]) -> Token | None:
    return next((token for token in cue if token.pos_ in ("VERB", "AUX")), None)
