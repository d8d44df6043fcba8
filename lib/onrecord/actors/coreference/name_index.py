"""The names of a text before it is walked through: mentions, their entities, and roles by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...lexicons.words import words
from ...text.tokens import Tokens
from ..entities import Entity
from ..kinds import PERSON
from ..names.mentions import Mention


@dataclass(slots=True)
class Story:
    """A text with its mentions by name.

    Attributes:
        tokens: its words.
        mentions: its mentions by name, in text order.
        of_mention: the entity of each, by index; places that are no actors have none.
        entities: all entities; those without a name are added as they are met.
        at: for a word, the index of the mention that it is part of.
        role_of: for a word of a title or apposition beside a name, the index of that name's mention.
    """

    tokens: Tokens
    mentions: Sequence[Mention]
    of_mention: dict[int, Entity]
    entities: list[Entity]
    at: dict[int, int] = field(default_factory=dict)
    role_of: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index mentions and roles by word."""
        for i, mention in enumerate(self.mentions):
            for n in range(mention.first, mention.last + 1):
                self.at.setdefault(n, i)
            after = mention.last + 1
            person = i in self.of_mention and self.of_mention[i].kind == PERSON
            while person and after < len(self.tokens) and self.tokens.low[after] in words("postnominals"):
                self.at.setdefault(after, i)
                after += 1
        for i, entity in self.of_mention.items():
            for role in entity.roles:
                first, last = self.mentions[i].first, self.mentions[i].last
                near = abs(role.first - last) <= 3 or abs(role.last - first) <= 4
                if role.how in ("title", "apposition") and near:
                    for n in range(role.first, role.last + 1):
                        self.role_of.setdefault(n, i)

    def named(self, n: int) -> Entity | None:
        """The entity that a word is part of a name of."""
        i = self.at.get(n)
        return self.of_mention.get(i) if i is not None else None

    def opens(self, n: int) -> int | None:
        """The mention with an entity that begins at a word, by index."""
        i = self.at.get(n)
        return i if i is not None and i in self.of_mention and self.mentions[i].first == n else None

    def title_words(self, i: int) -> set[int]:
        """Words of honorifics and titles before a mention."""
        first = self.mentions[i].first
        out = {
            n
            for role in self.of_mention[i].roles
            if role.how == "title" and role.last < first
            for n in range(role.first, role.last + 1)
        }
        title = self.mentions[i].title
        return out | (set(range(title[0], first)) if title else set())
