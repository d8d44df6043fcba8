"""Load and run the network of directed stance: pairs of mentions → probabilities, on one core."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..model.spans import Span, overlap
from .marks import LABELS, Question, mark, pad_places
from .padding import batches
from .pieces import sentence_starts
from .sessions import make_session, make_tokenizer, read_facts, read_file
from .word_vectors import FILE, WordVectors
from .word_vectors import load_from as load_words

FACTS = "stance.json"
NETWORK = "stance.onnx"
TOKENIZER = "tokenizer.json"
_BATCH = 768
"""Most pieces per run of the network, including padding."""
_INPUTS = ("words", "mask", "row", "source", "target", "places")
_MOST_PLACES = 7
"""Most further mentions read in a text, if the question is about the writer's stance."""
_PARAGRAPH = 3
"""Least number of sentences of a paragraph."""

Floats = NDArray[np.float64]
F = TypeVar("F", bound=np.floating[Any])


class Pair(NamedTuple):
    """A question: the stance of one mention, or of the writer, towards another mention in a text.

    Attributes:
        text: a sentence or a paragraph.
        source: span of the mention that takes the stance; None for the writer.
        target: span of the mention that the stance is towards.
    """

    text: str
    source: Span | None
    target: Span


@dataclass(frozen=True, slots=True)
class Model:
    """The network with its tokenizer and constants.

    Attributes:
        session: the ONNX session.
        words: the vectors of word pieces.
        tokenizer: the tokenizer of its vocabulary.
        special: ids of the start piece, the separator and the mark.
        padding: id of the padding.
        writer: calibration factor on the logits of the writer's stance (temperature scaling, Guo et al.
            2017).
        between: the same for one mention towards another.
        paragraph: float64 (labels,), added to the logits of the writer's stance in paragraphs, because
            paragraphs are neutral more often than training sentences (correction of the prior, Saerens et al.
            2002).
        prior: float64 (labels,), added to the logits of one mention towards another.
    """

    session: Any
    words: WordVectors
    tokenizer: Tokenizer
    special: tuple[int, int, int]
    padding: int
    writer: float
    between: float
    paragraph: Floats
    prior: Floats


@cache
def load() -> Model:
    """Return the model that the package ships, loaded once.

    Raises:
        ModelError: a file is missing or is not that of this release; the message says how to get it.
    """
    return load_from(resources.files("onrecord.networks") / "weights")


def load_from(folder: Traversable) -> Model:
    """Load a model from a folder that `training.stance.export_directed` wrote.

    Raises:
        ModelError: a file is missing, or its hash is not the one in `stance.json`.
    """
    facts = read_facts(folder, FACTS)
    digests = facts["sha256"]
    return Model(
        session=make_session(read_file(folder / NETWORK, digests[NETWORK])),
        words=load_words(folder, digests[FILE]),
        tokenizer=make_tokenizer(read_file(folder / TOKENIZER, digests[TOKENIZER])),
        special=tuple(facts["special"]),
        padding=facts["padding"],
        writer=facts["writer"],
        between=facts["between"],
        paragraph=np.array(facts["paragraph"]),
        prior=np.array(facts["prior"]),
    )


def logits(model: Model, pairs: Sequence[Pair]) -> Floats:
    """Return the uncalibrated logits of pairs, (pairs, labels).

    Both directions of a pair of mentions use the same reading.
    """
    encodings = {text: model.tokenizer.encode(text, add_special_tokens=False) for text, *_ in pairs}
    mentions = [_mentions(pair) for pair in pairs]
    texts = list(dict.fromkeys((pair.text, found) for pair, found in zip(pairs, mentions, strict=True)))
    number = {key: i for i, key in enumerate(texts)}
    rows = [mark(encodings[text], found, model.special) for text, found in texts]
    asked: list[list[int]] = [[] for _ in rows]
    for i, (pair, found) in enumerate(zip(pairs, mentions, strict=True)):
        asked[number[pair.text, found]].append(i)
    result = np.zeros((len(pairs), len(LABELS)))
    for batch in batches([len(row) for row in rows], _BATCH):
        order = [i for row in batch for i in asked[row]]
        questions: list[Question] = [
            _question(r, pairs[i], mentions[i]) for r, row in enumerate(batch) for i in asked[row]
        ]
        ids, *others = pad_places([rows[i] for i in batch], questions, model.padding)
        fed = dict(zip(_INPUTS, (model.words.of(ids), *others), strict=True))
        (found,) = model.session.run(["logits"], fed)
        result[order] = found
    return result


def _question(row: int, pair: Pair, mentions: tuple[Span, ...]) -> Question:
    """The question about a pair, for the row of a batch in which its mentions are marked."""
    source = None if pair.source is None else mentions.index(pair.source)
    return row, source, mentions.index(pair.target)


def _mentions(pair: Pair) -> tuple[Span, ...]:
    """The mentions to mark, in text order, so that both directions of a pair use the same reading."""
    return tuple(sorted({pair.target, *(() if pair.source is None else (pair.source,))}))


def probabilities(model: Model, pairs: Sequence[Pair]) -> Floats:
    """Return calibrated probabilities (pairs, labels); each row sums to 1.

    For the writer's stance in a text of several sentences, the result is the mean over all places where the
    words of the target occur.
    """
    sentences = {text: len(sentence_starts(text)) + 1 for text, *_ in pairs}
    places = [
        _places(p.text, p.target) if p.source is None and sentences[p.text] > 1 else [p.target] for p in pairs
    ]
    read = [p._replace(target=place) for p, found in zip(pairs, places, strict=True) for place in found]
    scores = logits(model, read)
    for row, (text, source, _) in zip(scores, read, strict=True):
        row *= model.between if source is not None else model.writer
        if source is not None:
            row += model.prior
        elif sentences[text] >= _PARAGRAPH:
            row += model.paragraph
    ends = np.cumsum([len(found) for found in places])
    parts = np.split(softmax(scores), ends[:-1]) if len(pairs) else []
    return np.array([part.mean(axis=0) for part in parts]).reshape(len(pairs), len(LABELS))


def _places(text: str, target: Span) -> list[Span]:
    """The spans of a mention and of other places with the same words."""
    words = text[slice(*target)].strip()
    if not words:
        return [target]
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    others = [span for span in found if not overlap(span, target)]
    return [target, *others[:_MOST_PLACES]]


def softmax(scores: NDArray[F]) -> NDArray[F]:
    """Convert logits to probabilities, (…, labels)."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True, initial=-np.inf))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))
