"""The salience of mentions at a word.

The preferences follow centering (Grosz, Joshi and Weinstein, Computational Linguistics 1995) and Lappin and
Leass (Computational Linguistics 1994): nearby mentions, subjects and speakers are preferred.
"""

from __future__ import annotations

from ....model.anaphors import Anaphor
from ....text.tokens import Tokens
from ..history import Seen

_SENTENCE, _PARAGRAPH, _FURTHEST = 1.4, 0.25, 8
_SUBJECT, _MAIN, _SPEAKER, _OWNER, _IN_QUOTE, _PROMINENT, _MOST = 2.0, 0.6, 0.7, 0.3, -3.0, 0.12, 6
_ABOVE, _HIGHEST = 1.5, 8


def salience(tokens: Tokens, seen: Seen, count: int, anaphor: Anaphor, above: int) -> float:
    """The salience of a mention at an anaphor, on a scale set manually.

    Args:
        tokens: the words of the text.
        seen: the mention.
        count: the number of mentions of its entity.
        anaphor: the anaphor.
        above: the subject of the clause that the anaphor's clause depends on, or -1.
    """
    word, n = seen.word, anaphor.head
    score = -_SENTENCE * min(tokens.sentence[n] - tokens.sentence[word], _FURTHEST)
    score -= _PARAGRAPH * min(tokens.paragraph[n] - tokens.paragraph[word], _FURTHEST)
    if seen.speaker or tokens.is_subject(word):
        score += _SUBJECT + _MAIN * (seen.speaker or _is_main(tokens, word))
    elif tokens.dep[word] == "poss":
        score += _OWNER
    score += _SPEAKER * (seen.speaker and (anaphor.is_source or tokens.quoted[n] < 0))
    score += _ABOVE * (word == above)
    apart = tokens.quoted[word] >= 0 and tokens.quoted[n] != tokens.quoted[word]
    return score + _PROMINENT * min(count, _MOST) + _IN_QUOTE * apart


def is_main_subject(tokens: Tokens, word: int) -> bool:
    """Whether a word is the subject of the main clause of its sentence."""
    return tokens.is_subject(word) and _is_main(tokens, word)


def _is_main(tokens: Tokens, word: int) -> bool:
    while tokens.dep[word] == "appos" and tokens.head[word] < word:
        word = tokens.head[word]
    verb = tokens.head[word]
    return tokens.head[verb] == verb or tokens.dep[verb] in ("ROOT", "conj")


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


def in_same_clause(tokens: Tokens, word: int, n: int) -> bool:
    """Whether a mention is another argument of an anaphor's verb; only “-self” pronouns can refer to it."""
    if tokens.sentence[word] != tokens.sentence[n] or tokens.low[n].endswith(("self", "selves")):
        return False
    if tokens.tag[n] == "PRP$" or tokens.dep[n] == "poss":
        return False
    return _verb(tokens, word) == _verb(tokens, n) >= 0


def is_part_of(tokens: Tokens, word: int, whole: int, most: int) -> bool:
    """Whether a word is in apposition to another, or part of one, over at most so many words between."""
    for _ in range(most):
        if tokens.dep[word] not in ("appos", "conj", "compound", "flat"):
            return False
        word = tokens.head[word]
        if word == whole:
            return True
    return False


def _verb(tokens: Tokens, n: int) -> int:
    """The verb that a word is an argument of, directly or through prepositions and “and”."""
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
