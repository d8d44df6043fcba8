"""Rows that a person adds: claims that the program missed, and actors that it did not see."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from ..model.attribution import Attribution
from ..model.cast import Actor, Cast
from ..model.rows.claim import Claim
from ..model.spans import Span, overlap, paragraphs
from .entries import Correction
from .find_words import UnfitError, find_beside, find_content, nearest, occurrences

_SAME = 0.5
"""Share of the words of either claim that makes an added claim one that the program has."""


def added_actor(text: str, entry: Correction, cast: Sequence[Actor]) -> Actor:
    """Return the actor that an entry adds; all occurrences of its words are mentions.

    Raises:
        UnfitError: the words are not in the text, or are a mention of an actor already.
    """
    mentions = tuple(occurrences(text, entry.words))
    if not mentions:
        raise UnfitError(f"the article does not have the words “{entry.words}”")
    for actor in cast:
        if set(mentions) & set(actor.mentions):
            raise UnfitError(f"“{entry.words}” is {actor.name} ({actor.id})")
    words = text[slice(*mentions[0])]
    number = max((int(actor.id[1:]) for actor in cast), default=0) + 1
    return Actor(
        id=f"a{number}",
        name=entry.change.get("name") or " ".join(words.split()),
        kind=entry.change.get("kind") or "person",
        role=entry.change.get("role"),
        affiliation=entry.change.get("affiliation"),
        named=any(word[0].isupper() for word in words.split()[1:] or [words]),
        aliases=(" ".join(words.split()),),
        mentions=mentions,
    )


def added_attribution(text: str, entry: Correction, speaker: Actor | None) -> Attribution:
    """Return the source, cue and content that an entry adds.

    The source is the speaker's nearest mention in the same paragraph, if there is one.

    Args:
        text: the article's text.
        entry: gives the content's words, and perhaps those of the cue.
        speaker: the speaker.

    Raises:
        UnfitError: the words are not in the text, or cannot be told from others.
    """
    start = entry.change.get("start")
    content = find_content(text, entry.words, int(start) if start is not None else None)
    cue = entry.change.get("cue")
    cues = (find_beside(text, cue, content),) if cue else ()
    source = _source(text, speaker, content, cues)
    return Attribution(source, cues, content, 1.0)


def _source(
    text: str, speaker: Actor | None, content: tuple[Span, ...], cues: tuple[Span, ...]
) -> tuple[Span, ...]:
    if speaker is None:
        return ()
    near = [part for part in paragraphs(text) if any(overlap(part, span) for span in (*content, *cues))]
    here = [
        mention
        for mention in speaker.mentions
        if any(begin <= mention[0] and mention[1] <= end for begin, end in near)
        and not any(overlap(mention, span) for span in (*content, *cues))
    ]
    found = nearest(here, cues or content)
    return (found,) if found else ()


def same_claim(claims: Sequence[Claim], content: Sequence[Span]) -> Claim | None:
    """Return the claim that shares most of its words and most of these, or None."""
    return next((claim for claim in claims if _same_words(claim.content, content)), None)


def added_already(text: str, entries: Sequence[Correction], content: Sequence[Span]) -> Correction | None:
    """Return the entry that adds a claim of mostly these words, or None."""
    for entry in entries:
        if entry.table != "claims" or not entry.change.get("added"):
            continue
        with suppress(UnfitError):
            start = entry.change.get("start")
            if _same_words(find_content(text, entry.words, None if start is None else int(start)), content):
                return entry
    return None


def _same_words(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two contents share most of the words of both."""
    shared = sum(overlap(a, b) for a in one for b in other)
    return shared > _SAME * max(sum(e - b for b, e in content) for content in (one, other))


def place_of(claim: Claim) -> tuple[int, int]:
    """Return where a claim begins in the text, and its number: the order of the table."""
    spans = (*claim.source, *claim.cue, *claim.content)
    return min((begin for begin, _ in spans), default=0), int(claim.id[1:])


def only_speaker(cast: Cast, speaker: str | None) -> Cast:
    """Return a cast for one attribution, whose speaker a person gave."""
    return Cast(cast.actors, (speaker,), (), (1.0 if speaker else 0.0,))
