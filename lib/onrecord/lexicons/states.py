"""The gazetteer: names of states, regions, peoples, capitals and institutions.

Its data are `data/states.txt`, `data/regions.txt` and `data/institutions.toml`; extend them freely.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..files.package_data import read_lines, read_toml
from ..model.names import Entry
from .words import fold

Key = tuple[str, ...]


def key(name: str) -> Key:
    """The words that a name is matched by: folded, split at hyphens and apostrophes as spaCy does."""
    for glued, apart in (("&", "and"), ("-", " - "), ("'s", " 's"), ("’s", " 's")):
        name = name.replace(glued, apart)
    return tuple(fold(word) for word in name.split())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All names, by their first word.

    Attributes:
        by_first: for each first word, (words, entry) pairs, longest first.
        namesakes: for an institution, another with the same acronym, and words of its field.
        rivals: for a state, a region with the same name (Georgia).
        adjectives: the adjective of each state and region (“Russian”).
        fields: for an institution, words of which a text has one if a single word means it (“House”).
    """

    by_first: Mapping[str, tuple[tuple[Key, Entry], ...]]
    adjectives: Mapping[str, str]
    rivals: Mapping[str, Entry]
    namesakes: Mapping[str, tuple[Entry, frozenset[str]]]
    fields: Mapping[str, frozenset[str]]

    def match(self, words: Sequence[str], at: int = 0) -> tuple[int, Entry] | None:
        """The longest name at a position in folded words, as (number of words, entry), or None."""
        for parts, entry in self.by_first.get(words[at], ()):
            if tuple(words[at : at + len(parts)]) == parts:
                return len(parts), entry
        return None


def _split(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(",") if name.strip()]


def _states(found: dict[Key, Entry], adjectives: dict[str, str]) -> None:
    for line in read_lines(__package__, "states.txt"):
        name, adjective, people, capital, others = (cell.strip() for cell in line.split("|"))
        for alias in [name, *_split(others)]:
            found[key(alias)] = Entry(name, "state", "government", None)
            for body in (f"government of {alias}", f"government of the {alias}"):
                found[key(body)] = Entry(name, "state", "government", None)
        for alias in _split(capital):
            found.setdefault(key(alias), Entry(name, "seat", "government", None))
        _people(name, adjective, people, found, adjectives, None)


def _regions(found: dict[Key, Entry], adjectives: dict[str, str], rivals: dict[str, Entry]) -> None:
    for line in read_lines(__package__, "regions.txt"):
        name, state, adjective, people, others = (cell.strip() for cell in line.split("|"))
        for alias in [name, *_split(others)]:
            entry = Entry(name, "region", "place", state or None)
            if found.setdefault(key(alias), entry).form == "state":
                rivals[found[key(alias)].name] = entry
        _people(name, adjective, people, found, adjectives, state or None)


def _people(
    name: str,
    adjective: str,
    people: str,
    found: dict[Key, Entry],
    adjectives: dict[str, str],
    of: str | None,
) -> None:
    kind = "place" if of else "government"
    for word in _split(people):
        found.setdefault(key(word), Entry(name, "people", kind, of))
        if word.endswith("s") and not word.endswith("ss"):
            found.setdefault(key(word[:-1]), Entry(name, "adjective", kind, of))
    for word in _split(adjective):
        found[key(word)] = Entry(name, "adjective", kind, of)
        if word.endswith(("sh", "ch")):
            for end in ("man", "woman"):
                found[key(word + end)] = Entry(name, "adjective", kind, of)
        adjectives.setdefault(name, word)


def _institutions(
    found: dict[Key, Entry], fields: dict[str, frozenset[str]]
) -> dict[str, tuple[Entry, frozenset[str]]]:
    namesakes: dict[str, tuple[Entry, frozenset[str]]] = {}
    for name, row in read_toml(__package__, "institutions.toml").items():
        entry = Entry(name, "institution", row.get("kind", "organization"), row.get("of"))
        for alias in [name, *row.get("aliases", [])]:
            first = found.setdefault(key(alias), entry)
            if first is not entry and "beside" in row:
                namesakes[first.name] = entry, frozenset(row["beside"])
        if "where" in row:
            fields[name] = frozenset(row["where"])
        for alias in row.get("seats", []):
            found[key(alias)] = Entry(name, "seat", entry.kind, entry.of)
    return namesakes


@cache
def lexicon() -> Lexicon:
    """The lexicon of the data files."""
    found: dict[Key, Entry] = {}
    adjectives: dict[str, str] = {}
    _states(found, adjectives)
    rivals: dict[str, Entry] = {}
    _regions(found, adjectives, rivals)
    fields: dict[str, frozenset[str]] = {}
    namesakes = _institutions(found, fields)
    by_first: dict[str, list[tuple[Key, Entry]]] = {}
    for parts, entry in found.items():
        by_first.setdefault(parts[0], []).append((parts, entry))
    return Lexicon(
        {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in by_first.items()},
        adjectives,
        rivals,
        namesakes,
        fields,
    )
