"""Finds groups of appearances by what they share with another group, without comparing all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import chain, repeat

from .actor_profiles import Group


class Profiles:
    """Groups, by the words of their roles and affiliations; they may not change, except by `Namesakes.join`.

    Args:
        groups: the first of them.
    """

    def __init__(self, groups: Iterable[Group] = ()) -> None:
        self.groups: list[Group] = []
        self._known: dict[Hashable, set[int]] = defaultdict(set)
        for group in groups:
            self.add(group)

    def add(self, group: Group) -> None:
        """Add a group at the end."""
        self._note(len(self.groups), group)
        self.groups.append(group)

    def near(self, group: Group) -> set[int]:
        """Return the places of the groups that share a word of a role or of an affiliation with another."""
        return set().union(*(self._known.get(word, ()) for word in _words(group)))

    def _note(self, place: int, group: Group) -> None:
        for word in _words(group):
            self._known[word].add(place)


class Namesakes(Profiles):
    """Groups of one name, also by their company."""

    def __init__(self, groups: Iterable[Group] = ()) -> None:
        self._beside: dict[int, list[int]] = defaultdict(list)
        super().__init__(groups)

    def join(self, place: int, group: Group) -> None:
        """Add the appearances of another group to the one at a place."""
        joined = self.groups[place]
        super()._note(place, group)
        self._meet(place, group.company - joined.company)
        joined.add(group)

    def company(self, group: Group) -> Counter[int]:
        """Return by place how much company groups share with another; those that share none are left out."""
        return Counter(chain.from_iterable(map(self._beside.get, group.company, repeat(()))))

    def _note(self, place: int, group: Group) -> None:
        super()._note(place, group)
        self._meet(place, group.company)

    def _meet(self, place: int, company: Iterable[int]) -> None:
        for actor in company:
            self._beside[actor].append(place)


def _words(group: Group) -> Iterator[Hashable]:
    """Yield the words of roles, and those of affiliations, apart from each other."""
    yield from group.role_words
    for _, words in group.affiliations:
        for word in words:
            yield "affiliation", word
