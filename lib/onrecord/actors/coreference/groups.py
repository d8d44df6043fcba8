"""Groups of several who are named together: “A and B said”, “they”, “both women”."""

from __future__ import annotations

from collections.abc import Collection

from ...lexicons.words import words
from ..entities import Entity
from ..kinds import GROUP
from .name_index import Story

_JOINS = frozenset((",", "and", "the", "&"))


class Groups:
    """The groups of a text, one for each set of members."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.found: dict[frozenset[int], Entity] = {}

    def joined(self, first: int, inside: Collection[int] | None = None) -> tuple[Entity, int] | None:
        """The group of the mentions that “and” joins to one, and the last of these.

        Args:
            first: index of the mention.
            inside: words that the others must begin at, those of a source; None for any.
        """
        story, tokens = self.story, self.story.tokens
        members, last, joined = [first], story.mentions[first].last, False
        for i in range(first + 1, len(story.mentions)):
            mention = story.mentions[i]
            if i not in story.of_mention or mention.first <= last:
                continue
            if inside is not None and mention.first not in inside:
                break
            if tokens.sentence[mention.first] != tokens.sentence[last]:
                break
            low = self._between(members[-1], i, last)
            if low and all(word in _JOINS for word in low):
                members.append(i)
                last = mention.last
                joined = joined or "and" in low or "&" in low
            elif not self._is_part(i):
                break
        distinct = list(dict.fromkeys(story.of_mention[i] for i in members))
        if len(distinct) < 2 or not joined:
            return None
        return self._group(distinct), members[-1]

    def _between(self, one: int, other: int, last: int) -> list[str]:
        """The words between two mentions without the titles and appositions that belong to either."""
        story, tokens = self.story, self.story.tokens
        titles = story.title_words(other)
        inside = [n for n in range(last + 1, story.mentions[other].first) if n not in titles]
        between = [n for n in inside if story.role_of.get(n) not in (one, other)]
        return [tokens.low[n] for n in between if tokens.low[n] not in words("honorifics")]

    def _is_part(self, i: int) -> bool:
        """Whether a mention is only part of somebody's role (“Brian Fallon, a spokesman for Acme, and …”)."""
        return self.story.role_of.get(self.story.mentions[i].head, i) != i

    def _group(self, members: list[Entity]) -> Entity:
        key = frozenset(id(member) for member in members)
        if key not in self.found:
            names = [member.name for member in members]
            name = ", ".join(names[:-1]) + " and " + names[-1]
            self.found[key] = Entity(name, GROUP, plural=True, members=tuple(members))
            self.story.entities.append(self.found[key])
        return self.found[key]
