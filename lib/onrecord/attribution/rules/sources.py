"""Sources: whose saying, thinking or wanting a verb reports."""

from __future__ import annotations

from dataclasses import dataclass

from .tree import Tree
from .words import words

_SUBJECTS = ("csubj", "expl", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Found:
    """The subject of a verb.

    Attributes:
        head: index of the noun or pronoun, or None where there is nobody.
        how: `own` (the verb's subject), `shared` (that of a verb it depends on), `agent` (“by …”), `noun`
            (“a statement saying”), `none`.
    """

    head: int | None
    how: str


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb stands in the passive voice."""
    marks = [c for c in tree.children[verb] if tree.dep[c] in ("auxpass", "nsubjpass", "csubjpass")]
    if marks:
        return not _contracted_have(tree, verb, marks)
    return tree.tag[verb] == "VBN" and tree.dep[verb] in ("acl", "advcl") and not _has_aux(tree, verb)


def _contracted_have(tree: Tree, verb: int, marks: list[int]) -> bool:
    """Whether the parser took “he’s said that …” for “he is said that …”."""
    short = any(tree.dep[c] == "auxpass" and tree.lower[c] in ("'s", "’s") for c in marks)
    return short and tree.child(verb, "ccomp") is not None and not any(tree.lower[c] == "it" for c in marks)


def _has_aux(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "aux") is not None


def agent(tree: Tree, verb: int) -> Found:
    """Who does what a passive verb says (“was rejected by …”)."""
    by = tree.child(verb, "agent")
    who = tree.child(by, "pobj") if by is not None else None
    return Found(who, "agent" if who is not None else "none")


def subject(tree: Tree, verb: int, depth: int = 0) -> Found:
    """The subject of an active verb, its own or shared with the verb it depends on."""
    own = tree.child(verb, "nsubj")
    if own is None:
        own = tree.child(verb, *_SUBJECTS)
    if own is not None:
        return Found(own, "own")
    if depth > 4 or tree.head[verb] == verb:
        return Found(None, "none")
    return _shared(tree, verb, depth)


def _shared(tree: Tree, verb: int, depth: int) -> Found:
    head, dep = tree.head[verb], tree.dep[verb]
    if dep in ("pcomp", "prep") or (dep == "prep" and tree.pos[verb] == "VERB"):
        while tree.pos[head] in ("ADP", "SCONJ") and tree.head[head] != head:
            head = tree.head[head]
        dep = "advcl"
    if dep == "acl" and tree.pos[head] in ("NOUN", "PROPN", "PRON") and tree.tag[verb] == "VBG":
        return _of_noun(tree, head, depth)
    if dep == "advcl" and tree.tag[verb] == "VBG":
        head = _reporting(tree, head)
    if dep not in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"):
        return Found(None, "none")
    while tree.pos[head] in ("ADJ", "NOUN", "ADV") and tree.dep[head] in ("acomp", "attr", "dobj", "oprd"):
        head = tree.head[head]
    if tree.pos[head] not in ("VERB", "AUX"):
        return Found(None, "none")
    if dep == "xcomp" and tree.lemma[head] in words("object_control"):
        controller = tree.child(head, "dobj", "nsubjpass")
        if controller is not None:
            return Found(controller, "shared")
    if is_passive(tree, head):
        controller = tree.child(head, "nsubjpass", "nsubj")
        return Found(controller, "shared" if controller is not None else "none")
    found = subject(tree, head, depth + 1)
    return Found(found.head, "shared" if found.head is not None else "none")


def _reporting(tree: Tree, verb: int) -> int:
    """The verb that reports the clause of a verb: in “she said he lied, adding that …” she adds."""
    while tree.dep[verb] == "ccomp" and tree.pos[tree.head[verb]] == "VERB" and tree.head[verb] < verb:
        verb = tree.head[verb]
    return verb


def _of_noun(tree: Tree, noun: int, depth: int) -> Found:
    """Who speaks in “issued a statement saying”: who issued it, else the statement itself."""
    verb = tree.head[noun]
    if tree.dep[noun] == "dobj" and tree.pos[verb] == "VERB" and not is_passive(tree, verb):
        found = subject(tree, verb, depth + 1)
        if found.head is not None:
            return Found(found.head, "noun-subject")
    return Found(noun, "noun")


def source_tokens(tree: Tree, found: Found, verb: int) -> tuple[int, int] | None:
    """First and last token of the source, without what the verb itself brings along."""
    if found.head is None:
        return None
    first, last = tree.subtree(found.head)
    if first <= verb <= last:
        if verb > found.head:
            last = min(c for c in (verb, tree.left[verb]) if c > found.head) - 1
        else:
            first = verb + 1
    while (
        last > first and tree.pos[last] in ("PUNCT", "SPACE") and tree.lower[last] not in (")", "]", '"', "”")
    ):
        last -= 1
    while first < last and tree.pos[first] in ("PUNCT", "SPACE"):
        first += 1
    return first, last
