"""People and organizations that readers of news are expected to know, and descriptions that may mean them.

The lists are `data/known_people.txt` and `data/known_organizations.txt`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..files.package_data import read_lines
from ..lexicons.words import fold
from ..text.pipeline import is_dictionary_word


@dataclass(frozen=True, slots=True)
class Known:
    """A person or organization that readers are expected to know.

    Attributes:
        sex: `m`, `f` or, for an organization, an empty string.
        told: nouns of descriptions that may mean them (“president”).
        home: their state or region, or an empty string.
    """

    sex: str
    told: frozenset[str]
    home: str = ""


@cache
def _known_people() -> Mapping[tuple[str, ...], Known | None]:
    """Known people by first and last name, and by last name alone; None if several share it."""
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
    """Whether a folded name is on the list of known people, and its entry.

    The entry is None if two known people share a family name.
    """
    key = (names[0], names[-1]) if len(names) > 1 else tuple(names)
    people = _known_people()
    return key in people, people.get(key)


@cache
def _known_organizations() -> Mapping[tuple[str, ...], Known]:
    """Known organizations by folded name."""
    found: dict[tuple[str, ...], Known] = {}
    for line in read_lines(__package__, "known_organizations.txt"):
        names, told = (cell.strip() for cell in line.split("|"))
        known = Known("", frozenset(told.split()))
        found.update((tuple(fold(word) for word in name.split()), known) for name in names.split(","))
    return found


def known_organization(names: Sequence[str]) -> Known | None:
    """The organization on the list with a folded name, or None."""
    return _known_organizations().get(tuple(names))
