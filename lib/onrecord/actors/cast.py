"""Actors: who acts, speaks or is spoken about, every mention tied to one of them."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicons.words import fold
from ..model.article import Article
from ..model.attribution import Attribution
from ..model.cast import Actor, Cast
from ..model.spans import Span
from ..text.parsed import Parsed
from .affiliations import affiliate, role_text
from .coreference.name_index import Story
from .coreference.walk import Resolver
from .entities import Entity
from .grouping.group_names import build
from .kinds import GROUP, THING
from .names.find import find_names
from .names.sentence_openings import trim


def find_actors(parsed: Parsed, attributions: Sequence[Attribution], article: Article) -> Cast:
    """All actors of an article, and the speaker of each of its attributions.

    Args:
        parsed: its text, parsed.
        attributions: its attributions; their sources are evidence for who is an actor.
        article: the article; whom its credits name is no actor unless the story lets them speak or act.

    Returns:
        The actors in order of first mention. What is named only to describe an unnamed source (“a State
        Department official”) is an affiliation, no actor. A source that names several people (“A and B
        said”) is an actor of kind `group`. An attribution without source, or whose source stands for nobody
        (“there”, an “I” of the author), has no speaker; a quotation that stands alone goes to whoever acts or
        speaks before it in its paragraph. A demonym before a noun (“Russian troops”) is no mention of the
        state.
    """
    tokens = parsed.tokens
    mentions = trim(tokens, find_names(tokens))
    spoken = {n for attribution in attributions for span in attribution.source for n in tokens.within(span)}
    entities, of_mention = build(tokens, mentions, spoken)
    affiliate(tokens, mentions, of_mention, entities)
    walk = Resolver(Story(tokens, mentions, of_mention, entities), attributions)
    walk.run()
    speaking = {id(entity) for entity in walk.speakers if entity is not None}
    credited = {fold(name) for name in (*article.reporters, *article.wires, article.publisher or "") if name}
    told = [span for e in entities if not e.named and id(e) in speaking for span, alias in e.spans if alias]
    cast = [e for e in entities if _is_actor(e, speaking, credited) and not _only_within(e, told, speaking)]
    cast.sort(key=lambda e: min(span for span, _ in e.spans))
    ids = {id(e): f"a{n}" for n, e in enumerate(cast, 1)}
    named = {e.name: ids[id(e)] for e in reversed(cast)}
    return Cast(
        tuple(_actor(e, ids, named) for e in cast),
        tuple(ids.get(id(e)) if e is not None else None for e in walk.speakers),
    )


def _is_actor(entity: Entity, speaking: set[int], credited: set[str]) -> bool:
    if not entity.spans:
        return False
    if id(entity) in speaking:
        return True
    return entity.kind != THING and not entity.latent and fold(entity.name) not in credited


def _only_within(entity: Entity, told: Sequence[Span], speaking: set[int]) -> bool:
    """Whether something is named only where unnamed sources are described."""
    if id(entity) in speaking or not entity.named:
        return False
    return all(any(b <= span[0] and span[1] <= e for b, e in told) for span, _ in entity.spans)


def _actor(entity: Entity, ids: dict[int, str], named: dict[str, str]) -> Actor:
    spans = sorted(dict.fromkeys(span for span, _ in entity.spans))
    aliases = dict.fromkeys(alias for _, alias in sorted(entity.spans) if alias) if entity.spans else {}
    owner = entity.affiliation or entity.of
    affiliation = ids.get(id(owner), owner.name) if isinstance(owner, Entity) else owner
    affiliation = named.get(affiliation, affiliation) if affiliation else None
    kind = entity.kind if entity.kind != THING else GROUP
    return Actor(
        ids[id(entity)],
        entity.name,
        kind,
        role_text(entity),
        affiliation,
        entity.named,
        tuple(aliases),
        tuple(spans),
    )
