"""Who estimates or reports a number: “officials put the toll at 40”."""

from __future__ import annotations

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from ...model.rows.number import Number
from ...model.spans import Span
from ...text.agents import agent_of
from ...text.parsed import Parsed

_ESTIMATING = frozenset(
    (
        *("put", "estimate", "report", "count", "record", "forecast", "predict", "project", "expect"),
        *("reckon", "calculate", "say", "announce", "claim", "describe"),
    )
)


def find_giver(parsed: Parsed, number: Number) -> Span | None:
    """The span of the word for a number's source: the subject or agent of a verb of estimating above it."""
    span = parsed.doc.char_span(number.start, number.end, alignment_mode="expand")
    if span is None or number.kind in ("date", "date-range", "time"):
        return None
    for above in span.root.ancestors:
        if above.pos_ not in ("VERB", "AUX"):
            continue
        giver = agent_of(above) if above.lemma_ in _ESTIMATING and _estimates(above, span) else None
        if giver is not None and giver.left_edge.i <= span.start <= giver.right_edge.i:
            return None
        if giver is not None:
            return giver.idx, giver.idx + len(giver)
        if above.dep_ in ("relcl", "ROOT", "advcl"):
            return None
    return None


def _estimates(verb: Token, number: SpacySpan) -> bool:
    """Whether a verb states an amount: “put the toll at 40”, not “put 40 people on leave”."""
    if verb.lemma_ != "put":
        return True
    before = (verb.doc[i] for i in range(verb.i + 1, number.start))
    return any(token.lower_ in ("at", "around", "near", "between") for token in before)
