"""Names, dates, amounts and numbers in a text: a small network over the reader's vectors of its words.

Each word gets the probability of every tag of the BIO scheme from its own vectors and those of the words
beside it; the most probable valid sequence of tags gives the entities (Viterbi).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..model.names import Entity
from ..model.spans import Span
from .pieces import Pieces
from .reader import WIDTH, Reading
from .sessions import read_arrays, read_facts

WEIGHTS, FACTS = "entities.npz", "entities.json"
TYPES = (
    "PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL",
    "CARDINAL", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE",
)  # fmt: skip
"""The types of OntoNotes 5."""
N_TAGS = 1 + 2 * len(TYPES)
"""Number of tags: 0 is outside, 1 + 2t begins an entity of type t, and 2 + 2t continues it."""
KINDS = ("person", "organization", "place", "group", "thing", "none")
"""What a name is, in fewer kinds; dates and amounts are none."""
_MEMBERS = (
    ("PERSON",), ("ORG",), ("GPE", "LOC", "FAC"), ("NORP",),
    ("EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE"),
)  # fmt: skip
"""The types of each of the kinds but the last."""
_OUTSIDE = np.log(0.995)
"""A word whose log-probability of being outside is higher divides the text."""

Floats = NDArray[np.float32]


def _sums() -> Floats:
    """One where a tag belongs to a kind, float32 (tags, kinds)."""
    kinds = {kind: n for n, members in enumerate(_MEMBERS) for kind in members}
    rows = [len(_MEMBERS), *(kinds.get(kind, len(_MEMBERS)) for kind in TYPES for _ in range(2))]
    return np.asarray(np.eye(len(KINDS), dtype=np.float32)[rows])


_BY_KIND = _sums()


@dataclass(frozen=True, slots=True)
class Head:
    """The fitted network.

    Attributes:
        narrow, narrow_bias: float32 (2 × width, narrow), (narrow,), from vectors to narrower ones.
        around: float32 (3, narrow, hidden), for the word before, the word, and the word after.
        bias: float32 (hidden,).
        out: float32 (hidden, tags).
        out_bias: float32 (tags,).
    """

    narrow: Floats
    narrow_bias: Floats
    around: Floats
    bias: Floats
    out: Floats
    out_bias: Floats


@cache
def load() -> Head:
    """The network that the package ships, loaded once.

    Raises:
        ModelError: a file is missing or is not the one of this release; says how to get it.
    """
    return load_from(resources.files("onrecord.networks") / "weights")


def load_from(folder: Traversable) -> Head:
    """Load a network from a folder that `training.entities.fit` wrote.

    Raises:
        ModelError: a file is missing, or its hash is not the one in `entities.json`.
    """
    arrays = read_arrays(folder, WEIGHTS, read_facts(folder, FACTS))
    return Head(*(arrays[name] for name in Head.__slots__))


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text, as the networks divide it; every array is int64 (words,).

    Attributes:
        first: number of the first piece.
        begin, end: character offsets.
        paragraph: index of the paragraph.
    """

    first: NDArray[np.int64]
    begin: NDArray[np.int64]
    end: NDArray[np.int64]
    paragraph: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.first)

    def within(self, span: Span) -> range:
        """Indexes of the words that overlap a span of characters."""
        first = np.searchsorted(self.end, span[0], side="right")
        return range(int(first), int(np.searchsorted(self.begin, span[1], side="left")))

    def span(self, first: int, stop: int) -> Span:
        """The characters from a word to the one before `stop`."""
        return int(self.begin[first]), int(self.end[stop - 1])

    def vectors(self, reading: Reading) -> Floats:
        """The vectors of the first piece of each word: shared ones and the reader's, (words, 2 × width)."""
        found = np.empty((len(self), 2 * WIDTH), dtype=np.float32)
        found[:, :WIDTH], found[:, WIDTH:] = reading.shared[self.first], reading.vectors[self.first]
        return found


def words_of(pieces: Pieces) -> Words:
    """The words of a text, in order."""
    first = np.flatnonzero(pieces.first)
    last = np.append(first, len(pieces))[1:] - 1
    return Words(first, pieces.begin[first], pieces.end[last], pieces.paragraph[first])


def find_entities(reading: Reading, head: Head | None = None) -> tuple[Entity, ...]:
    """The entities of a text, in order; they do not overlap.

    Args:
        reading: of the text.
        head: the network; by default, the shipped one.
    """
    words = words_of(reading.pieces)
    if not len(words):
        return ()
    tags = log_probabilities(head or load(), words.vectors(reading))
    return tuple(Entity(words.span(i, j), TYPES[kind]) for i, j, kind in decode(tags, words.paragraph))


def kinds_of(reading: Reading, spans: Sequence[Span], head: Head | None = None) -> Floats:
    """What each name is: the mean over its words; *none* if it has no word.

    Args:
        reading: of the text.
        spans: characters of the names.
        head: the network; by default, the shipped one.

    Returns:
        float32 (spans, 6), the probabilities of `KINDS`.
    """
    words = words_of(reading.pieces)
    within = [words.within(span) for span in spans]
    at = np.array(sorted({n for inside in within for n in inside}), dtype=np.int64)
    found = np.zeros((len(spans), len(KINDS)), dtype=np.float32)
    found[:, -1] = 1
    if len(at):
        shares = np.exp(log_probabilities(head or load(), words.vectors(reading), at)) @ _BY_KIND
        for row, inside in enumerate(within):
            if inside:
                first = int(np.searchsorted(at, inside.start))
                found[row] = shares[first : first + len(inside)].mean(axis=0)
    return found


def log_probabilities(head: Head, vectors: Floats, at: NDArray[np.int64] | None = None) -> Floats:
    """The log-probability of each tag for each word.

    Args:
        head: the network.
        vectors: of all words of the text, (words, 2 × width).
        at: indexes of the words that are asked for; by default, all.

    Returns:
        float32 (words asked for, tags).
    """
    at = np.arange(len(vectors)) if at is None else at
    near = np.unique(np.concatenate([at - 1, at, at + 1]))
    near = near[(near >= 0) & (near < len(vectors))]
    narrow = np.zeros((len(vectors) + 2, head.narrow.shape[1]), dtype=np.float32)
    narrow[near + 1] = vectors[near] @ head.narrow + head.narrow_bias
    hidden = sum((narrow[at + step] @ head.around[step] for step in range(3)), start=head.bias)
    scores = np.maximum(hidden, 0) @ head.out + head.out_bias
    scores -= scores.max(axis=1, keepdims=True)
    return np.asarray(scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)))


def decode(tags: Floats, paragraph: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """Yield the entities of the most probable valid sequence of tags; none crosses paragraphs.

    Args:
        tags: log-probabilities, (words, `N_TAGS`).
        paragraph: index of the paragraph of each word.

    Yields:
        first word, word after the last, and index of the type of each entity, in order.
    """
    inside = tags[:, 0] < _OUTSIDE
    cuts = np.diff(inside, prepend=False, append=False) | (np.diff(paragraph, prepend=0, append=0) != 0)
    edges = np.flatnonzero(cuts)
    for begin, end in pairwise(edges.tolist()):
        if inside[begin]:
            yield from _entities(_best(tags[begin:end]), begin)


def _best(tags: Floats) -> list[int]:
    """The most probable valid sequence of tags: an entity begins before it continues."""
    score = tags[0].copy()
    score[2::2] = -np.inf
    steps = []
    for row in tags[1:]:
        likeliest = int(score.argmax())
        before = np.full(N_TAGS, likeliest)
        begins, continues = score[1::2], score[2::2]
        before[2::2] = np.arange(1, N_TAGS, 2) + (continues > begins)
        score = score[before] + row
        steps.append(before)
    path = [int(score.argmax())]
    for before in reversed(steps):
        path.append(int(before[path[-1]]))
    return path[::-1]


def _entities(path: list[int], offset: int) -> Iterator[tuple[int, int, int]]:
    """Yield first word, word after the last and type of the entities of a valid sequence of tags."""
    begins = [i for i, tag in enumerate(path) if tag % 2]
    for i in begins:
        end = i + 1
        while end < len(path) and path[end] == path[i] + 1:
            end += 1
        yield offset + i, offset + end, path[i] // 2
