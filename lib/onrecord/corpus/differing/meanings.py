"""What a quantity is about, as vectors of the encoder, and how telling a word is.

The vectors are those of the tagger's lower layers, in which words of like meaning are near each other
(“migrants” and “immigrants”). A number itself is replaced with “many”, so that its size plays no part. The
network is loaded only when there is something to compare.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log2

import numpy as np
from numpy.typing import NDArray

from ...files.package_data import read_text
from .quantities import Quantity

Vector = NDArray[np.float32]
ANY = "many"
"""The word in place of a number."""
MOST_TELLING = 9.0
"""Weight of a word that the vocabulary does not have as one piece."""
_NOUN = 4
"""Weight of what is counted, beside the word in place of the number."""
_COMMON, _DOUBLE = 1990, 60
"""Place in the vocabulary of its first word, and number of places after it whose words weigh nothing. The
words are in order of frequency."""
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a quantity is about.

    Attributes:
        noun: unit vector of the noun alone, or None if nothing is counted.
        use: unit vector of what is counted as the sentence uses it.
    """

    noun: Vector | None
    use: Vector


def meanings_of(quantities: Sequence[Quantity], means: Mapping[str, Vector] | None = None) -> list[Meaning]:
    """Return the meaning of each quantity; each distinct noun is read once.

    Args:
        quantities: the quantities.
        means: vectors `noun` and `use` that are subtracted, so that unlike meanings are far apart; by
            default, those that the package ships.
    """
    means = means or _means()
    nouns = sorted({quantity.head for quantity in quantities if quantity.head})
    alone = {
        noun: _centred(vectors.mean(axis=0), means["noun"])
        for noun, (vectors, _, _) in zip(nouns, _read(nouns), strict=True)
    }
    texts = [f"{q.before}{ANY}{q.after}".replace("\n", " ") for q in quantities]
    uses = (_use(q, *found) for q, found in zip(quantities, _read(texts), strict=True))
    return [
        Meaning(alone[quantity.head] if quantity.head else None, _centred(use, means["use"]))
        for quantity, use in zip(quantities, uses, strict=True)
    ]


@cache
def telling(word: str) -> float:
    """Return how telling it is that two texts share a word: 0 for “the”, 9 for rare words."""
    from ...networks import tagger

    pieces = tagger.load().tokenizer.encode(word, add_special_tokens=False).ids
    if len(pieces) > 1:
        return MOST_TELLING
    return min(MOST_TELLING, log2(max(1.0, (pieces[0] - _COMMON) / _DOUBLE))) if pieces else 0.0


def _read(texts: Sequence[str]) -> Iterable[tuple[Vector, NDArray[np.int64], NDArray[np.int64]]]:
    """Yield the vectors of the pieces of each text, and where they begin and end in it."""
    from ...networks.reader import read

    for i in range(0, len(texts), _AT_ONCE):
        some = [text or ANY for text in texts[i : i + _AT_ONCE]]
        reading = read("\n\n".join(some))
        start = 0
        for text in some:
            inside = (reading.pieces.begin >= start) & (reading.pieces.begin < start + len(text))
            yield (
                reading.shared[inside],
                reading.pieces.begin[inside] - start,
                reading.pieces.end[inside] - start,
            )
            start += len(text) + 2


def _use(quantity: Quantity, vectors: Vector, begin: NDArray[np.int64], end: NDArray[np.int64]) -> Vector:
    """Return the vector of the number's place and of what is counted, as the sentence uses them."""
    place = len(quantity.before)
    number = vectors[(begin < place + len(ANY)) & (end > place)].mean(axis=0)
    counted = quantity.counted or ""
    after = quantity.after.find(counted)
    at = place + len(ANY) + after if after >= 0 else quantity.before.rfind(counted)
    said = (begin < at + len(counted)) & (end > at)
    if not counted or at < 0 or not said.any():
        return np.asarray(number)
    return np.asarray((number + _NOUN * vectors[said].mean(axis=0)) / (1 + _NOUN))


def _centred(vector: Vector, mean: Vector) -> Vector:
    unit = vector / max(float(np.linalg.norm(vector)), 1e-9) - mean
    return np.asarray(unit / max(float(np.linalg.norm(unit)), 1e-9))


@cache
def _means() -> dict[str, Vector]:
    found = json.loads(read_text(__package__, "means.json"))
    return {name: np.array(found[name], dtype=np.float32) for name in ("noun", "use")}
