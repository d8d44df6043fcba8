"""Finds the actors of an article and the speakers of its attributions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from ..lexicons.words import fold
from ..model.article import Article
from ..model.attribution import Attribution
from ..model.cast import Actor, Candidates, Cast
from ..model.facts import Decision
from ..model.names import Name
from ..model.spans import Span
from ..networks.reader import Reading, read
from ..text.parsed import Parsed
from .affiliations import is_of_its_state, role_text
from .coreference.ranking import learned
from .coreference.resolve import Ranker, Resolution, resolve
from .entities import Entity
from .grouping.group_names import group_names
from .grouping.label_names import name_labels
from .kind_names import DOCUMENT, GOVERNMENT, ORGANIZATION, THING
from .ledger import Entities
from .names.find import find_names as by_capitals
from .names.sentence_openings import trim
from .rows.evidence import read_evidence
from .rows.judge import judge_rows
from .speaker_confidence import THRESHOLD, nested_in, speaker_confidence
from .whole_names import with_whole_names

_GOVERNED = frozenset(("government", "city", "town", "county", "municipality", "state"))
"""First words of names like “City of Arlo”."""
_LONGEST = 4
"""Most words of such names; a longer one is that of an office (“City of Arlo Parks Department”)."""


def find_names(parsed: Parsed, reading: Reading) -> tuple[Name, ...]:
    """The names of a text by its capitals, in text order; `reading` is not used."""
    return tuple(trim(parsed.tokens, by_capitals(parsed.tokens)))


def find_actors(
    parsed: Parsed,
    attributions: Sequence[Attribution],
    article: Article,
    reading: Reading | None = None,
    find_names: Callable[[Parsed, Reading], Sequence[Name]] = find_names,
    ranker: Ranker = learned.scorer,
) -> Cast:
    """All actors of an article, and the speaker of each of its attributions.

    Args:
        parsed: its text, parsed.
        attributions: its attributions; their sources are evidence for who is an actor.
        article: the article; people in its credits are actors only if they speak in the story.
        reading: what the networks read in the text; by default, the text is read now.
        find_names: finds the names in the text.
        ranker: scores the candidates for pronouns and descriptions.

    Returns:
        The actors in order of first mention. A body named only to describe an unnamed source (“a State
        Department official”) is an affiliation, not an actor. A source that names several people (“A and B
        said”) is an actor of kind `group`. An attribution whose source is missing or means nobody (“there”)
        has no speaker; “I” outside quotations is the author, an unnamed person, if frequent; a quotation
        without attribution goes to the person who acts or speaks before it in its paragraph. A demonym before
        a noun (“Russian troops”) does not count as a mention of the state.
    """
    reading = reading or read(parsed.text)
    found = resolve_text(parsed, attributions, reading, find_names, ranker)
    speakers = [decision.entity for decision in found.speakers]
    judged = judge_rows(read_evidence(parsed.tokens, reading, attributions, speakers), [*found.entities])
    return with_whole_names(parsed.tokens, make_cast(found, attributions, article, judged))


def resolve_text(
    parsed: Parsed,
    attributions: Sequence[Attribution],
    reading: Reading,
    find_names: Callable[[Parsed, Reading], Sequence[Name]] = find_names,
    ranker: Ranker = learned.scorer,
) -> Resolution:
    """The entities of a text, and the decision on each speaker; arguments as for `find_actors`."""
    named = group_names(parsed.tokens, find_names(parsed, reading), attributions, reading)
    named = name_labels(parsed.tokens, named, parsed.turns)
    return resolve(parsed, named, attributions, reading, ranker=ranker)


def make_cast(
    found: Resolution,
    attributions: Sequence[Attribution],
    article: Article,
    kinds: Mapping[int, str] = MappingProxyType({}),
) -> Cast:
    """The actors of a text among its entities, and its speakers.

    Args:
        found: the entities of the text and the speakers of its attributions.
        attributions: the attributions of the text.
        article: the article; people in its credits are left out unless they speak.
        kinds: the kinds of entities by id, if they differ from those of the votes; a `thing` is not an actor.
    """
    entities = [replace(e, kind=_shown_kind(e, kinds.get(e.id, e.kind))) for e in found.entities]
    speaking = {decision.entity for decision in found.speakers if decision.entity is not None}
    credited = {fold(name) for name in (*article.reporters, *article.wires, article.publisher or "") if name}
    told = [span for e in entities if not e.named and e.id in speaking for span, alias in e.mentions if alias]
    cast = [e for e in entities if _is_actor(e, speaking, credited) and not _only_within(e, told, speaking)]
    cast.sort(key=lambda e: e.first)
    ids = {e.id: f"a{n}" for n, e in enumerate(cast, 1)}
    named = {e.name: ids[e.id] for e in reversed(cast)}
    judged = [
        (decision, _confidence(decision, attribution, inside, ids, found.entities))
        for decision, attribution, inside in zip(
            found.speakers, attributions, nested_in(attributions), strict=True
        )
    ]
    return Cast(
        tuple(_actor(e, ids, named, found) for e in cast),
        tuple(_shown(decision, sure, ids, found.entities) for decision, sure in judged),
        tuple(_candidates(decision, ids) for decision, _ in judged),
        tuple(sure for _, sure in judged),
    )


def _shown_kind(entity: Entity, kind: str) -> str:
    """The kind of an entity to show: bodies that are governments by name are of that kind."""
    words = entity.name.lower().split()
    body = "government" in (words[-1], entity.head) and "and" not in words
    governs = body or (words[0] in _GOVERNED and words[1:2] == ["of"] and len(words) <= _LONGEST)
    return GOVERNMENT if kind == ORGANIZATION and governs else kind


def _shown(decision: Decision, sure: float, ids: Mapping[int, str], entities: Entities) -> str | None:
    """The speaker to show, without a name in the article's own words; None if it is unclear."""
    key = decision.entity
    if key is None or key not in ids:
        return None
    return ids[key] if sure >= THRESHOLD or not entities[key].named else None


def _confidence(
    decision: Decision, attribution: Attribution, nested: bool, ids: Mapping[int, str], entities: Entities
) -> float:
    """The probability that the likeliest speaker is the right one; 0 if there is none."""
    if decision.entity is None or decision.entity not in ids:
        return 0.0
    return speaker_confidence(decision, entities[decision.entity], attribution, nested)


def _candidates(decision: Decision, ids: dict[int, str]) -> Candidates:
    """The candidates for a speaker, likeliest first; entities that are not actors count as nobody."""
    shares: dict[str | None, float] = {}
    for key, probability in decision.ranked:
        actor = ids.get(key) if key is not None else None
        shares[actor] = shares.get(actor, 0.0) + probability
    return tuple(shares.items())


def _is_actor(entity: Entity, speaking: Collection[int], credited: set[str]) -> bool:
    if not entity.mentions:
        return False
    if entity.id in speaking:
        return True
    return entity.kind != THING and not entity.latent and fold(entity.name) not in credited


def _only_within(entity: Entity, told: Sequence[Span], speaking: Collection[int]) -> bool:
    """Whether an entity is named only in descriptions of unnamed sources."""
    if entity.id in speaking or not entity.named:
        return False
    return all(any(b <= span[0] and span[1] <= e for b, e in told) for span, _ in entity.mentions)


def _actor(entity: Entity, ids: dict[int, str], named: dict[str, str], found: Resolution) -> Actor:
    spans = sorted(dict.fromkeys(span for span, _ in entity.mentions))
    aliases = dict.fromkeys(alias for _, alias in sorted(entity.mentions, key=lambda m: m[0]) if alias)
    affiliation = entity.affiliation
    if affiliation is None and (
        entity.kind != ORGANIZATION or is_of_its_state(entity, named, found.entities)
    ):
        affiliation = entity.of
    if isinstance(affiliation, int):
        affiliation = ids.get(affiliation, found.entities[affiliation].name)
    affiliation = named.get(affiliation, affiliation) if affiliation else None
    kind = entity.kind if entity.kind != THING else DOCUMENT
    return Actor(
        ids[entity.id],
        entity.name,
        kind,
        role_text(entity),
        affiliation,
        entity.named,
        tuple(aliases),
        tuple(spans),
    )
