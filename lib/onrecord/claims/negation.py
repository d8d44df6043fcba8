"""Tests whether a word is negated, refused or only possible, by its children and the verbs above it."""

from __future__ import annotations

from spacy.tokens import Token

from .effect_words import lexicon


def is_negated(token: Token) -> bool:
    """Whether a word is negated, by itself or the verb above (“never tried to”, “stopped short of”)."""
    if has_negation(token):
        return True
    governor = governor_of(token)
    if governor is None:
        return False
    return is_negated(governor) != (governor.lemma_.lower() in lexicon().relation["refusing"])


def has_negation(token: Token) -> bool:
    """Whether a word has its own negation: “not”, “never”, “no”, “without”."""
    negations = lexicon().relation["negations"]
    if any(
        child.dep_ == "neg" or (child.lower_ in negations and child.i < token.i) for child in token.children
    ):
        return True
    return token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "without"


def governor_of(token: Token) -> Token | None:
    """The verb above that decides whether a verb's action happens (“refused to help”), or None."""
    if token.dep_ == "xcomp":
        return token.head
    above = token.head.head if token.dep_ == "pcomp" else token
    if above.pos_ == "ADV" and above.lower_ == "short":
        above = above.head
    refused = token.dep_ == "pcomp" and above.lemma_.lower() in lexicon().relation["refusing"]
    return above if refused else None


def is_unreal(token: Token) -> bool:
    """Whether a word has “may”, “would”, “if” or a similar word."""
    unreal = lexicon().relation["unreal"]
    return any(child.dep_ in ("aux", "mark") and child.lower_ in unreal for child in token.children)
