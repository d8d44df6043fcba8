"""Sentences that report nothing: questions of the writer, and what few or not all say or want."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from ..model.attribution import Attribution
from ..text.parsed import Parsed

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_FEW = re.compile(
    r"(?:(?:almost|practically|precious|so|too|very|vanishingly|virtually) )?"
    r"(?:few\b|none\b|no (?!one\b|[0-9])"
    r"|any(?:one|body)?\b"
    r"|not (?:all|an?|any|every\w*|many|most|much|one)\b"
    r"|(?:barely|hardly|scarcely) (?:an?|any\w*|one)\b)",
    re.IGNORECASE,
)


def without_claims_of_nobody(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions without those that the text only asks about, and those of “few” or “not all”.

    The words that they quote stay, as quotations without a source.

    Args:
        parsed: the parse.
        found: attributions already found in it.
    """
    return tuple(a for a in found if a.verbatim or not (_is_asked(parsed, a) or _is_of_few(parsed, a)))


def _is_asked(parsed: Parsed, attribution: Attribution) -> bool:
    """Whether the cue is the main verb of a question outside quotation marks (“Did Roe back the bill?”)."""
    cue = [t for t in parsed.tokens_in(attribution.cue) if t.dep_ not in ("aux", "auxpass")]
    verb = next((t for t in cue if t.pos_ in ("VERB", "AUX")), cue[0] if cue else None)
    if verb is None or parsed.quoted.meets((verb.idx, verb.idx + 1)):
        return False
    last = next((t for t in reversed(verb.sent) if not t.is_space), verb)
    if last.text[-1] != "?" or parsed.quoted.meets((last.idx, last.idx + 1)):
        return False
    while _shares_clause(verb) and not _is_inverted(verb):
        verb = verb.head
    return verb.dep_ == "ROOT" and _is_inverted(verb)


def _shares_clause(verb: Token) -> bool:
    """Whether a verb is joined to the one above or its infinitive (“go on to demand”)."""
    infinitive = verb.dep_ == "advcl" and any(t.dep_ == "aux" and t.lower_ == "to" for t in verb.lefts)
    return infinitive or verb.dep_ in ("conj", "xcomp")


def _is_inverted(verb: Token) -> bool:
    """Whether an auxiliary of a verb precedes its subject."""
    helpers = [t for t in verb.children if t.dep_ in ("aux", "auxpass") and t.i < verb.i]
    subjects = [t for word in (verb, *helpers) for t in word.children if t.dep_ in _SUBJECTS]
    return any(helper.i < subject.i < verb.i for helper in helpers for subject in subjects)


def _is_of_few(parsed: Parsed, attribution: Attribution) -> bool:
    """Whether the source is “few”, “no”, “none of”, “any”, “hardly any” or “not all” people."""
    head = parsed.head_of(attribution.source[0]) if attribution.source else None
    if head is None:
        return False
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        head = head.head.head
    first = head.left_edge
    return first.ent_type_ != "ORG" and _FEW.match(head.doc[first.i : head.i + 1].text) is not None
