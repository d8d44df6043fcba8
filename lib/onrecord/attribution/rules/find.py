"""Find attributions by rules: collect candidates, estimate their reliability, keep the likely ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from ...lexicons.cues import find_cue, rule_factor
from ...model.attribution import Attribution
from ...text.parsed import Parsed
from ...text.tokens import Tokens
from .candidate import Candidate
from .contents import close_quotes
from .nouns import noun_candidates
from .phrases import phrase_candidates
from .quotes import quote_candidates
from .sentences import Narrative, narrate
from .verbs import verb_candidates

LEAST_CONFIDENCE = 0.33
_STRONG = 0.45

Weighed = tuple[float, Candidate]


def find_attributions(parsed: Parsed) -> tuple[Attribution, ...]:
    """Return the attributions of a parsed text (direct, indirect and mixed), in text order.

    Args:
        parsed: the parse of the text.

    Returns:
        Attributions cut as in PolNeAR (Newell et al., LREC 2018): the source with its titles, appositions
        and relative clauses; the cue with its auxiliaries, negation and preposition; the content with its
        quotation marks and its “that”. Each cue gives one attribution, with its most likely complement.
        `confidence` is the share of such matches that was right on hand-annotated news. Attributions below
        `LEAST_CONFIDENCE` and those inside a quotation are left out.
    """
    tokens = parsed.tokens
    if not len(tokens):
        return ()
    narrative = narrate(tokens)
    best: dict[int, Weighed] = {}
    for weight, candidate in weigh(tokens, candidates(tokens, narrative)):
        if weight >= LEAST_CONFIDENCE and (
            candidate.anchor not in best or weight > best[candidate.anchor][0]
        ):
            best[candidate.anchor] = weight, candidate
    found = [Attribution(c.source, c.cue, c.content, round(weight, 3)) for weight, c in best.values()]
    return tuple(sorted(found, key=lambda a: (a.content[0], a.cue)))


def candidates(tokens: Tokens, narrative: Narrative) -> list[Candidate]:
    """Collect the candidates outside quotations; a verb that introduces a quotation yields no other."""
    quotes = list(quote_candidates(tokens, narrative))
    taken = {c.anchor for c in quotes}
    others = [
        candidate
        for rule in (verb_candidates(tokens), noun_candidates(tokens), phrase_candidates(tokens, narrative))
        for candidate in rule
        if narrative.quoted[candidate.anchor] < 0 and candidate.anchor not in taken
    ]
    return [*quotes, *_whole_quotes(others, narrative)]


def _whole_quotes(found: Sequence[Candidate], narrative: Narrative) -> Iterator[Candidate]:
    """Extend the contents of candidates so that they do not split quotations."""
    outer = [quote.outer for quote in narrative.quotes]
    starts = [begin for begin, _ in outer]
    for candidate in found:
        content: list[tuple[int, int]] = []
        for piece in candidate.content:
            span = close_quotes(piece, outer, starts)
            if content and span[0] <= content[-1][1]:
                content[-1] = content[-1][0], max(span[1], content[-1][1])
            else:
                content.append(span)
        yield replace(candidate, content=tuple(content))


def weigh(tokens: Tokens, found: Sequence[Candidate]) -> list[Weighed]:
    """Pair each candidate with the probability that it is right.

    An attribution inside another content is rarely annotated: “he said he hoped …”.
    """
    weighed = [(reliability(candidate), candidate) for candidate in found]
    change = [0] * (len(tokens.raw) + 1)
    for weight, candidate in weighed:
        if weight >= _STRONG and (candidate.complement in ("clause", "quote") or candidate.part == "phrase"):
            for begin, end in candidate.content:
                change[begin] += 1
                change[end] -= 1
    covered = list(accumulate(change))
    embedded = rule_factor("embedded")
    return [
        (weight * embedded if covered[tokens.begin[c.anchor]] and c.complement != "quote" else weight, c)
        for weight, c in weighed
    ]


def reliability(candidate: Candidate) -> float:
    """The share of right matches for this cue, complement and rule; 0 if it is not a cue."""
    cue = find_cue(candidate.lemma, candidate.part)
    if cue is None or candidate.complement not in cue.takes:
        return 0.0
    return min(0.99, cue.takes[candidate.complement] * rule_factor(candidate.kind))
