"""Attributions of the turns of interviews and transcripts, with whole answers as contents."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.attribution import Attribution
from ..model.spans import Span, overlap
from ..text.layout.openings import NAMED
from ..text.layout.turns import Turn
from ..text.parsed import Parsed

CONFIDENCE = 0.9
"""Confidence of a turn with a label or between question and answer."""
_LEAST = 0.5
"""Least confidence of an attribution inside a turn."""
_SELF = frozenset(("i", "we", "you"))
_MOST = 0.8
"""An attribution inside a turn has at most this share of its words; else it is the turn itself."""


def add_turns(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with one for each turn, in the order of their contents.

    Inside a turn, only attributions to somebody else are kept (“He told me that …”), not the speaker's own
    (“I think …”).

    Args:
        parsed: the parse.
        found: attributions already found in it.
    """
    if not parsed.turns:
        return tuple(found)
    kept = [a for a in found if all(_apart(parsed, a, turn) for turn in parsed.turns)]
    turns = [Attribution(_source(turn), (), turn.content, CONFIDENCE, True) for turn in parsed.turns]
    return tuple(sorted((*kept, *turns), key=lambda a: a.content[0]))


def _source(turn: Turn) -> tuple[Span, ...]:
    """The words of a label that is a name; “Q” and “A” name nobody."""
    return (turn.label,) if turn.label is not None and turn.part == NAMED else ()


def _apart(parsed: Parsed, attribution: Attribution, turn: Turn) -> bool:
    """Whether an attribution is outside a turn, or inside it and to somebody else."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    if turn.label is not None and any(overlap(turn.label, span) for span in spans):
        return False
    shared = sum(overlap(a, b) for a in attribution.content for b in turn.content)
    if not shared:
        return True
    sure = attribution.source and attribution.cue and attribution.confidence >= _LEAST
    if not sure or not all(_inside(span, turn.content) for span in spans):
        return False
    if {parsed.text[b:e].lower() for b, e in attribution.source} & _SELF:
        return False
    return shared <= _MOST * sum(e - b for b, e in turn.content)


def _inside(span: Span, content: Sequence[Span]) -> bool:
    return any(b <= span[0] and span[1] <= e for b, e in content)
