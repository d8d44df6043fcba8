"""Nouns for a person or an organization, by the lists and by their endings (“-er”, “-ist”, “-woman”)."""

from __future__ import annotations

from ..lexicons.words import given_names, table, words
from ..text.tokens import Tokens

_AGENT = (
    "er",
    "tor",
    "sor",
    "ist",
    "ian",
    "man",
    "woman",
    "person",
    "ee",
    "tress",
    "crat",
    "ant",
    "graduate",
)


def is_person_noun(tokens: Tokens, n: int) -> bool:
    """Whether a word is a noun for one person, by the lists or by its ending (“-er”, “-ist”, “-woman”)."""
    if tokens.pos[n] not in ("NOUN", "PROPN", "ADJ") or tokens.tag[n] == "JJR":
        return False
    low = joined(tokens, n)
    if _ends_title(tokens, n) or (tokens.text[n].isupper() and low in words("police_ranks")):
        return True
    singular = low if low in words("people") or low in words("titles") else tokens.lemma[n].lower()
    if low in words("no_people") and tokens.pos[n] == "NOUN":
        return low in words("people")
    if singular in words("people") or singular in words("titles"):
        return True
    if low in words("no_people") or singular in words("no_people"):
        return False
    opens = tokens.initial[n] and n + 1 < len(tokens) and tokens.low[n + 1] in given_names()
    if tokens.pos[n] != "NOUN" and not (tokens.pos[n] == "PROPN" and (tokens.text[n].islower() or opens)):
        return False
    if low in words("organizations") or singular in words("organizations"):
        return False
    return len(singular) > 4 and singular.endswith(_AGENT) and not singular.endswith(("ment", "ness"))


def role_noun(tokens: Tokens, n: int) -> str:
    """The noun of a role, folded and without abbreviation: “governor” for “Gov.”."""
    low = tokens.low[n]
    return table("short_titles").get(f"{low.removesuffix('.')}.", low)


def joined(tokens: Tokens, n: int) -> str:
    """A word, folded, with the part before its hyphen (“film-maker”)."""
    if n > 1 and tokens.low[n - 1] == "-" and tokens.adjacent(n) and tokens.adjacent(n - 1):
        return f"{tokens.low[n - 2]}-{tokens.low[n]}"
    return tokens.low[n]


def _ends_title(tokens: Tokens, n: int) -> bool:
    """Whether a word is the last of a title of two words: “point guard”."""
    return n > 0 and f"{tokens.low[n - 1]} {tokens.low[n]}" in words("titles")


def is_organization_noun(tokens: Tokens, n: int) -> bool:
    """Whether a word is a noun for an organization."""
    if _ends_title(tokens, n):
        return False
    low = joined(tokens, n)
    if "-" in low and low not in words("organizations"):
        first, *_, last = low.split("-")
        return first in ("news", "think") or last in words("organizations")
    if low == "body":
        return n > 0 and tokens.low[n - 1] in ("governing", "ruling", "sanctioning", "industry", "trade")
    return low in words("organizations") or tokens.lemma[n].lower() in words("organizations")
