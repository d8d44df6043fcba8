"""Clauses around a word: their verbs and subjects."""

from __future__ import annotations

from ...text.tokens import Tokens

_HIGHEST = 8
"""Most words between a word and the verbs above it."""


def subject_above(tokens: Tokens, n: int) -> int:
    """The subject of the nearest clause above the clause of a word, or -1.

    In “The mayor spoke after Roe met voters that she likes”, “Roe” for “she”.
    """
    at, own = n, False
    for _ in range(_HIGHEST):
        if tokens.pos[at] in ("VERB", "AUX") and tokens.dep[at] != "aux":
            subject = tokens.child(at, "nsubj", "nsubjpass")
            if own and subject is not None and tokens.tag[subject] not in ("WP", "WDT"):
                return subject
            own = own or subject is not None or tokens.dep[at] in ("relcl", "ccomp", "advcl")
        if tokens.head[at] == at:
            break
        at = tokens.head[at]
    return -1


def subject_after(tokens: Tokens, n: int) -> int:
    """The subject before whose clause a word stands, in a phrase or clause that opens it, or -1.

    In “After leaving her office, Jane Roe spoke”, “Roe” for “her”.
    """
    at = n
    for _ in range(_HIGHEST):
        verb = tokens.head[at]
        if verb == at:
            break
        if verb > n and tokens.pos[verb] in ("VERB", "AUX"):
            subject = tokens.child(verb, "nsubj", "nsubjpass")
            if subject is not None and at < subject and tokens.edges(subject)[0] > n:
                return subject
        at = verb
    return -1


def in_same_clause(tokens: Tokens, word: int, n: int) -> bool:
    """Whether a mention is another argument of an anaphor's verb; only “-self” pronouns can refer to it."""
    if tokens.sentence[word] != tokens.sentence[n] or tokens.low[n].endswith(("self", "selves")):
        return False
    if tokens.tag[n] == "PRP$" or tokens.dep[n] == "poss":
        return False
    return verb_of(tokens, word) == verb_of(tokens, n) >= 0


def is_part_of(tokens: Tokens, word: int, whole: int, most: int) -> bool:
    """Whether a word is in apposition to another, or part of one, over at most so many words between."""
    for _ in range(most):
        if tokens.dep[word] not in ("appos", "conj", "compound", "flat"):
            return False
        word = tokens.head[word]
        if word == whole:
            return True
    return False


def verb_of(tokens: Tokens, n: int) -> int:
    """The verb that a word is an argument of, directly or through prepositions and “and”, or -1."""
    for _ in range(4):
        head = tokens.head[n]
        if head == n or tokens.pos[head] in ("VERB", "AUX"):
            return tokens.head[head] if _is_told_to(tokens, n, head) else head
        n = head
        if tokens.pos[n] in ("NOUN", "PROPN") and tokens.dep[n] not in ("conj", "appos"):
            return -1
    return -1


def _is_told_to(tokens: Tokens, n: int, verb: int) -> bool:
    """Whether a word is the subject of an infinitive and so the object of a verb: “told her to go”."""
    infinitive = tokens.dep[n] == "nsubj" and tokens.dep[verb] in ("ccomp", "xcomp")
    aux = tokens.child(verb, "aux") if infinitive else None
    return aux is not None and tokens.low[aux] == "to" and aux > n
