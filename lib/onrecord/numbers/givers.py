"""Who gives a number by a verb of estimating: “officials put the toll at 40”."""

from __future__ import annotations

from spacy.tokens import Token

from ..model.number import Number
from ..model.spans import Span
from ..text.parsed import Parsed

_ESTIMATING = frozenset(
    (
        *(
            "put",
            "estimate",
            "report",
            "count",
            "record",
            "forecast",
            "predict",
            "project",
            "expect",
            "reckon",
        ),
        *("calculate", "say", "announce", "claim", "describe"),
    )
)


def find_giver(parsed: Parsed, number: Number) -> Span | None:
    """Characters of the word for who gives a number: subject or agent of a verb of estimating above it."""
    span = parsed.doc.char_span(number.start, number.end, alignment_mode="expand")
    if span is None or number.kind in ("date", "date-range", "time"):
        return None
    for above in span.root.ancestors:
        if above.pos_ not in ("VERB", "AUX"):
            continue
        giver = _subject_or_agent(above) if above.lemma_ in _ESTIMATING else None
        if giver is not None and giver.left_edge.i <= span.start <= giver.right_edge.i:
            return None
        if giver is not None:
            return giver.idx, giver.idx + len(giver)
        if above.dep_ in ("relcl", "ROOT", "advcl"):
            return None
    return None


def _subject_or_agent(verb: Token) -> Token | None:
    """The subject of an active verb, the agent of a passive one (“described by officials as”)."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return next((child for child in verb.children if child.dep_ == "nsubj"), None)
