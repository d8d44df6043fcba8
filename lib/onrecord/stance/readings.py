"""Readings: the sentences that may show the stance of one actor towards another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as SpacySpan

from ..model.cast import Actor, Cast
from ..model.rows.claim import Claim
from ..model.spans import Span, overlap
from ..networks.directed_stance import Pair
from ..text.parsed import Parsed
from .eligible import can_be_target, can_take_side
from .owned_things import Things
from .victims import is_victim

_QUOTES = '“”"'
_REACH = 300
"""Most characters between the beginnings of two mentions that are read together.

In 989 marked articles, 0.1% of the 14,671 sentences that show a side have more.
"""
OWN, SAID, INNER, REPORTED, HEARSAY, THING = "own", "said", "inner", "reported", "hearsay", "thing"
"""Where a reading comes from: a claim with its speaker mentioned beside it; the words of a claim after its
speaker's name; a speaker's words about themselves; the reporter; the words of others; a thing of the target's
that is mentioned without an owner (“the decision”)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence to be read for a speaker and a target.

    Attributes:
        speaker, target: ids of two different actors.
        origin: `own`, `said`, `inner`, `reported`, `hearsay` or `thing`.
        pair: what the network reads.
        place: characters of the sentence in the article.
        claim: id of the claim that mentions the target in its content, or None.
        source_at: characters of the source's mention in the article; None if it is not in the sentence.
        target_at: characters of the target's mention in the article.
        crowd: number of actors in the sentence.
        victim: whether the target is the victim of a deed, so that bad words are not against it.
    """

    speaker: str
    target: str
    origin: str
    pair: Pair
    place: Span
    claim: str | None
    source_at: Span | None
    target_at: Span
    crowd: int
    victim: bool


def find_readings(parsed: Parsed, claims: Sequence[Claim], cast: Cast) -> Iterator[Reading]:
    """The readings of an article, in text order.

    A sentence with two actors is read once for both directions, at the two mentions that are closest. The
    words of a claim are also read after the name of its speaker (“Reed said: “…””), so that a quotation is
    read the same way if its speaker is a pronoun or in another sentence.

    Args:
        parsed: the parse of the article.
        claims: its claims.
        cast: its actors.
    """
    actors = {actor.id: actor for actor in cast.actors}
    mentions = sorted((mention, actor.id) for actor in cast.actors for mention in actor.mentions)
    things = Things(parsed.doc, _by_head(parsed, mentions))
    sentences = list(parsed.doc.sents)
    claims_in = _by_sentence(sentences, claims)
    for number, sentence in enumerate(sentences):
        place = (sentence.start_char, sentence.start_char + len(sentence.text.rstrip()))
        here: dict[str, list[Span]] = {}
        first, last = (bisect_left(mentions, ((at, 0), "")) for at in place)
        for mention, actor in mentions[first:last]:
            if mention[1] <= place[1]:
                here.setdefault(actor, []).append(mention)
        said = claims_in.get(number, ())
        yield from _of_pairs(parsed, place, here, said)
        yield from _of_claims(parsed, place, here, said, actors)
        yield from _of_things(parsed, place, here, _belongings(sentence, things), said, actors)


def find_eligible(parsed: Parsed, claims: Sequence[Claim], cast: Cast) -> Iterator[Reading]:
    """The readings whose speaker can take a side towards their target; arguments as for `find_readings`."""
    actors = {actor.id: actor for actor in cast.actors}
    for reading in find_readings(parsed, claims, cast):
        if can_take_side(actors[reading.speaker]) and can_be_target(actors[reading.target]):
            yield reading


def _by_sentence(sentences: Sequence[SpacySpan], claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    """The claims with words in a sentence, in order, by the number of the sentence."""
    begins = [sentence.start_char for sentence in sentences]
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        parts = ((bisect_right(begins, begin) - 1, bisect_left(begins, end)) for begin, end in claim.content)
        for number in sorted({number for first, last in parts for number in range(max(0, first), last)}):
            found.setdefault(number, []).append(claim)
    return found


def _by_head(parsed: Parsed, mentions: Iterable[tuple[Span, str]]) -> dict[int, list[str]]:
    """The actors that are mentioned with a token as head, by the token's index."""
    named: dict[int, list[str]] = {}
    for mention, actor in mentions:
        head = parsed.head_of(mention)
        if head is not None:
            named.setdefault(head.i, []).append(actor)
    return named


def _belongings(sentence: SpacySpan, things: Things) -> dict[str, list[Span]]:
    """Nouns that refer back to an actor's thing (“such demands”), by actor."""
    found: dict[str, list[Span]] = {}
    for token in sentence:
        for owner in things.earlier_owners(token):
            found.setdefault(owner, []).append((token.idx, token.idx + len(token)))
    return found


def _of_pairs(
    parsed: Parsed, place: Span, here: Mapping[str, Sequence[Span]], claims: Sequence[Claim]
) -> Iterator[Reading]:
    """Readings in both directions for every two actors of a sentence."""
    for one, other, first, second in _nearest(here):
        for speaker, target, source, aim in ((one, other, first, second), (other, one, second, first)):
            claim, about = _claim_at(aim, claims), _claim_at(source, claims)
            pair = Pair(parsed.text[slice(*place)], _within(source, place), _within(aim, place))
            origin = _origin(speaker, claim, about)
            key = claim.id if claim else None
            victim = is_victim(parsed, aim)
            yield Reading(speaker, target, origin, pair, place, key, source, aim, len(here), victim)


def _nearest(here: Mapping[str, Sequence[Span]]) -> Iterator[tuple[str, str, Span, Span]]:
    """Every two actors with mentions within reach, in the order of `here`, at the closest two mentions."""
    rank = {actor: i for i, actor in enumerate(here)}
    placed = sorted((mention, actor) for actor, mentions in here.items() for mention in mentions)
    closest: dict[tuple[int, int], tuple[int, Span, Span]] = {}
    for i, (early, one) in enumerate(placed):
        for late, other in placed[i + 1 :]:
            apart = late[0] - early[0]
            if apart > _REACH:
                break
            if one == other or overlap(early, late):
                continue
            key, spans = (rank[one], rank[other]), (early, late)
            if key[0] > key[1]:
                key, spans = key[::-1], spans[::-1]
            found = (apart, *spans)
            closest[key] = min(found, closest.get(key, found))
    names = tuple(here)
    for (one_rank, other_rank), (_, first, second) in sorted(closest.items()):
        yield names[one_rank], names[other_rank], first, second


def _origin(speaker: str, claim: Claim | None, about: Claim | None) -> str:
    """The origin of a reading, by the claims around the mentions of target and speaker."""
    if claim is None or (claim is not about and claim.speaker != speaker):
        return REPORTED
    if claim is not about:
        return OWN
    return INNER if claim.speaker == speaker else HEARSAY


def _of_claims(
    parsed: Parsed,
    place: Span,
    here: Mapping[str, Sequence[Span]],
    claims: Sequence[Claim],
    actors: Mapping[str, Actor],
) -> Iterator[Reading]:
    """For each claim with words in a sentence, a reading for each actor mentioned in them."""
    for claim in claims:
        parts = [(max(b, place[0]), min(e, place[1])) for b, e in claim.content if overlap((b, e), place)]
        speaker = actors.get(claim.speaker or "")
        if not parts or speaker is None:
            continue
        words = (parts[0][0], parts[-1][1])
        for target, mentions in here.items():
            inside = [m for m in mentions if any(b <= m[0] and m[1] <= e for b, e in parts)]
            if target != speaker.id and inside and _claim_at(inside[0], claims) is claim:
                pair = _said(speaker.name, parsed.text[slice(*words)], _within(inside[0], words))
                victim = is_victim(parsed, inside[0])
                yield Reading(
                    speaker.id, target, SAID, pair, place, claim.id, None, inside[0], len(here), victim
                )


def _of_things(
    parsed: Parsed,
    place: Span,
    here: Mapping[str, Sequence[Span]],
    belongings: Mapping[str, Sequence[Span]],
    claims: Sequence[Claim],
    actors: Mapping[str, Actor],
) -> Iterator[Reading]:
    """Readings towards the owners of things that a sentence refers back to."""
    for owner, nouns in belongings.items():
        if owner in here:
            continue
        noun = nouns[0]
        claim = _claim_at(noun, claims)
        speaker = actors.get(claim.speaker or "") if claim is not None else None
        if claim is not None and speaker is not None and speaker.id != owner:
            parts = [(max(b, place[0]), min(e, place[1])) for b, e in claim.content if overlap((b, e), place)]
            words = (parts[0][0], parts[-1][1])
            pair = _said(speaker.name, parsed.text[slice(*words)], _within(noun, words))
            victim = is_victim(parsed, noun)
            yield Reading(speaker.id, owner, THING, pair, place, claim.id, None, noun, len(here), victim)
        for other, mentions in here.items():
            apart = [m for m in mentions if not overlap(m, noun)]
            if claim is None and apart:
                nearest = min(apart, key=lambda m: abs(m[0] - noun[0]))
                pair = Pair(parsed.text[slice(*place)], _within(nearest, place), _within(noun, place))
                victim = is_victim(parsed, noun)
                yield Reading(other, owner, THING, pair, place, None, nearest, noun, len(here), victim)


def _said(name: str, words: str, mention: Span) -> Pair:
    """The words as a quotation of a speaker, with the spans of the speaker and a mention."""
    before = f"{name} said: “"
    shift = len(before) - (len(words) - len(words.lstrip(_QUOTES)))
    return Pair(f"{before}{words.strip(_QUOTES)}”", (0, len(name)), (mention[0] + shift, mention[1] + shift))


def _claim_at(mention: Span, claims: Sequence[Claim]) -> Claim | None:
    """The innermost claim with a mention in its content."""
    inside = [c for c in claims if any(b <= mention[0] and mention[1] <= e for b, e in c.content)]
    return innermost(inside)


def innermost(claims: Sequence[Claim]) -> Claim | None:
    """The claim with the shortest content, or None."""
    return min(claims, key=lambda c: sum(end - begin for begin, end in c.content), default=None)


def _within(span: Span, place: Span) -> Span:
    return span[0] - place[0], span[1] - place[0]
