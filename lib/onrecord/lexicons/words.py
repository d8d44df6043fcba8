"""Words by which actors are known: given names, short forms, titles, nouns for people and organisations.

The lists are `actors.toml`, `given_names.txt`, `nicknames.txt`, `known_people.txt`,
`known_organizations.txt` and `places.txt` in `resources`; a person may extend them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..files.package_data import read_lines, read_toml
from ..text.pipeline import is_dictionary_word

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A text in lower case without diacritics, with straight apostrophes and no full stops in acronyms."""
    text = text.translate(_APOSTROPHES)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    low = text.lower()
    letters = low.replace(".", "")
    return letters if len(low) == 2 * len(letters) and len(letters) > 1 else low


@cache
def _tables() -> Mapping[str, object]:
    return read_toml(__package__, "actors.toml")


@cache
def words(name: str) -> frozenset[str]:
    """The list of that name in `actors.toml`, folded."""
    table = _tables()[name]
    if not isinstance(table, list):
        raise KeyError(name)
    return frozenset(fold(str(word)) for word in table)


@cache
def table(name: str) -> Mapping[str, str]:
    """The table of that name in `actors.toml`."""
    found = _tables()[name]
    if not isinstance(found, dict):
        raise KeyError(name)
    return {str(key): str(value) for key, value in found.items()}


@cache
def kindred() -> Mapping[str, frozenset[str]]:
    """For the noun of a description, the words of roles and names it may point back to."""
    found = _tables()["kindred"]
    if not isinstance(found, dict):
        raise KeyError("kindred")
    return {str(noun): frozenset(others) for noun, others in found.items()}


@cache
def phrases(name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The entries of a list by their first word, each as its words, longest first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for entry in words(name):
        parts = tuple(entry.replace("-", " - ").split())
        by_first.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in by_first.items()}


@cache
def given_names() -> Mapping[str, str]:
    """Given names, folded, with the sex they are mostly given to: `m`, `f` or `u` (both)."""
    found: dict[str, str] = {}
    for line in read_lines(__package__, "given_names.txt"):
        sex, names = line.split(":", 1)
        found.update((fold(name), sex) for name in names.split())
    return found


@cache
def places() -> frozenset[tuple[str, ...]]:
    """Names of cities and other places that are neither states nor regions, as folded words."""
    rows = (line.split(":", 1)[1].split(",") for line in read_lines(__package__, "places.txt"))
    return frozenset(tuple(fold(word) for word in name.split()) for row in rows for name in row)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody, or an organisation, whom news takes for known.

    Attributes:
        sex: `m`, `f` or, for an organisation, an empty string.
        told: words of descriptions that may mean them (“president”).
        home: the state or region they are of, or an empty string.
        nicknames: folded names that mean them where they are named by another (“Reds”).
    """

    sex: str
    told: frozenset[str]
    home: str = ""
    nicknames: frozenset[str] = frozenset()


@cache
def _known_people() -> Mapping[tuple[str, ...], Known | None]:
    """Known people by first and last name, and by last name alone; None where several share it."""
    found: dict[tuple[str, ...], Known | None] = {}
    for line in read_lines(__package__, "known_people.txt"):
        cell, sex, told, home = [cell.strip() for cell in f"{line} |".split("|")][:4]
        names = [fold(word) for word in cell.rstrip("*").split()]
        known = Known(sex, frozenset(told.split()), home)
        found[names[0], names[-1]] = known
        if cell.endswith("*") or not is_dictionary_word(names[-1]):
            family = (names[-1],)
            found[family] = None if family in found else known
    return found


def known_person(names: Sequence[str]) -> tuple[bool, Known | None]:
    """Whether folded names are those of somebody known, or their family name alone; and who it is.

    It is nobody certain where two known people share a family name.
    """
    key = (names[0], names[-1]) if len(names) > 1 else tuple(names)
    people = _known_people()
    return key in people, people.get(key)


@cache
def _known_organizations() -> Mapping[tuple[str, ...], Known]:
    """Known organisations by folded name."""
    found: dict[tuple[str, ...], Known] = {}
    for line in read_lines(__package__, "known_organizations.txt"):
        names, told, nicknames = (cell.strip() for cell in line.split("|"))
        called = frozenset(fold(name.strip()) for name in nicknames.split(",") if name.strip())
        known = Known("", frozenset(told.split()), nicknames=called)
        found.update((tuple(fold(word) for word in name.split()), known) for name in names.split(","))
    return found


def known_organization(names: Sequence[str]) -> Known | None:
    """The organisation that news takes for known under some folded names, or None."""
    return _known_organizations().get(tuple(names))


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """For each given name or short form, the names one and the same person may go by."""
    found: dict[str, set[str]] = {}
    for line in read_lines(__package__, "nicknames.txt"):
        full, *short = line.split()
        for name in short:
            found.setdefault(name, set()).add(full)
            found.setdefault(full, set()).add(name)
    return {name: frozenset(others) for name, others in found.items()}
