"""The names of a text by word: the name or title that each word is part of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...lexicons.words import words
from ...model.names import Name
from ...model.spans import Span
from ...text.tokens import Tokens
from ..grouping.group_names import NamedEntities
from ..kind_names import PERSON


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by word.

    Attributes:
        tokens: the words of the text.
        names: its names, in text order.
        of_name: the entity id of each, by index; names of mere places have none.
        shared: by the span of a name that several entities share, their ids with probabilities, likeliest
            first.
        at: for each word of a name, the index of the name.
        role_of: for each word of a title or apposition, the index of the name beside it.
        titles: for each name with an entity, the words of honorifics and titles before it.
    """

    tokens: Tokens
    names: Sequence[Name]
    of_name: Mapping[int, int]
    shared: Mapping[Span, tuple[tuple[int, float], ...]]
    at: Mapping[int, int]
    role_of: Mapping[int, int]
    titles: Mapping[int, frozenset[int]]

    def entity_at(self, n: int) -> int | None:
        """The id of the entity that a word names, or None."""
        i = self.at.get(n)
        return self.of_name.get(i) if i is not None else None

    def opens(self, n: int) -> int | None:
        """The index of the name that begins at a word, if it has an entity."""
        i = self.at.get(n)
        return i if i is not None and i in self.of_name and self.names[i].first == n else None


def index_names(tokens: Tokens, named: NamedEntities) -> NameIndex:
    """The index of names, titles and appositions by word."""
    names, of_name, known = named.names, named.of_name, named.known
    at: dict[int, int] = {}
    role_of: dict[int, int] = {}
    titles: dict[int, frozenset[int]] = {}
    for i, name in enumerate(names):
        for n in range(name.first, name.last + 1):
            at.setdefault(n, i)
        after = name.last + 1
        person = i in of_name and known[of_name[i]].kind == PERSON
        while person and after < len(tokens) and tokens.low[after] in words("postnominals"):
            at.setdefault(after, i)
            after += 1
    for i, key in of_name.items():
        first, last, title = names[i].first, names[i].last, names[i].title
        before = set(range(title[0], first)) if title else set()
        for role in known[key].roles:
            near = -3 <= role.first - last <= 6 or abs(role.last - first) <= 4
            if role.how in ("title", "apposition") and near:
                for n in range(role.first, role.last + 1):
                    role_of.setdefault(n, i)
            if role.how == "title" and role.last < first:
                before |= set(range(role.first, role.last + 1))
        titles[i] = frozenset(before)
    return NameIndex(tokens, names, of_name, named.shared, at, role_of, titles)
