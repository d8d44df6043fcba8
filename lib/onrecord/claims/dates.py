"""The date of a claim: the date that depends on its cue."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from ..model.attribution import Attribution
from ..model.rows.number import Figures, Number
from ..model.spans import Span
from ..text.parsed import Parsed

_SPEAKING = frozenset(
    ("speak", "talk", "write", "appear", "testify", "ask", "address", "post", "tweet", "answer")
)
_ADDED = ("relcl", "acl", "appos")
_BETWEEN = frozenset((
    "on", "in", "late", "early", "earlier", "later", "at", "during", "the", "a", "also", "last", "again",
))  # fmt: skip


def find_date(parsed: Parsed, figures: Figures, attribution: Attribution, head: Token | None) -> str | None:
    """The date given with a cue, as an ISO 8601 day or longer period, else its words; None if there is none.

    Args:
        parsed: the parse of the text.
        figures: its numbers, dates among them.
        attribution: the attribution.
        head: the main word of its cue.
    """
    if head is None:
        return None
    sentence = head.sent
    near = []
    for found in figures.numbers:
        if found.kind != "date" or not sentence.start_char <= found.start < sentence.end_char:
            continue
        if any(b <= found.start and found.end <= e for b, e in attribution.content):
            continue
        token = parsed.head_of((found.start, found.end))
        if token is not None and _tells_of_source(token, head, attribution.source):
            continue
        hangs = token is not None and _hangs_on(token, head)
        if hangs or (
            not _within(found.start, attribution.source) and _is_beside(found, attribution, sentence)
        ):
            near.append((not hangs, abs(found.start - head.idx), found))
    if not near:
        return None
    best = min(near, key=lambda row: row[:2])[2]
    return _iso(best) or best.text


def _is_beside(found: Number, attribution: Attribution, sentence: SpacySpan) -> bool:
    """Whether only the source and function words stand between a date and the cue."""
    for begin, end in attribution.cue:
        first, last = (found.end, begin) if found.end <= begin else (end, found.start)
        between = [token for token in sentence if first <= token.idx < last]
        if first <= last and all(_is_small(token, attribution.source) for token in between):
            return True
    return False


def _tells_of_source(token: Token, head: Token, source: tuple[Span, ...]) -> bool:
    """Whether a date belongs to a clause or apposition of the source: “Roe, the mayor since 1987”."""
    for part in takewhile(lambda above: above.i != head.i, (token, *token.ancestors)):
        if part.dep_ not in _ADDED or not _within(part.head.idx, source):
            continue
        if _within(token.idx, source) or part.dep_ != "acl" or part.lemma_ not in _SPEAKING:
            return True
    return False


def _within(offset: int, spans: tuple[Span, ...]) -> bool:
    return any(begin <= offset < end for begin, end in spans)


def _is_small(token: Token, source: tuple[Span, ...]) -> bool:
    return token.lower_ in _BETWEEN or token.is_space or _within(token.idx, source)


def _iso(found: Number) -> str | None:
    """A date as ISO 8601: its day if known, else its month, quarter or year if known."""
    if found.low is not None and found.low == found.high:
        return str(found.low)
    value = str(found.value)
    return None if "X" in value else value


def _hangs_on(token: Token, head: Token) -> bool:
    """Whether a date depends on a cue directly or by a verb of speaking (“speaking on Tuesday”)."""
    for above in token.ancestors:
        if above.i == head.i:
            return True
        if above.pos_ == "VERB" and above.dep_ != "acl" and above.lemma_ not in _SPEAKING:
            return False
    return False
