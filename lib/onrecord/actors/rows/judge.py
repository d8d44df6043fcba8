"""Judges whether an entity is an actor, and of which kind: a network of two layers over the evidence.

Its weights are in `data/rows.npz`; `onrecord.training.actors.train_rows` fits them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ...networks.directed_stance import softmax
from ...networks.sessions import read_file
from ..entities import Entity
from ..kind_names import GROUP, ORGANIZATION, PERSON, THING
from .evidence import KINDS, Text, evidence_of

NO_ACTOR, CITED = 0.8, 0.6
"""Probabilities from which an entity is not an actor: one that does not speak, and one that does."""
OTHER_KIND = 0.7
"""Probability, among actors, from which an entity without a name is of another kind than the rules say."""
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """The fitted network.

    Attributes:
        mean, scale: float32 (features,), of the evidence.
        hidden, hidden_bias: float32 (features, width), (width,).
        out, out_bias: float32 (width, kinds), (kinds,).
    """

    mean: Floats
    scale: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats


@cache
def load() -> Network:
    """The network that the package ships, read once.

    Raises:
        ModelError: the file is missing.
    """
    data = read_file(files(__package__) / "data" / "rows.npz")
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return Network(*(arrays[name].astype(np.float32) for name in Network.__slots__))


def probabilities(network: Network, evidence: Floats) -> Floats:
    """The probability of each kind for each entity, float32 (entities, 6), in the order of `KINDS`."""
    standard = (evidence - network.mean) * network.scale
    hidden = np.maximum(standard @ network.hidden + network.hidden_bias, 0)
    return softmax(hidden @ network.out + network.out_bias)


def judge_rows(text: Text, found: Sequence[Entity]) -> dict[int, str]:
    """The kind of each entity that may have a row, by id; `thing` if it is not an actor.

    Args:
        text: what is known about the text.
        found: its entities.
    """
    known = [
        e for e in found if e.mentions and (e.kind != THING or e.id in text.speaking) and not _are_two(e)
    ]
    if not known:
        return {}
    judged = probabilities(load(), evidence_of(text, known))
    return {
        e.id: decide(e.kind, row, e.id in text.speaking, e.named)
        for e, row in zip(known, judged, strict=True)
    }


def _are_two(entity: Entity) -> bool:
    """Whether an entity is two who speak together: “the council and Leeds United”."""
    return entity.kind == GROUP and not entity.named and " and " in entity.name


def decide(kind: str, row: Floats, speaks: bool, named: bool) -> str:
    """The kind of an entity.

    Args:
        kind: its kind according to the votes.
        row: the probability of each of `KINDS`.
        speaks: whether it is the speaker of an attribution; then it keeps its row in any case.
        named: whether it has a name; then the votes decide which kind of actor it is. A speaker without one
            whose noun means a person or a body (“a source”) is never a thing.
    """
    *actors, none = row.tolist()
    somebody = speaks and not named and kind in (PERSON, ORGANIZATION)
    if none >= (CITED if speaks else NO_ACTOR) and not somebody:
        return THING
    best = max(range(len(actors)), key=actors.__getitem__)
    other = not named and actors[best] >= OTHER_KIND * (1 - none)
    return KINDS[best] if other or kind == THING else kind
