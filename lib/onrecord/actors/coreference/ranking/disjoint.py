"""Whom a pronoun or description cannot mean, by the grammar of its clause."""

from __future__ import annotations

from ....model.anaphors import Anaphor
from ....text.tokens import Tokens
from ..clauses import in_same_clause, is_part_of
from ..view import View

_HIGHEST = 10
"""Most words between an apposition and its noun."""
_FARTHEST = 60
"""Most words between arguments of one verb."""


def named_beside(view: View, anaphor: Anaphor) -> frozenset[int]:
    """Ids of the entities named after a pronoun or description that it cannot mean.

    These are other arguments of its verb (“The Irish leader thanked Roe”), and those whose role it owns (“his
    neighbour, Roe”).
    """
    tokens, n = view.tokens, anaphor.head
    if tokens.tag[n] == "PRP$" or tokens.dep[n] == "poss":
        owned = view.names.role_of.get(n, view.names.role_of.get(tokens.head[n]))
        if owned is None or owned not in view.names.of_name:
            return frozenset()
        return frozenset((view.of_name(owned).id,))
    found = set()
    begin = max(n, anaphor.last) + 1
    for k in range(begin, min(begin + _FARTHEST, len(tokens))):
        if tokens.sentence[k] != tokens.sentence[n]:
            break
        i = view.names.at.get(k)
        if i is None or i not in view.names.of_name or view.names.names[i].head != k:
            continue
        predicate = tokens.dep[k] in ("attr", "oprd") or is_part_of(tokens, k, n, _HIGHEST)
        if not predicate and tokens.quoted[k] == tokens.quoted[n] and in_same_clause(tokens, k, n):
            found.add(view.of_name(i).id)
    return frozenset(found)


def is_object(tokens: Tokens, n: int) -> bool:
    """Whether a word is a pronoun that cannot mean the subject of its own verb: “Roe called her”."""
    return tokens.pos[n] == "PRON" and tokens.dep[n] in ("dobj", "dative", "nsubj")
