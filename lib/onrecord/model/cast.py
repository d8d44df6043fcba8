"""The actors of an article, and the speaker of each attribution."""

from __future__ import annotations

from dataclasses import dataclass

from .spans import Span

Candidates = tuple[tuple[str | None, float], ...]
"""Ids of actors with their probabilities, most likely first; None means no actor of the cast."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts, speaks or is spoken about.

    Attributes:
        id: `a1`, `a2`, … in order of first mention.
        name: the fullest name, or the head of the description of an unnamed source.
        kind: `person`, `organization`, `government`, `place` or `group`; `document` if it is cited but is no
            actor (a report, a poll).
        role: office, title or description (“U.S. Secretary of State”), or None.
        affiliation: id of the actor that they belong to or speak for, else its name, or None.
        named: whether the text names it; False for “a senior State Department official”, “police”.
        aliases: the distinct forms of its mentions, without pronouns.
        mentions: spans of all its mentions, including pronouns and descriptions, in text order.
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
        speakers: for each attribution, the id of its speaker; None if it has none or its speaker is unclear.
        candidates: for each attribution, its possible speakers; empty if no candidates were ranked.
        confidences: for each attribution, the probability that the likeliest speaker is the right one, 0 if
            it has none; empty if it was not computed.
    """

    actors: tuple[Actor, ...]
    speakers: tuple[str | None, ...]
    candidates: tuple[Candidates, ...] = ()
    confidences: tuple[float, ...] = ()
