"""Whom a pronoun or description cannot mean, by the grammar of its clause."""

from __future__ import annotations

from ....model.anaphors import Anaphor
from ....text.tokens import Tokens
from ..view import View
from .salience import in_same_clause

_HIGHEST = 10
"""Most words between an apposition and its noun."""
_FARTHEST = 60
"""Most words between arguments of one verb."""
_NOUNS = frozenset(("appos", "conj", "compound", "flat"))


def named_beside(view: View, anaphor: Anaphor) -> frozenset[int]:
    """Ids of the entities named after a pronoun or description that it cannot mean.

    These are other arguments of its verb: “The Irish leader thanked Roe”.
    """
    tokens, n = view.tokens, anaphor.head
    if tokens.tag[n] == "PRP$" or tokens.dep[n] == "poss":
        return frozenset()
    found = set()
    begin = max(n, anaphor.last) + 1
    for k in range(begin, min(begin + _FARTHEST, len(tokens))):
        if tokens.sentence[k] != tokens.sentence[n]:
            break
        i = view.names.at.get(k)
        if i is None or i not in view.names.of_name or view.names.names[i].head != k:
            continue
        predicate = tokens.dep[k] in ("attr", "oprd") or _is_part_of(tokens, k, n)
        if not predicate and tokens.quoted[k] == tokens.quoted[n] and in_same_clause(tokens, k, n):
            found.add(view.of_name(i).id)
    return frozenset(found)


def argument_before(view: View, anaphor: Anaphor, word: int) -> bool:
    """Whether a mention is the subject of the verb of which a pronoun is the object: “Roe called her”."""
    tokens, n = view.tokens, anaphor.head
    if tokens.pos[n] != "PRON" or tokens.dep[n] not in ("dobj", "dative", "nsubj"):
        return False
    return word < n and tokens.is_subject(word) and in_same_clause(tokens, word, n)


def _is_part_of(tokens: Tokens, k: int, n: int) -> bool:
    """Whether a word is in apposition to another."""
    for _ in range(_HIGHEST):
        if tokens.dep[k] not in _NOUNS:
            return False
        k = tokens.head[k]
        if k == n:
            return True
    return False
