"""Verbs as cues: said, according to its complements (a clause, an infinitive, an object, a phrase)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...lexicons.cues import act_of
from ...model.spans import Span
from .candidate import Candidate
from .contents import tidy, without
from .sources import agent, is_passive, source_tokens, subject
from .tree import Tree
from .words import words

_CONDITIONAL_ACTS = frozenset(("threat", "prediction", "promise"))
_CUE_LEFT = frozenset(("aux", "auxpass", "neg", "advmod"))
_AFTER_OBJECT = frozenset(("oprd", "xcomp", "acomp", "ccomp"))


@dataclass(frozen=True, slots=True)
class Complement:
    """What a verb takes: its kind, its preposition (a token, part of the cue), the characters it covers."""

    name: str
    preposition: int | None
    pieces: tuple[Span, ...]


def verb_candidates(tree: Tree) -> Iterator[Candidate]:
    """Every attribution that a verb of the text may make, one for each complement it has."""
    for verb in range(len(tree)):
        if tree.pos[verb] == "VERB" and tree.dep[verb] not in ("amod", "compound", "aux", "auxpass"):
            yield from _of_verb(tree, verb)


def _of_verb(tree: Tree, verb: int) -> Iterator[Candidate]:
    if is_passive(tree, verb):
        yield from _of_passive(tree, verb)
        return
    if tree.lemma[verb] in words("raising"):
        yield from _of_raising(tree, verb)
        return
    found = subject(tree, verb)
    where = source_tokens(tree, found, verb)
    source = (tree.span(*where),) if where else ()
    for complement in _complements(tree, verb):
        yield from _candidate(tree, verb, found.how, source, _with_condition(tree, verb, complement))
    yield from _as_clause(tree, verb, found.how, source)


def _of_passive(tree: Tree, verb: int) -> Iterator[Candidate]:
    """Passive verbs: the subject is part of what is said, or feels it (“is convinced that”)."""
    found = agent(tree, verb)
    where = source_tokens(tree, found, verb)
    source = (tree.span(*where),) if where else ()
    patient = _patient(tree, verb)
    if patient is not None:
        yield from _candidate(
            tree, verb, found.how, source, Complement("passive-object", None, (tree.span(*patient),))
        )
    for complement in _complements(tree, verb):
        pieces = complement.pieces
        if patient is not None and complement.name not in ("clause", "about"):
            pieces = (tree.span(*patient), *pieces)
        name = f"passive-{complement.name}"
        yield from _candidate(tree, verb, found.how, source, Complement(name, complement.preposition, pieces))
        if patient is not None and found.how == "none":
            who = (tree.span(*patient),)
            for candidate in _candidate(tree, verb, "participle", who, complement):
                yield replace(candidate, part="adjective", lemma=tree.lower[verb])


def _of_raising(tree: Tree, verb: int) -> Iterator[Candidate]:
    """Verbs whose subject belongs to what is said (He seems to know): nobody is named as the source."""
    who = tree.child(verb, "nsubj")
    for complement in _complements(tree, verb):
        pieces = complement.pieces
        if who is not None and who < verb and tree.lower[who] != "it":
            pieces = (tree.span(tree.left[who], tree.right[who]), *pieces)
        yield from _candidate(tree, verb, "raising", (), replace(complement, pieces=pieces))


def _as_clause(tree: Tree, verb: int, how: str, source: tuple[Span, ...]) -> Iterator[Candidate]:
    """“As he put it, …”, “…, as the court noted”: the sentence around it is what is said."""
    marked = any(tree.lower[c] == "as" and tree.dep[c] in ("mark", "advmod") for c in tree.children[verb])
    head = tree.head[verb]
    if not marked or tree.dep[verb] != "advcl" or head == verb:
        return
    if any(tree.dep[c] in ("ccomp", "xcomp") for c in tree.children[verb]):
        return
    whole = tree.span(*tree.subtree(head))
    hole = tree.span(*tree.subtree(verb))
    pieces = tuple(without(whole, [hole]))
    yield from _candidate(tree, verb, how, source, Complement("as-clause", None, pieces))


def _patient(tree: Tree, verb: int) -> tuple[int, int] | None:
    """First and last token of what a passive verb is about (a plan | described as …)."""
    own = tree.child(verb, "nsubjpass", "csubjpass")
    if own is not None:
        return tree.subtree(own)
    if tree.dep[verb] == "acl" and tree.head[verb] < verb:
        return tree.left[tree.head[verb]], tree.left[verb] - 1
    if tree.dep[verb] == "conj" and is_passive(tree, tree.head[verb]):
        own = tree.child(tree.head[verb], "nsubjpass")
        return tree.subtree(own) if own is not None else None
    return None


def _candidate(
    tree: Tree, verb: int, how: str, source: tuple[Span, ...], complement: Complement
) -> Iterator[Candidate]:
    cue = _cue_span(tree, verb, complement.preposition)
    pieces = [tidy(tree.text, p) for piece in complement.pieces for p in without(piece, [*source, cue])]
    content = tuple(piece for piece in pieces if piece[0] < piece[1])
    if content:
        yield Candidate(verb, "verb", tree.lemma[verb], complement.name, how, source, (cue,), content)


def cue_tokens(tree: Tree, verb: int) -> tuple[int, int]:
    """First and last token of a verb with the auxiliaries, negation, adverbs and particle beside it."""
    first = last = verb
    for child in reversed(tree.children[verb]):
        if child < first and tree.right[child] == first - 1 and tree.dep[child] in _CUE_LEFT:
            first = tree.left[child]
    particle = tree.child(verb, "prt")
    if particle == verb + 1:
        last = particle
    return first, last


def _cue_span(tree: Tree, verb: int, preposition: int | None) -> Span:
    first, last = cue_tokens(tree, verb)
    return tree.span(first, last if preposition is None else max(last, preposition))


def _complements(tree: Tree, verb: int) -> Iterator[Complement]:
    """The complements of a verb."""
    absorbed = -1
    for child in tree.children[verb]:
        dep = tree.dep[child]
        if dep == "ccomp":
            first, last = tree.subtree(child)
            yield Complement("clause", None, (tree.span(first, _before_semicolon(tree, verb, first, last)),))
        elif dep == "xcomp":
            name = "to" if infinitive(tree, child) else "ing" if tree.tag[child] == "VBG" else "xcomp"
            yield Complement(name, None, (tree.span(*tree.subtree(child)),))
        elif dep == "dobj" and child > verb:
            absorbed = _object_end(tree, verb, child)
            yield Complement("object", None, (tree.span(tree.left[child], absorbed),))
        elif dep == "dobj":
            yield Complement("relative", None, _relative(tree, verb, child))
        elif dep == "oprd" and child > verb:
            yield Complement("predicate", None, (tree.span(*tree.subtree(child)),))
        elif child > max(verb, absorbed) and is_phrase(tree, child, "after_verb") and not _range(tree, child):
            yield from _after_preposition(tree, child)
    yield from _at_number(tree, verb)
    if tree.dep[verb] == "parataxis" and tree.head[verb] != verb:
        yield Complement("clause", None, (tree.span(*tree.subtree(tree.head[verb])),))


def _before_semicolon(tree: Tree, verb: int, first: int, last: int) -> int:
    """Last token of a clause after its verb: a semicolon begins a statement of the narrator’s own."""
    if first < verb:
        return last
    return next((i - 1 for i in range(first + 1, last) if tree.lower[i] == ";"), last)


def _with_condition(tree: Tree, verb: int, complement: Complement) -> Complement:
    """A complement with the condition at its end (warned of cuts | if the budget fails)."""
    if act_of(tree.lemma[verb], complement=complement.name) not in _CONDITIONAL_ACTS:
        return complement
    begin, end = complement.pieces[-1]
    for child in tree.kids(verb, "advcl"):
        conditional = any(tree.lower[c] in ("if", "unless") for c in tree.children[child])
        if conditional and not tree.text[end : tree.begin[tree.left[child]]].strip(" ,-–—"):
            piece = (begin, tree.end[tree.right[child]])
            return replace(complement, pieces=(*complement.pieces[:-1], piece))
    return complement


def _at_number(tree: Tree, verb: int) -> Iterator[Complement]:
    """What is set at a number (put the losses at 300), wherever the parser hangs the “at”."""
    noun = tree.child(verb, "dobj")
    if noun is None or noun < verb:
        return
    for at in (*tree.kids(verb, "prep"), *tree.kids(noun, "prep")):
        inner = tree.child(at, "pobj")
        if tree.lower[at] in ("at", "around", "near") and inner is not None and _number(tree, at, inner):
            yield Complement("at-number", None, (tree.span(tree.left[noun], tree.right[at]),))


def _after_preposition(tree: Tree, preposition: int) -> Iterator[Complement]:
    last = tree.right[preposition]
    if last > preposition:
        yield Complement(tree.lower[preposition], preposition, (tree.span(preposition + 1, last),))


def _range(tree: Tree, preposition: int) -> bool:
    """Whether a preposition stands between two numbers (21 to 14)."""
    around = tree.pos[preposition - 1], tree.pos[min(preposition + 1, len(tree) - 1)]
    return around == ("NUM", "NUM")


def _number(tree: Tree, first: int, last: int) -> bool:
    return any(tree.pos[i] == "NUM" or tree.lower[i][0].isdigit() for i in range(first + 1, last + 1))


def _relative(tree: Tree, verb: int, noun: int) -> tuple[Span, ...]:
    """An object before its verb with what is said of it (what he | called | a farce)."""
    end = _object_end(tree, verb, verb)
    pieces = [tree.span(*tree.subtree(noun))]
    return (*pieces, tree.span(verb + 1, end)) if end > verb else tuple(pieces)


def is_phrase(tree: Tree, i: int, listed: str) -> bool:
    """Whether a token begins a prepositional phrase with one of the listed prepositions."""
    if tree.dep[i] != "prep" or tree.lower[i] not in words(listed):
        return False
    return tree.child(i, "pobj", "pcomp") is not None


def infinitive(tree: Tree, verb: int) -> bool:
    """Whether a verb is a to-infinitive."""
    return any(tree.lower[c] == "to" and tree.dep[c] == "aux" for c in tree.children[verb])


def _object_end(tree: Tree, verb: int, noun: int) -> int:
    """Last token of an object with what is said of it (“called it | a farce”, “blasted him | for lying”)."""
    last = tree.right[noun] if noun != verb else verb
    reached = last
    for child in tree.children[verb]:
        if child <= last:
            continue
        if tree.left[child] != reached + 1:
            break
        if tree.dep[child] in _AFTER_OBJECT or (
            tree.dep[child] == "prep" and tree.lower[child] in words("after_object")
        ):
            last = tree.right[child]
        elif tree.dep[child] not in ("npadvmod", "advmod"):
            break
        reached = tree.right[child]
    return last
