"""Authors: whose a document is that a source names, “a statement by X”, “X's letter”, “the report”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...lexicons.words import words
from ..entities import Entity
from . import relations
from .nominals import Description
from .source_phrases import Source

if TYPE_CHECKING:
    from .walk import Resolver


class Authors:
    """Remembers who made the documents that a text speaks of."""

    def __init__(self, walk: Resolver) -> None:
        self.walk, self.story = walk, walk.story
        self.made: dict[str, Entity] = {}

    def of(self, source: Source, found: Description) -> Entity | None:
        """The author of the document that a source is, or None."""
        tokens = self.story.tokens
        kind = tokens.lemma[found.head].lower()
        if tokens.low[found.head] in words("thoughts") or kind in words("thoughts"):
            return relations.owner(self.walk, found)
        if tokens.low[found.head] not in words("documents") and kind not in words("documents"):
            return None
        author = self._written_by(source, found)
        if author is not None:
            self.made[kind] = author
        elif found.definite:
            author = self.made.get(kind)
        return author

    def _written_by(self, source: Source, found: Description) -> Entity | None:
        story, tokens = self.story, self.story.tokens
        by = [n for n in source.words if n > found.head and tokens.low[n] in ("by", "from", "of")]
        for i, mention in enumerate(story.mentions):
            if i not in story.of_mention:
                continue
            after = mention.last + 1
            owned = mention.first in source.words and after < len(tokens) and tokens.low[after] in ("'s", "'")
            wrote = bool(by) and (by[0] == found.head + 1 or tokens.lemma[by[0] - 1] in words("writing"))
            written = wrote and tokens.low[by[0]] != "of" and by[0] < mention.first <= source.words[-1]
            if (owned and mention.last < found.head) or written:
                return story.of_mention[i]
        return relations.owner(self.walk, found)

    def note(self, n: int) -> None:
        """Remember whose a document is that says nothing itself yet.

        “A report by X was published”, “X issued a statement”.
        """
        tokens, kind = self.story.tokens, self.story.tokens.lemma[n].lower()
        if kind not in words("documents") or n + 2 >= len(tokens):
            return
        if tokens.low[n + 1] in ("by", "from"):
            entity = self.story.named(n + 2 + (tokens.low[n + 2] == "the"))
        else:
            verb = tokens.head[n]
            wrote = tokens.dep[n] == "dobj" and tokens.lemma[verb] in words("writing")
            subject = tokens.child(verb, "nsubj") if wrote else None
            entity = self.story.named(subject) if subject is not None else None
        if entity is not None:
            self.made[kind] = entity
