"""What is known of an actor of one article that tells whether an actor of another article is the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ...files.package_data import read_toml
from ...lexicons.name_matching import bare, parse_person
from ...lexicons.words import fold, words

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')(?=\s|$)")
_GENDERED = re.compile(r"(?<=..)(?:woman|person|man)$")


@dataclass(frozen=True, slots=True)
class NameKey:
    """What the names of one actor have in common in different articles.

    Attributes:
        key: the folded name: of a person first and family name, of all others without “the” and “Inc.”.
        middle: initials of what stands between first and family name.
        family: family name of a person, else empty.
        short: whether it is one word only, which a person shares with relatives.
    """

    key: str
    middle: str = ""
    family: str = ""
    short: bool = False


def name_key(name: str, kind: str) -> NameKey:
    """The key of a name."""
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


def role_words(role: str | None) -> frozenset[str]:
    """The words of a role that say what it is: no small words, “spokeswoman” as “spokesman”."""
    if not role:
        return frozenset()
    stopwords, forms = _lists()
    found = (_GENDERED.sub("", word) for word in _WORD.findall(fold(role)) if word not in stopwords)
    return frozenset(forms.get(word, word) for word in found)


@cache
def _lists() -> tuple[frozenset[str], Mapping[str, str]]:
    """Words of roles that say nothing, and words that have a common form."""
    found = read_toml("onrecord.corpus", "corpus.toml")
    return frozenset(found["role_stopwords"]), found["role_forms"]


@cache
def _parties() -> frozenset[str]:
    """Last words of the names of parties."""
    return frozenset(read_toml("onrecord.corpus", "corpus.toml")["parties"])


Affiliation = tuple[str, frozenset[str]]


def affiliation_of(name: str | None, kind: str | None) -> frozenset[Affiliation]:
    """What an actor belongs to: “where” (a place or state), “party” or “what”, and the words of its name."""
    parts = name_key(name, kind or "organization").key.split() if name else []
    if not parts:
        return frozenset()
    party = "party" if parts[-1] in _parties() else "what"
    return frozenset({("where" if kind in ("place", "government") else party, frozenset(parts))})


@dataclass(slots=True)
class Group:
    """Appearances taken for one entity, so far.

    Attributes:
        appearances: article and actor id of each.
        size: how many they are.
        affiliations: what they belong to, each as “where” or “what” and its folded words.
        role_words: words of their roles, and in how many appearances.
        middles: initials of middle names, a text for each name.
        company: numbers of the other actors that their articles name.
    """

    appearances: list[tuple[str, str]]
    size: int
    affiliations: set[Affiliation]
    role_words: Counter[str]
    middles: set[str]
    company: set[int]

    @property
    def is_bare(self) -> bool:
        """Whether nothing but a name is known."""
        return not self.affiliations and not self.role_words

    @property
    def signature(self) -> tuple[frozenset[Affiliation], frozenset[str], frozenset[str]]:
        """What is known beside the name."""
        return frozenset(self.affiliations), frozenset(self.role_words), frozenset(self.middles)

    def add(self, other: Group) -> None:
        """Take another group's appearances over."""
        self.appearances += other.appearances
        self.size += other.size
        self.affiliations |= other.affiliations
        self.role_words.update(other.role_words)
        self.middles |= other.middles
        self.company |= other.company


def group_of(
    place: tuple[str, str],
    middle: str,
    role: str | None,
    affiliation: str | None,
    affiliation_kind: str | None,
    company: Iterable[int],
) -> Group:
    """The group of one appearance.

    Args:
        place: article and actor id.
        middle: initials of the middle names.
        role: as the article has it.
        affiliation: as the article has it.
        affiliation_kind: kind of the actor it is, None if it is none.
        company: numbers of the other actors that the article names.
    """
    belongs = set(affiliation_of(affiliation, affiliation_kind))
    return Group([place], 1, belongs, Counter(role_words(role)), {middle} if middle else set(), set(company))
