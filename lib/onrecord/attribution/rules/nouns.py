"""Nouns as cues: her demand that, his call for, the claim that."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.spans import Span
from .candidate import Candidate
from .contents import tidy
from .sources import source_tokens, subject
from .tree import Tree
from .verbs import cue_tokens, infinitive, is_phrase
from .words import words


def noun_candidates(tree: Tree) -> Iterator[Candidate]:
    """Every attribution that a noun of the text may make, one for each complement it has."""
    for noun in range(len(tree)):
        if tree.pos[noun] == "NOUN" and tree.children[noun]:
            yield from _of_noun(tree, noun)


def _of_noun(tree: Tree, noun: int) -> Iterator[Candidate]:
    complements = list(_complements(tree, noun))
    if not complements:
        return
    source, cue_first, rule = _owner(tree, noun)
    for complement, last, span in complements:
        cue = tree.span(cue_first, last)
        content = tidy(tree.text, span)
        if content[0] < content[1]:
            yield Candidate(noun, "noun", tree.lemma[noun], complement, rule, source, (cue,), (content,))


def _complements(tree: Tree, noun: int) -> Iterator[tuple[str, int, Span]]:
    """(name, last token of the cue, characters) of each complement of a noun."""
    for child in tree.children[noun]:
        if child < noun:
            continue
        span = tree.span(*tree.subtree(child))
        if tree.dep[child] in ("acl", "ccomp") and _marked(tree, child, "that"):
            yield "clause", noun, span
        elif tree.dep[child] in ("acl", "xcomp") and infinitive(tree, child):
            yield "to", noun, span
        elif is_phrase(tree, child, "after_noun"):
            yield tree.lower[child], child, tree.span(child + 1, tree.right[child])


def _marked(tree: Tree, clause: int, word: str) -> bool:
    return any(tree.lower[c] == word and tree.dep[c] in ("mark", "dobj") for c in tree.children[clause])


def _owner(tree: Tree, noun: int) -> tuple[tuple[Span, ...], int, str]:
    """(source, first token of the cue, how the source was found) of a noun."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        last = tree.right[owner]
        case = tree.child(owner, "case")
        stop = case - 1 if case is not None else last
        return (tree.span(tree.left[owner], stop),), stop + 1, "poss"
    first = tree.left[noun]
    verb = tree.head[noun]
    if tree.dep[noun] == "dobj" and tree.pos[verb] == "VERB" and verb < noun:
        where = source_tokens(tree, subject(tree, verb), verb)
        if where and where[1] < verb:
            rule = "light" if tree.lemma[verb] in words("light") else "object"
            return (tree.span(*where),), cue_tokens(tree, verb)[0], rule
    of = next((c for c in tree.kids(noun, "prep") if tree.lower[c] in words("of_owner")), None)
    inner = tree.child(of, "pobj") if of is not None else None
    if inner is not None:
        return (tree.span(*tree.subtree(inner)),), first, "by"
    return (), first, "none"
