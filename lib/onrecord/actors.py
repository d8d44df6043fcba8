"""Actors: who acts, speaks or is spoken about, every mention tied to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from .article import Article
from .attributions import Attribution
from .spans import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts, speaks or is spoken about.

    Attributes:
        id: `a1`, `a2`, … in order of first mention.
        name: the fullest name, or the head of the description of an unnamed source.
        kind: `person`, `organization`, `government`, `place` or `group`.
        role: office, title or description (“U.S. Secretary of State”), or None.
        affiliation: id of the actor they belong to or speak for, else its name as text, or None.
        named: False for “a senior State Department official”, “police”, “some analysts”.
        aliases: the distinct forms it is mentioned by, without pronouns.
        mentions: spans of all its mentions, pronouns and descriptions too, in text order.
    """

    id: str
    name: str
    kind: str
    role: str | None
    affiliation: str | None
    named: bool
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one article.

    Attributes:
        actors: in order of id.
        speakers: for each attribution given to `find_actors`, the id of its speaker, or None.
    """

    actors: tuple[Actor, ...]
    speakers: tuple[str | None, ...]

    def mentioned(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Ids of the actors with a mention inside the spans, in order of first mention, each once."""
        raise NotImplementedError


def find_actors(doc: Doc, attributions: Sequence[Attribution], article: Article) -> Cast:
    """All actors of an article, and the speaker of each of its attributions."""
    raise NotImplementedError
