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
_ABOVE = 1.5


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
