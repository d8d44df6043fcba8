"""Profiles by which actors of different articles are compared: name, affiliations, roles and company."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ...files.package_data import read_toml
from ...lexicons.name_matching import bare, parse_person
from ...lexicons.words import fold, words

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')(?=\s|$)")
_CACHED = 65_536
"""Roles and affiliations whose words are kept for other actors."""
_GENDERED = re.compile(r"(?<=..)(?:woman|person|man)$")


@dataclass(frozen=True, slots=True)
class NameKey:
    """The part of a name that stays the same from article to article.

    Attributes:
        key: the folded name: first and family name of a person; for others, without “the” and “Inc.”.
        middle: initials between first and family name.
        family: family name of a person, otherwise empty.
        short: whether it is a single word; relatives share such names.
    """

    key: str
    middle: str = ""
    family: str = ""
    short: bool = False


def name_key(name: str, kind: str) -> NameKey:
    """Return the key of a name."""
    parts = _POSSESSIVE.sub("", fold(" ".join(name.split()))).replace(",", " , ").split()
    if kind != "person":
        return NameKey(" ".join(bare(parts)))
    while len(parts) > 1 and parts[0] in words("honorifics"):
        parts.pop(0)
    person = parse_person(parts) if parts else None
    if person is None or not person.given:
        return NameKey(" ".join(parts), short=True)
    first, *between = [given.rstrip(".") for given in person.given]
    middle = "".join(given[:1] for given in between)
    return NameKey(" ".join(filter(None, (first, person.family, person.suffix))), middle, person.family)


@lru_cache(maxsize=_CACHED)
def role_words(role: str | None) -> frozenset[str]:
    """Return the content words of a role, in a common form (“spokeswoman” as “spokesman”)."""
    if not role:
        return frozenset()
    stopwords, forms = _lists()
    found = (_GENDERED.sub("", word) for word in _WORD.findall(fold(role)) if word not in stopwords)
    return frozenset(forms.get(word, word) for word in found)


@cache
def _lists() -> tuple[frozenset[str], Mapping[str, str]]:
    """Return the stop words of roles, and the common forms of words."""
    found = read_toml("onrecord.corpus", "corpus.toml")
    return frozenset(found["role_stopwords"]), found["role_forms"]


@cache
def _parties() -> frozenset[str]:
    """Return the words that end the names of parties."""
    return frozenset(read_toml("onrecord.corpus", "corpus.toml")["parties"])


Affiliation = tuple[str, frozenset[str]]


@lru_cache(maxsize=_CACHED)
def affiliation_of(name: str | None, kind: str | None) -> frozenset[Affiliation]:
    """Return the type of an affiliation (“where” for a place or state, “party”, or “what”) and its words."""
    parts = name_key(name, kind or "organization").key.split() if name else []
    if not parts:
        return frozenset()
    party = "party" if parts[-1] in _parties() else "what"
    return frozenset({("where" if kind in ("place", "government") else party, frozenset(parts))})


@dataclass(slots=True)
class Group:
    """Appearances that are joined so far.

    Attributes:
        appearances: place of each in the table of appearances.
        size: number of appearances.
        affiliations: each as its type and its folded words.
        role_words: words of their roles, with the number of appearances.
        middles: initials of middle names, one string per name.
        company: numbers of the other actors in their articles.
    """

    appearances: list[int]
    size: int
    affiliations: set[Affiliation]
    role_words: Counter[str]
    middles: set[str]
    company: set[int]

    @property
    def is_bare(self) -> bool:
        """Return whether only a name is known."""
        return not self.affiliations and not self.role_words

    @property
    def signature(self) -> tuple[frozenset[Affiliation], frozenset[str], frozenset[str]]:
        """Return what is known besides the name."""
        return frozenset(self.affiliations), frozenset(self.role_words), frozenset(self.middles)

    def add(self, other: Group) -> None:
        """Add another group's appearances."""
        self.appearances += other.appearances
        self.size += other.size
        self.affiliations |= other.affiliations
        self.role_words.update(other.role_words)
        self.middles |= other.middles
        self.company |= other.company


def group_of(
    place: int,
    middle: str,
    role: str | None,
    affiliation: str | None,
    affiliation_kind: str | None,
    company: Iterable[int],
) -> Group:
    """Return the group of a single appearance.

    Args:
        place: its row in the table of appearances.
        middle: initials of the middle names.
        role: as in the article.
        affiliation: as in the article.
        affiliation_kind: kind of the affiliated actor, or None.
        company: numbers of the other actors in the article.
    """
    belongs = set(affiliation_of(affiliation, affiliation_kind))
    return Group([place], 1, belongs, Counter(role_words(role)), {middle} if middle else set(), set(company))
