"""The ends of names: what follows a name and belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from ...lexicons.words import phrases, words
from ...text.pipeline import is_dictionary_word
from ...text.tokens import Tokens


def ends_title(tokens: Tokens, n: int) -> bool:
    """Whether a title ends with a word: “Secretary of State”."""
    if tokens.low[n] in words("titles"):
        return True
    spans = (tokens.low[first : n + 1] for first in range(max(0, n - 4), n))
    return any(tuple(span) in phrases("titles").get(span[0], ()) for span in spans)


def keeps_possessive(tokens: Tokens, last: int) -> bool:
    """Whether the “’s” after a name is part of it because a verb follows: “Bramley’s said”."""
    after = last + 2
    owned = tokens.low[last + 1 : after] == ["'s"] and tokens.quoted[last] < 0
    return (
        owned and after < len(tokens) and tokens.tag[after] in ("VBD", "MD") and tokens.dep[after] != "amod"
    )


def splits_bracket(tokens: Tokens, last: int) -> bool:
    """Whether a name ends in a bracket that is part of it: “CPI(M)”."""
    before, bracket, inside = tokens.text[last].partition("(")
    glued = bracket and before.isupper() and inside.isalpha()
    return bool(glued) and tokens.text[last + 1 : last + 2] == [")"] and tokens.adjacent(last + 1)


def keeps_family(tokens: Tokens, first: int, last: int) -> bool:
    """Whether “family” after a name is part of it: “the Halloran family”."""
    follows = tokens.low[last + 1 : last + 2] == ["family"]
    return follows and first == last and first > 0 and tokens.low[first - 1] == "the"


def keeps_party(tokens: Tokens, first: int, last: int) -> bool:
    """Whether “party” after a name is part of it: “the National Herons party”, not “the Opposition party”."""
    n = last + 1
    if first == last and is_dictionary_word(tokens.low[last]):
        return False
    follows = n < len(tokens) and tokens.text[n] == "party" and tokens.head[last] == n
    return (
        follows and tokens.dep[last] in ("compound", "nmod", "amod") and tokens.ent[last] in ("ORG", "NORP")
    )


def keeps_institution(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a plain noun ends a name that is none without it: “Delhi High court”."""
    n = last + 1
    if first == last or n >= len(tokens) or tokens.low[last] not in words("before_institutions"):
        return False
    return tokens.text[n].islower() and tokens.low[n] in words("institutions") and tokens.head[last] == n


def glued(names: Sequence[str]) -> tuple[str, ...]:
    """Words with their hyphens put back: “jean”, “-”, “pierre” become one word."""
    out: list[str] = []
    glue = False
    for name in names:
        if name == "-" and out:
            out[-1] += "-"
            glue = True
        elif glue:
            out[-1] += name
            glue = False
        elif name != ",":
            out.append(name)
    return tuple(out)
