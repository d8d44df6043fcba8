"""The floor: whose a quotation is that no words attribute, by who was spoken of before it.

In features and interviews a paragraph that is all quotation mostly goes on with the one whom the paragraph
before is about; after a question it is the answer of the one whom the story is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..entities import Entity
from ..kinds import GOVERNMENT, GROUP, ORGANIZATION, PERSON
from .discourse import HE, SHE, Discourse, Seen

_BACK, _LEAST, _OPENING = 3, 3, 12


class Floor:
    """Finds who has the floor where a quotation begins."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse, self.tokens = discourse, discourse.tokens

    def holder(self, begin: int, end: int) -> Entity | None:
        """Who a quotation is by that no words attribute.

        Args:
            begin: its first word.
            end: its last word.

        Returns:
            The subject before it in its paragraph; else whoever the paragraph before is about, if the
            quotation does not speak of them; else whoever spoke last, not far before, or whom the story is
            about; None if it is about nobody more than others.
        """
        tokens, here = self.tokens, self.tokens.paragraph[begin]
        near = [s for s in self.discourse.seen if s.word < begin and tokens.quoted[s.word] < 0]
        bodies = (ORGANIZATION, GOVERNMENT)
        near = [
            s for s in near if s.entity.kind in (PERSON, GROUP) or (s.speaker and s.entity.kind in bodies)
        ]
        near = [s for s in near if not s.entity.latent]
        told = self.discourse.speaker_at
        active = [s for s in near if s.speaker or (tokens.is_subject(s.word) and told(s.word) is None)]
        inside = [s for s in active if tokens.paragraph[s.word] == here]
        if inside:
            return inside[-1].entity
        main = self._main(near)
        if main is not None and self._is_question(here - 1, begin):
            return main
        before = [s for s in active if tokens.paragraph[s.word] == here - 1]
        spoke = [s for s in near if s.speaker and here - tokens.paragraph[s.word] <= _BACK]
        for seen in (*reversed(before), *reversed(spoke)):
            if not self._speaks_of(seen.entity, begin, end):
                return seen.entity
        return main

    def _main(self, near: Sequence[Seen]) -> Entity | None:
        """Whom the story is about: mentioned more than twice, and twice as often as anybody else."""
        counts = Counter(id(s.entity) for s in near if s.entity.kind == PERSON)
        (first, most), (_, second) = [*counts.most_common(2), (0, 0), (0, 0)][:2]
        if most < _LEAST or most < 2 * second:
            return None
        return next(s.entity for s in near if id(s.entity) == first)

    def _is_question(self, paragraph: int, begin: int) -> bool:
        """Whether the paragraph before a word is one that ends in a question of the writer's."""
        last = begin - 1
        while last > 0 and self.tokens.paragraph[last] > paragraph:
            last -= 1
        return self.tokens.text[last] == "?" and self.tokens.quoted[last] < 0

    def _speaks_of(self, entity: Entity, begin: int, end: int) -> bool:
        """Whether a quotation opens by speaking of somebody, as “he” or “she”."""
        if entity.kind != PERSON or entity.sex is None:
            return False
        pronouns = HE if entity.sex == "m" else SHE
        tokens = self.tokens
        opening = range(begin, min(end + 1, begin + _OPENING))
        return any(
            tokens.low[n] in pronouns and tokens.sentence[n] == tokens.sentence[begin] for n in opening
        )
