"""Whom a name means that fits several: “Clinton” in a text with Hillary and Bill Clinton.

A linear score for each; the highest wins. `onrecord.training.train_shared_names` fits the weights.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from math import exp, log1p

from ...files.package_data import read_text
from ...lexicons.words import fold
from ...model.spans import Span
from ..entities import Entity
from ..pronouns import HE, SHE
from .gathering import Gathering

FEATURES = (
    "same title", "named before", "in full so far", "in full anywhere", "by this name so far", "named last",
    "named last by this name", "sentences since", "subject", "first", "opening", "known", "pronoun",
    "given name", "roles", "same paragraph",
)  # fmt: skip
Rank = Callable[[Gathering, int, Sequence[Entity]], Sequence[tuple[Entity, float]]]
"""Ranks the entities that a name may mean, given a text's names, its index, and the entities that it fits.

It returns them with their probabilities, the likeliest first.
"""
_FAR = -4.0
"""“sentences since” of somebody named only later; otherwise it is -log(1 + sentences)."""


@cache
def weights() -> tuple[float, ...]:
    """The fitted weights, in the order of `FEATURES`.

    Raises:
        ValueError: they are those of other features.
    """
    found = json.loads(read_text("onrecord.actors", "shared_names.json"))
    if tuple(found) != FEATURES:
        raise ValueError("data/shared_names.json: not the weights of these features")
    return tuple(found.values())


def rank(gathering: Gathering, i: int, fits: Sequence[Entity]) -> list[tuple[Entity, float]]:
    """Rank the entities that a name may mean.

    Args:
        gathering: the names of the text; earlier names of the same form have their entities.
        i: index of the name.
        fits: those that it fits.

    Returns:
        Each of them with its probability, a softmax over the scores; the likeliest first.
    """
    rows = features_of(gathering, i, fits)
    scores = [sum(w * x for w, x in zip(weights(), row, strict=True)) for row in rows]
    shares = [exp(score - max(scores)) for score in scores]
    order = sorted(range(len(fits)), key=lambda n: -scores[n])
    return [(fits[n], shares[n] / sum(shares)) for n in order]


def features_of(gathering: Gathering, i: int, fits: Sequence[Entity]) -> list[tuple[float, ...]]:
    """The features of each entity that a name fits, in the order of `FEATURES`; arguments as for `rank`."""
    tokens, mention = gathering.tokens, gathering.mentions[i]
    at, called = mention.span[0], " ".join(mention.names)
    sentence, paragraph = tokens.sentence[mention.first], tokens.paragraph[mention.first]
    before = [[span for span, _ in e.mentions if span[0] < at] for e in fits]
    so_called = [
        [span for span, alias in e.mentions if span[0] < at and alias and fold(alias) == called] for e in fits
    ]
    in_full = [[span for span, alias in e.mentions if alias and " " in alias] for e in fits]
    last = max((spans[-1] for spans in map(sorted, before) if spans), default=None)
    last_so_called = max((spans[-1] for spans in map(sorted, so_called) if spans), default=None)
    first = min(e.first for e in fits)
    gender = _gender_beside(gathering, i)
    title = {word.lower() for role in gathering.roles[i] for word in role.text.split()}
    rows: list[tuple[float, ...]] = []
    for number, entity in enumerate(fits):
        roles = gathering.roles_told(entity.id)
        where, is_subject = _last_sentence(gathering, before[number])
        words = {word.lower() for role in roles for word in role.text.split()}
        given = {form[:1] for form in entity.forms if len(form) > 1}
        known = entity.known
        rows.append(
            (
                float(bool(title & words) or bool(known and title & known.told)),
                float(bool(before[number])),
                log1p(sum(span[0] < at for span in in_full[number])),
                log1p(len(in_full[number])),
                log1p(len(so_called[number])),
                float(last is not None and last in before[number]),
                float(last_so_called is not None and last_so_called in so_called[number]),
                -log1p(max(0, sentence - where)) if before[number] else _FAR,
                float(is_subject and where >= sentence - 1),
                float(entity.first == first),
                float(tokens.sentence[tokens.within(entity.first)[0]] <= 1),
                float(known is not None),
                float(0 if not gender or not entity.gender else 1 if gender == entity.gender else -1),
                log1p(sum(name.names in given for name in gathering.mentions)),
                log1p(len(roles)),
                float(
                    bool(before[number])
                    and tokens.paragraph[tokens.within(max(before[number]))[0]] == paragraph
                ),
            )
        )
    return rows


def _gender_beside(gathering: Gathering, i: int) -> str | None:
    """The gender of most pronouns after a name in its sentence, and of one that opens the next sentence."""
    tokens, mention = gathering.tokens, gathering.mentions[i]
    votes = 0
    for n in range(mention.last + 1, len(tokens)):
        is_next = tokens.sentence[n] != tokens.sentence[mention.first]
        if is_next and tokens.paragraph[n] != tokens.paragraph[mention.first]:
            break
        votes += (tokens.low[n] in HE) - (tokens.low[n] in SHE)
        if is_next:
            break
    return "m" if votes > 0 else "f" if votes < 0 else None


def _last_sentence(gathering: Gathering, spans: Sequence[Span]) -> tuple[int, bool]:
    """The last sentence that contains one of the mentions, and whether a mention is its subject."""
    if not spans:
        return -1, False
    tokens = gathering.tokens
    last = tokens.sentence[tokens.within(max(spans))[0]]
    words = [n for span in spans for n in tokens.within(span) if tokens.sentence[n] == last]
    return last, any(tokens.is_subject(n) for n in words)
