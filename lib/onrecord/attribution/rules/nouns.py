"""Find attributions whose cue is a noun: “her demand that”, “his call for”, “the claim that”."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.spans import Span
from ...text.tokens import Tokens
from .candidate import Candidate
from .contents import tidy
from .sources import source_tokens, subject
from .verbs import cue_tokens, infinitive, is_phrase
from .words import words


def noun_candidates(tokens: Tokens) -> Iterator[Candidate]:
    """Yield a candidate for each complement of each noun that is a cue."""
    for noun in range(len(tokens)):
        if tokens.pos[noun] == "NOUN" and tokens.children[noun]:
            yield from _of_noun(tokens, noun)


def _of_noun(tokens: Tokens, noun: int) -> Iterator[Candidate]:
    complements = list(_complements(tokens, noun))
    if not complements:
        return
    source, cue_first, rule = _owner(tokens, noun)
    for complement, last, span in complements:
        cue = tokens.span(cue_first, last)
        content = tidy(tokens.raw, span)
        if content[0] < content[1]:
            yield Candidate(noun, "noun", tokens.lemma[noun], complement, rule, source, (cue,), (content,))


def _complements(tokens: Tokens, noun: int) -> Iterator[tuple[str, int, Span]]:
    """Yield (name, last token of the cue, characters) of each complement of a noun."""
    for child in tokens.children[noun]:
        if child < noun:
            continue
        span = tokens.span(*tokens.edges(child))
        if tokens.dep[child] in ("acl", "ccomp") and _marked(tokens, child, "that"):
            yield "clause", noun, span
        elif tokens.dep[child] in ("acl", "xcomp") and infinitive(tokens, child):
            yield "to", noun, span
        elif is_phrase(tokens, child, "after_noun"):
            yield tokens.lower[child], child, tokens.span(child + 1, tokens.right[child])


def _marked(tokens: Tokens, clause: int, word: str) -> bool:
    return any(tokens.lower[c] == word and tokens.dep[c] in ("mark", "dobj") for c in tokens.children[clause])


def _owner(tokens: Tokens, noun: int) -> tuple[tuple[Span, ...], int, str]:
    """Return (source, first token of the cue, how the source was found) of a noun."""
    owner = tokens.child(noun, "poss")
    if owner is not None:
        last = tokens.right[owner]
        case = tokens.child(owner, "case")
        stop = case - 1 if case is not None else last
        return (tokens.span(tokens.left[owner], stop),), stop + 1, "poss"
    first = tokens.left[noun]
    verb = tokens.head[noun]
    if tokens.dep[noun] == "dobj" and tokens.pos[verb] == "VERB" and verb < noun:
        where = source_tokens(tokens, subject(tokens, verb), verb)
        if where and where[1] < verb:
            rule = "light" if tokens.lemma[verb] in words("light") else "object"
            return (tokens.span(*where),), cue_tokens(tokens, verb)[0], rule
    of = next((c for c in tokens.kids(noun, "prep") if tokens.lower[c] in words("of_owner")), None)
    inner = tokens.child(of, "pobj") if of is not None else None
    if inner is not None:
        return (tokens.span(*tokens.edges(inner)),), first, "by"
    return (), first, "none"
