"""What a clause implies about its subject and object, from the lexicon of effects and the parse.

A verb has a good or bad effect on its patient and shows its agent in a good or bad light (+/-effect events:
Deng and Wiebe, EACL 2014; connotation frames: Rashkin, Singh and Choi, ACL 2016). All values are -1 (bad) to
1 (good).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from .effect_words import Verb, lexicon
from .negation import is_negated, is_unreal

_OBJECTS = ("dobj", "obj", "dative", "oprd", "attr", "acomp")
_CLAUSES = ("xcomp", "ccomp")
_COPULAS = frozenset(
    ("be", "become", "seem", "remain", "look", "sound", "appear", "prove", "stay", "get", "feel")
)
_UNREAL = 0.5
_UNDONE = 0.2
"""The effect of a negated bad verb on its patient."""
_DEPTH = 4
_BAD_ACT = -0.7


def _verb(token: Token) -> Verb | None:
    """The entry of a verb, with its particle if that is listed."""
    verbs = lexicon().verbs
    lemma = token.lemma_.lower()
    for child in token.children:
        if child.dep_ in ("prt", "prep", "advmod", "dobj"):
            word = child.lemma_.lower() if child.dep_ == "dobj" else child.lower_
            found = verbs.get(f"{lemma} {word}")
            if found:
                return found
    return verbs.get(lemma)


def verb_effect(token: Token) -> float:
    """The effect of a verb on its patient; negation turns it."""
    entry = _verb(token)
    if entry is None or token.pos_ not in ("VERB", "AUX"):
        return 0.0
    if not is_negated(token):
        return entry.patient
    return -entry.patient * (0.6 if entry.patient > 0 else _UNDONE)


def deed(clause: Token, depth: int = 0) -> float:
    """What a clause implies about its subject; negation turns it, “may” and “would” weaken it."""
    value = base_deed(clause, depth)
    if is_negated(clause) and value:
        value *= -0.6
    return value * _UNREAL if is_unreal(clause) else value


def base_deed(clause: Token, depth: int = 0) -> float:
    """The same, without regard to the clause's own negation and mood."""
    words = lexicon().relation
    if depth > _DEPTH:
        return 0.0
    if clause.pos_ in ("NOUN", "PROPN", "ADJ"):
        return tone(clause, depth + 1)
    lemma = clause.lemma_.lower()
    complements = [
        tone(child, depth + 1)
        for child in clause.children
        if child.dep_ in _OBJECTS
        and not (lemma in words["holding"] and child.lemma_.lower() in words["felt"])
    ]
    if lemma in _COPULAS and complements:
        return _strongest(complements)
    entry = _verb(clause)
    inner = [
        deed(child, depth + 1)
        for child in clause.children
        if child.dep_ in _CLAUSES and _shares_subject(child)
    ]
    if entry is None:
        return _strongest(inner)
    if entry.carries:
        carried = _strongest([*complements, *inner])
        if carried:
            return max(-1.0, carried + entry.agent) if entry.carries == "object" else -carried
    return entry.agent or _strongest(inner)


def _shares_subject(clause: Token) -> bool:
    """Whether a clause under a verb has that verb's subject."""
    return not any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in clause.children)


def is_deed(word: Token) -> bool:
    """Whether a verb or noun is a bad act in itself (“invade”, not “criticize”)."""
    if word.pos_ in ("VERB", "AUX"):
        entry = _verb(word)
        return entry is not None and entry.agent <= _BAD_ACT
    return lexicon().nouns.get(word.lemma_.lower(), 0.0) <= _BAD_ACT


def is_wrong(clause: Token) -> bool:
    """Whether a clause blames its subject for a deed, not for a quality."""
    return clause.lemma_.lower() not in _COPULAS


def tone(token: Token, depth: int = 0) -> float:
    """The tone of a noun or adjective with its modifiers."""
    if depth > _DEPTH:
        return 0.0
    lemma = token.lemma_.lower()
    if token.ent_type_ == "NORP":  # Democratic, not democratic
        return 0.0
    if token.pos_ in ("ADJ", "ADV"):
        value = lexicon().adjectives.get(token.lower_, lexicon().adjectives.get(lemma, 0.0))
    elif token.pos_ in ("VERB", "AUX"):
        value = lexicon().adjectives.get(token.lower_, 0.0)
        if not value and token.tag_ != "VBN":  # “occupied territories” are not blamed
            return deed(token, depth + 1)
    else:
        value = lexicon().nouns.get(lemma, 0.0) if token.pos_ != "PROPN" else 0.0
        modifiers = [
            tone(child, depth + 1)
            for child in token.children
            if child.dep_ in ("amod", "compound", "acomp", "nmod")
        ]
        relative = [
            deed(child, depth + 1)
            for child in token.children
            if child.dep_ in ("relcl", "acl") and child.tag_ != "VBN"
        ]
        value = value or _strongest(modifiers) or _strongest(relative)
    return -0.6 * value if is_negated(token) else value


def _strongest(values: Sequence[float]) -> float:
    return max(values, key=abs, default=0.0)


def own_tone(token: Token) -> float:
    """The tone of a word alone."""
    if token.pos_ in ("VERB", "AUX"):
        entry = _verb(token)
        return (entry.agent if abs(entry.agent) > 0.3 else 0.5 * entry.patient) if entry else 0.0
    if token.pos_ == "NOUN":
        return lexicon().nouns.get(token.lemma_.lower(), 0.0)
    if token.pos_ not in ("ADJ", "ADV"):
        return 0.0
    adjectives = lexicon().adjectives
    return adjectives.get(token.lower_, adjectives.get(token.lemma_.lower(), 0.0))
