"""People and organisations that news expects its readers to know, and the words that may refer to them.

The lists lie beside this module in `data/`: `known_people.txt` and `known_organizations.txt`.
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
