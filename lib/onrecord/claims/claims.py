"""Make claims from attributions: their speaker, kind, act, date, hedging and negation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter

from spacy.tokens import Token

from ..model.attribution import Attribution
from ..model.cast import Actor, Cast
from ..model.rows.claim import Claim
from ..model.rows.number import Figures
from ..model.spans import Span, overlap, words_in
from ..text.agents import own_subjects
from ..text.parsed import Parsed
from ..text.quotations import find_quotations
from .acts import find_act
from .dates import find_date
from .hedging import is_hedged
from .nesting import reporters_of
from .utterance import Utterance, cue_head

_DIRECT_SHARE = 0.95
_LIKELY, _MOST_CANDIDATES = 0.15, 3
"""Least probability of a candidate listed for an unclear speaker, and most candidates listed."""
_ACTOR_ENTITIES = frozenset(("PERSON", "ORG", "GPE", "NORP"))


def make_claims(
    parsed: Parsed,
    attributions: Sequence[Attribution],
    cast: Cast,
    figures: Figures,
) -> tuple[Claim, ...]:
    """Claims of an article, one for each attribution, in text order.

    An attribution inside the content of another is reported by its speaker; it is left out if both have the
    same speaker (“Roe said she hoped that …”).

    Args:
        parsed: the parse of the article.
        attributions: what is attributed, from the same parse.
        cast: its actors, with the speaker of each of the attributions.
        figures: its numbers, with dates of claims among them.
    """
    text = parsed.text
    outer = [span for quotation in parsed.quotations for span in quotation.outer]
    actor_at = _mention_index(cast)
    by_id = {actor.id: actor for actor in cast.actors}
    reporters = reporters_of(attributions)
    own = [k is not None and cast.speakers[k] == cast.speakers[i] for i, k in enumerate(reporters)]
    order = sorted((i for i in range(len(attributions)) if not own[i]), key=lambda i: _place(attributions[i]))
    ids = {i: f"c{number}" for number, i in enumerate(order, 1)}
    claims = []
    for i in order:
        attribution, speaker = attributions[i], cast.speakers[i]
        utterance = _utterance(parsed, attribution, by_id.get(speaker or ""), actor_at)
        claims.append(
            Claim(
                id=ids[i],
                speaker=speaker,
                source=attribution.source,
                cue=attribution.cue,
                content=attribution.content,
                kind=quotation_kind(text, attribution, outer),
                act=find_act(utterance),
                date=find_date(parsed, figures, attribution, cue_head(utterance.cue)),
                hedged=is_hedged(text, attribution, utterance),
                negated=is_negated(utterance.cue),
                confidence=attribution.confidence,
                speaker_confidence=_speaker_confidence(cast, i),
                candidates=_candidates(cast, i),
                reported_by=None if (outer_one := reporters[i]) is None else ids.get(outer_one),
            )
        )
    return tuple(claims)


def _speaker_confidence(cast: Cast, i: int) -> float | None:
    """The probability that the likeliest speaker of an attribution is the right one, if there is one."""
    return cast.confidences[i] or None if cast.confidences else None


def _candidates(cast: Cast, i: int) -> tuple[str, ...]:
    """The actors that an unclear speaker may be, likeliest first."""
    if cast.speakers[i] is not None or not cast.candidates:
        return ()
    likely = [actor for actor, share in cast.candidates[i] if actor is not None and share >= _LIKELY]
    return tuple(likely[:_MOST_CANDIDATES])


def _place(attribution: Attribution) -> tuple[int, int, int]:
    """Sort key of an attribution: first character, first of its content, then the longer one first."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    first = min((b for b, _ in spans), default=0)
    said = min((b for b, _ in attribution.content), default=first)
    return first, said, -max((e for _, e in spans), default=0)


def _mention_index(cast: Cast) -> Mapping[int, frozenset[str]]:
    """The actors mentioned, by the last character of the mention (the position of its head)."""
    index: dict[int, set[str]] = {}
    for actor in cast.actors:
        for _, end in actor.mentions:
            index.setdefault(end, set()).add(actor.id)
    return {end: frozenset(ids) for end, ids in index.items()}


def _utterance(
    parsed: Parsed, attribution: Attribution, speaker: Actor | None, actor_at: Mapping[int, frozenset[str]]
) -> Utterance:
    """The tokens of an attribution, and tests for its speaker and other actors."""
    own = {speaker.id, speaker.affiliation} if speaker else set()

    def actors_of(token: Token) -> frozenset[str]:
        return actor_at.get(token.idx + len(token.text), frozenset())

    return Utterance(
        cue=parsed.tokens_in(attribution.cue),
        content=parsed.tokens_in(attribution.content),
        is_own=lambda token: bool(actors_of(token) & own),
        is_actor=lambda token: bool(actors_of(token)) or token.ent_type_ in _ACTOR_ENTITIES,
        lone_observer=speaker is not None and not speaker.named and speaker.affiliation is None,
    )


def quotation_kind(text: str, attribution: Attribution, outer: Sequence[Span]) -> str:
    """Whether a content is quoted: `direct`, `mixed` or `indirect`.

    Args:
        text: the article's text.
        attribution: the attribution.
        outer: spans of the outermost quotations of the text, marks included, in order.

    A quotation around the cue is another speaker's; then the quotations inside it count. Words that are
    verbatim by their layout are `direct`.
    """
    if attribution.verbatim:
        return "direct"
    anchors = attribution.cue or attribution.source
    quotes: list[Span] = []
    first = bisect_right(outer, min((b for b, _ in attribution.content), default=0), key=itemgetter(1))
    last = bisect_left(outer, max((e for _, e in attribution.content), default=0), key=itemgetter(0))
    for begin, end in outer[first:last]:  # the others share nothing with the content
        if any(begin <= b and e <= end for b, e in anchors):
            inner = find_quotations(text[begin + 1 : end - 1])
            quotes += [(b + begin + 1, e + begin + 1) for q in inner for b, e in q.outer]
        else:
            quotes.append((begin, end))
    total = words_in(text, attribution.content)
    quoted = sum(
        words_in(text, [(max(b, begin), min(e, end))])
        for b, e in attribution.content
        for begin, end in quotes
        if overlap((b, e), (begin, end))
    )
    if not quoted:
        return "indirect"
    opening = text[slice(*attribution.content[0])].lower().startswith("that ")
    return "direct" if quoted >= _DIRECT_SHARE * (total - opening) else "mixed"


def is_negated(cue: Sequence[Token]) -> bool:
    """Whether a cue is negated (“did not say”, “no claim”, “nobody said”)."""
    head = cue_head(cue)
    if head is None:
        return False
    if any(child.dep_ == "neg" or child.lower_ in ("never", "neither") for child in head.children):
        return True
    if head.pos_ == "NOUN":
        return any(child.dep_ == "det" and child.lower_ == "no" for child in head.children)
    if head.dep_ == "pcomp" and head.head.lower_ == "without":
        return True
    subject = next(iter(own_subjects(head)), None)
    return subject is not None and (
        subject.lower_ in ("nobody", "none", "neither", "no-one")
        or any(child.dep_ == "det" and child.lower_ in ("no", "neither") for child in subject.children)
    )
