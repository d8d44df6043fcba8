"""The sources of a story: one row per speaker of sourced statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from ..model.cast import Actor, Cast
from ..model.rows.claim import Claim
from ..model.rows.source import Source
from ..model.spans import Cover, words_in
from ..text import Parsed
from .justification import justification_of
from .source_types import type_of
from .word_lists import words

_PRONOUNS = ("he", "she", "they")


def make_sources(
    parsed: Parsed, claims: Sequence[Claim], sourced: Collection[str], cast: Cast
) -> tuple[Source, ...]:
    """Return the sources of a story, those with most words first.

    What a source reports of somebody else does not make that person a source.

    Args:
        parsed: the parse of the article.
        claims: its claims.
        sourced: ids of the claims that are sourced statements.
        cast: its actors.
    """
    of: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.id in sourced and claim.speaker is not None and claim.reported_by is None:
            of.setdefault(claim.speaker, []).append(claim)
    known = {actor.id: actor for actor in cast.actors}
    total = max(1, words_in(parsed.text, [(0, len(parsed.text))]))
    said = Cover(span for claim in claims for span in (*claim.content, *claim.cue))
    rows = [
        _source(parsed, actor, of[actor.id], said, known, total) for actor in cast.actors if actor.id in of
    ]
    return tuple(sorted(rows, key=lambda source: -source.words))


def _source(
    parsed: Parsed,
    actor: Actor,
    statements: Sequence[Claim],
    said: Cover,
    known: Mapping[str, Actor],
    total: int,
) -> Source:
    organization = known.get(actor.affiliation or "")
    words_said = sum(words_in(parsed.text, claim.content) for claim in statements)
    return Source(
        actor=actor.id,
        type=type_of(parsed, actor, statements, organization),
        title=actor.role,
        affiliation=organization.name if organization is not None else actor.affiliation,
        pronoun=pronoun_of(parsed.text, actor) if actor.kind == "person" else None,
        justification=justification_of(parsed, actor, statements, said, organization),
        statements=len(statements),
        words=words_said,
        share=round(words_said / total, 4),
    )


def pronoun_of(text: str, actor: Actor) -> str | None:
    """Return the pronoun that a text mostly uses for somebody (`he`, `she`, `they`), None if it uses none."""
    forms = (text[begin:end].lower() for begin, end in actor.mentions)
    used = Counter(name for form in forms for name in _PRONOUNS if form in words(name))
    return max(used, key=lambda name: (used[name], -_PRONOUNS.index(name))) if used else None
