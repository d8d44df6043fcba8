"""Verbs as cues: said, according to its complements (a clause, an infinitive, an object, a phrase)."""

from __future__ import annotations

from collections.abc import Iterator

from ..spans import Span
from .candidate import Candidate
from .contents import tidy, without
from .sources import Found, agent, is_passive, source_tokens, subject
from .tree import Tree

_CUE_LEFT = frozenset(("aux", "auxpass", "neg", "advmod"))
_AFTER_OBJECT = frozenset(("oprd", "xcomp", "acomp", "ccomp"))
_OBJECT_PREPOSITIONS = frozenset("as for of to over about against with from".split())
_PHRASE_PREPOSITIONS = frozenset(
    "of about for against with on to at over in from into through behind toward towards around as".split()
)


def verb_candidates(tree: Tree) -> Iterator[Candidate]:
    """Every attribution that a verb of the text may make, one for each complement it has."""
    for verb in range(len(tree)):
        if tree.pos[verb] == "VERB" and tree.dep[verb] not in ("amod", "compound", "aux", "auxpass"):
            yield from _of_verb(tree, verb)


def _of_verb(tree: Tree, verb: int) -> Iterator[Candidate]:
    passive = is_passive(tree, verb)
    found = agent(tree, verb) if passive else subject(tree, verb)
    where = source_tokens(tree, found, verb)
    source = (tree.span(*where),) if where else ()
    cue = cue_tokens(tree, verb)
    prefix = "passive-" if passive else ""
    for complement, preposition, span in _complements(tree, verb, passive):
        words = _cue_spans(tree, cue, preposition)
        content = tuple(tidy(tree.text, piece) for piece in without(span, [*source, *words]))
        content = tuple(piece for piece in content if piece[0] < piece[1])
        if content:
            name = prefix + complement
            yield Candidate(verb, "verb", tree.lemma[verb], name, _rule(found), source, words, content)


def _rule(found: Found) -> str:
    return found.how


def cue_tokens(tree: Tree, verb: int) -> tuple[int, int]:
    """First and last token of a verbal cue: auxiliaries, negation and adverbs beside the verb, and its particle."""
    first = last = verb
    for child in reversed(tree.children[verb]):
        if child < first and tree.right[child] == first - 1 and tree.dep[child] in _CUE_LEFT:
            first = tree.left[child]
    particle = tree.child(verb, "prt")
    if particle == verb + 1:
        last = particle
    return first, last


def _cue_spans(tree: Tree, cue: tuple[int, int], preposition: int | None) -> tuple[Span, ...]:
    first, last = cue
    if preposition is None or preposition <= last:
        return (tree.span(first, last),)
    if preposition == last + 1:
        return (tree.span(first, preposition),)
    return (tree.span(first, preposition),)


def _complements(tree: Tree, verb: int, passive: bool) -> Iterator[tuple[str, int | None, Span]]:
    """(name, preposition that belongs to the cue, characters) of each complement of a verb."""
    if passive:
        patient = tree.child(verb, "nsubjpass", "csubjpass")
        if patient is not None:
            yield "object", None, tree.span(*tree.subtree(patient))
    for child in tree.children[verb]:
        dep = tree.dep[child]
        if dep == "ccomp":
            yield "clause", None, tree.span(*tree.subtree(child))
        elif dep == "xcomp":
            name = "to" if _infinitive(tree, child) else "ing" if tree.tag[child] == "VBG" else "xcomp"
            yield name, None, tree.span(*tree.subtree(child))
        elif dep == "dobj" and child > verb:
            yield "object", None, tree.span(tree.left[child], _object_end(tree, verb, child))
        elif dep == "prep" and child > verb and tree.lower[child] in _PHRASE_PREPOSITIONS:
            inner = tree.child(child, "pobj", "pcomp")
            if inner is not None:
                yield tree.lower[child], child, tree.span(child + 1, tree.right[child])
    if tree.dep[verb] == "parataxis" and tree.head[verb] != verb:
        first, last = tree.subtree(tree.head[verb])
        yield "clause", None, tree.span(first, last)


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.lower[c] == "to" and tree.dep[c] == "aux" for c in tree.children[verb])


def _object_end(tree: Tree, verb: int, noun: int) -> int:
    """Last token of an object with what is said of it (“called it | a farce”, “blasted him | for lying”)."""
    last = tree.right[noun]
    for child in tree.children[verb]:
        if child <= last:
            continue
        follows = tree.left[child] == last + 1
        if follows and (
            tree.dep[child] in _AFTER_OBJECT
            or (tree.dep[child] == "prep" and tree.lower[child] in _OBJECT_PREPOSITIONS)
        ):
            last = tree.right[child]
        else:
            break
    return last
