"""From candidates to attributions: gather what the rules propose, weigh it, keep what is likely."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from ..attributions import Attribution
from ..cues import find_cue
from ..quotations import find_quotations
from .candidate import Candidate
from .contents import close_quotes
from .nouns import noun_candidates
from .phrases import phrase_candidates
from .quotes import quote_candidates
from .sentences import Narrative, narrate
from .tree import Tree, make_tree
from .verbs import verb_candidates

_LEAST = 0.3


def find_attributions(doc: Doc) -> tuple[Attribution, ...]:
    """Attributions of a parsed text (direct, indirect and mixed), in text order."""
    tree = make_tree(doc)
    if not len(tree):
        return ()
    narrative = narrate(tree, find_quotations(doc.text))
    best: dict[int, tuple[float, Candidate]] = {}
    for candidate in candidates(tree, narrative):
        weight = reliability(candidate)
        if weight >= _LEAST and weight > best.get(candidate.anchor, (0.0, None))[0]:
            best[candidate.anchor] = weight, candidate
    found = [Attribution(c.source, c.cue, c.content, round(weight, 3)) for weight, c in best.values()]
    return tuple(sorted(found, key=lambda a: (a.content[0], a.cue)))


def candidates(tree: Tree, narrative: Narrative) -> list[Candidate]:
    """Everything the rules propose for a text; a verb that introduces a quotation proposes nothing else."""
    quotes = list(quote_candidates(tree, narrative))
    taken = {c.anchor for c in quotes if c.part == "verb"}
    others = [c for c in verb_candidates(tree) if c.anchor not in taken]
    others += noun_candidates(tree)
    others += phrase_candidates(tree, narrative)
    return [*quotes, *_whole_quotes(others, narrative)]


def _whole_quotes(found: Iterable[Candidate], narrative: Narrative) -> Iterable[Candidate]:
    """Candidates outside of quotations, with contents that cut no quotation in two."""
    outer = [quote.outer for quote in narrative.quotes]
    starts = [begin for begin, _ in outer]
    for c in found:
        if narrative.quoted[c.anchor] >= 0:
            yield c
            continue
        content = tuple(close_quotes(span, outer, starts) for span in c.content)
        yield Candidate(c.anchor, c.part, c.lemma, c.complement, c.rule, c.source, c.cue, content)


def reliability(candidate: Candidate) -> float:
    """How probable it is that a candidate is right."""
    if candidate.part == "none":
        return 0.5
    cue = find_cue(candidate.lemma, candidate.part)
    return cue.takes.get(candidate.complement, 0.0) if cue else 0.0
