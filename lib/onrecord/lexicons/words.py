"""Word lists about actors: given names, short forms, places, titles, nouns for people.

They are in `data/`: `actors.toml`, `given_names.txt`, `name_genders.txt`, `nicknames.txt`, `places.txt` and
`cities.txt`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from ..files.package_data import read_lines, read_toml
from ..model.plain_letters import plain_letters

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A text in lower case and plain letters, with straight apostrophes and no full stops in acronyms.

    Its length may differ from that of the text.
    """
    low = plain_letters(text.translate(_APOSTROPHES)).lower()
    letters = low.replace(".", "")
    return letters if len(low) == 2 * len(letters) and len(letters) > 1 else low


@cache
def _tables() -> Mapping[str, object]:
    return read_toml(__package__, "actors.toml")


@cache
def words(name: str) -> frozenset[str]:
    """The list with a name in `actors.toml`, folded."""
    table = _tables()[name]
    if not isinstance(table, list):
        raise KeyError(name)
    return frozenset(fold(str(word)) for word in table)


@cache
def table(name: str) -> Mapping[str, str]:
    """The table with a name in `actors.toml`."""
    found = _tables()[name]
    if not isinstance(found, dict):
        raise KeyError(name)
    return {str(key): str(value) for key, value in found.items()}


@cache
def kindred() -> Mapping[str, frozenset[str]]:
    """For the noun of a description, the words of roles and names that it may refer to."""
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
    """Given names, folded, with the gender of most people who have them: `m`, `f` or `u` (both)."""
    return _names_by_gender("given_names.txt")


def usual_gender(name: str) -> str | None:
    """The gender of most people who have a given name, folded: `m`, `f`, `u` (both) or None (unknown).

    It knows more names than `given_names`, some of which are usual as surnames too.
    """
    return given_names().get(name) or _names_by_gender("name_genders.txt").get(name)


@cache
def _names_by_gender(file: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in read_lines(__package__, file):
        sex, names = line.split(":", 1)
        found.update((fold(name), sex) for name in names.split())
    return found


@cache
def places() -> frozenset[tuple[str, ...]]:
    """Names of cities and other places that are neither states nor regions, as folded words."""
    rows = (line.split(":", 1)[1].split(",") for line in read_lines(__package__, "places.txt"))
    listed = {tuple(fold(word) for word in name.split()) for row in rows for name in row}
    return frozenset(listed.union(tuple(name.split()) for name in read_lines(__package__, "cities.txt")))


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """For each given name or short form, the other names that the same person may have."""
    found: dict[str, set[str]] = {}
    for line in read_lines(__package__, "nicknames.txt"):
        full, *short = line.split()
        for name in short:
            found.setdefault(name, set()).add(full)
            found.setdefault(full, set()).add(name)
    return {name: frozenset(others) for name, others in found.items()}
