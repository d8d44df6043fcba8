"""Subjects, agents and objects of verbs and nouns, from spaCy's dependencies.

In “the bill was backed by Moss”, the bill is the subject and Moss is the agent. A verb without a subject
takes that of the verb it is coordinated with or depends on.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_OBJECTS = ("dobj", "obj", "dative")
_VERBS = ("VERB", "AUX")
_SHARING = ("conj", "xcomp", "pcomp", "acomp", "attr")
_SHARING_IF_INFINITE = ("advcl", "ccomp")
_OWNERS = ("poss", "compound", "amod", "nmod")
_ACTORS = ("NORP", "GPE", "ORG", "PERSON")
_RELATIVES = frozenset(("who", "whom", "which", "that"))
_BLAMING = ("for", "of")
_MOST_SHARED = 5


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, or a passive participle (“a plan backed by Moss”)."""
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if any(child.dep_ == "aux" for child in verb.children):
        return False
    return verb.dep_ in ("acl", "amod", "advcl") or (verb.dep_ == "conj" and is_passive(verb.head))


def antecedent(token: Token) -> Token:
    """The antecedent of a relative pronoun; any other token itself."""
    if token.lower_ not in _RELATIVES or token.pos_ not in ("PRON", "DET", "SCONJ"):
        return token
    return next((above.head for above in token.ancestors if above.dep_ == "relcl"), token)


def own_subjects(verb: Token) -> list[Token]:
    """The verb's own subject, as a list of one or none."""
    return [antecedent(child) for child in verb.children if child.dep_ in _SUBJECTS]


def subjects_of(verb: Token) -> list[Token]:
    """The subject of a verb: its own, the noun that it modifies, or one shared with another verb."""
    for _ in range(_MOST_SHARED):
        found = own_subjects(verb)
        if found:
            return found
        head = verb.head
        if verb.dep_ == "acl":
            return [head] if verb.tag_ in ("VBG", "VBN") else []
        if verb.dep_ == "pcomp" and head.dep_ == "prep":
            blamed = [child for child in head.head.children if child.dep_ in _OBJECTS]
            if blamed and head.lower_ in _BLAMING and head.head.pos_ == "VERB":
                return blamed  # “criticised voters for not supporting Orlov”
            head = head.head
        if not _shares(verb) or head.pos_ not in _VERBS or head.i == verb.i:
            return []
        verb = head
    return []


def _shares(verb: Token) -> bool:
    """Whether a verb without a subject shares that of its head; an imperative (“Look!”) does not."""
    if verb.dep_ in _SHARING:
        return True
    helpers = {child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    infinite = "TO" in helpers or (verb.tag_ in ("VBG", "VBN") and not helpers)
    return verb.dep_ in _SHARING_IF_INFINITE and infinite


def subject_of(verb: Token) -> Token | None:
    """The first of `subjects_of`, or None."""
    return next(iter(subjects_of(verb)), None)


def agents_of(word: Token) -> list[Token]:
    """The agents of a verb or noun: “by …”, else a possessor, or the subject of an active verb."""
    by = objects_after(word, ("by",))
    if by:
        return by
    if word.pos_ in ("NOUN", "PROPN"):
        owners = (child for child in word.children if child.dep_ in _OWNERS)
        return [child for child in owners if child.dep_ == "poss" or child.ent_type_ in _ACTORS][:1]
    return [] if is_passive(word) else subjects_of(word)


def agent_of(word: Token) -> Token | None:
    """The first of `agents_of`, or None."""
    return next(iter(agents_of(word)), None)


def conjuncts(token: Token) -> list[Token]:
    """A noun and its conjuncts, and after a plural its appositions.

    “Orlov and the union”; “two senators, Moss and Reed”.
    """
    found = [token]
    for child in token.children:
        several = child.dep_ == "appos" and token.tag_ in ("NNS", "NNPS")
        listed = child.dep_ == "nmod" and any(grand.dep_ == "conj" for grand in child.children)
        if (child.dep_ == "conj" or several or listed) and child.pos_ in ("NOUN", "PROPN", "PRON"):
            found += conjuncts(child)
    return found


def objects_after(word: Token, prepositions: Iterable[str]) -> list[Token]:
    """Objects of the given prepositions that depend on a word."""
    wanted = frozenset(prepositions)
    return [
        antecedent(grand)
        for child in word.children
        if child.dep_ in ("prep", "agent") and child.lower_ in wanted
        for grand in child.children
        if grand.dep_ == "pobj"
    ]
