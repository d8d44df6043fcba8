"""The trained classifier as shipped: mentions in their texts to probabilities, on one core."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..model.spans import Span, overlap
from .marks import LABELS, mark, pad
from .padding import batches
from .pieces import sentence_starts
from .sessions import make_session, make_tokenizer, read_file

FACTS = "sentiment.json"
NETWORK = "sentiment.onnx"
TOKENIZER = "tokenizer.json"
_BATCH = 768
"""Most padded pieces in one run of the network."""
_MOST_PLACES = 7
"""Most places beside the mention that are read in a text."""
_PARAGRAPH = 3
"""Sentences from which on a text is a paragraph."""


@dataclass(frozen=True, slots=True)
class Model:
    """The network and what belongs to it.

    Attributes:
        session: the ONNX session.
        tokenizer: the tokenizer of its vocabulary.
        special: ids of the start piece, the separator and the mark.
        padding: id of the padding.
        scale: factor on logits that makes the probabilities hold (temperature scaling, Guo et al. 2017).
        paragraph: float64 (labels,), added to the logits of paragraphs, most of which are neutral where most
            training sentences are not (a correction of the prior, Saerens et al. 2002).
    """

    session: Any
    tokenizer: Tokenizer
    special: tuple[int, int, int]
    padding: int
    scale: float
    paragraph: NDArray[np.float64]


@cache
def load() -> Model:
    """The model that the package ships, loaded once.

    Raises:
        ModelError: a file is missing or is not the one of this release; says how to get it.
    """
    return load_from(resources.files("onrecord.networks") / "weights")


def load_from(folder: Traversable) -> Model:
    """Load a model from a folder that `training.export.export_classifier` wrote.

    Raises:
        ModelError: a file is missing, or its hash is not the one in `sentiment.json`.
    """
    facts = json.loads(read_file(folder / FACTS))
    files = {name: read_file(folder / name, digest) for name, digest in facts["sha256"].items()}
    return Model(
        session=make_session(files[NETWORK]),
        tokenizer=make_tokenizer(files[TOKENIZER]),
        special=tuple(facts["special"]),
        padding=facts["padding"],
        scale=facts["scale"],
        paragraph=np.array(facts["paragraph"]),
    )


def logits(model: Model, mentions: Sequence[tuple[str, Span]]) -> NDArray[np.float64]:
    """What the network says of mentions, before calibration, (mentions, labels).

    Args:
        model: the model.
        mentions: each with the text to read it in and its characters there.
    """
    encodings = {text: model.tokenizer.encode(text, add_special_tokens=False) for text, _ in mentions}
    rows = [mark(encodings[text], target, model.special) for text, target in mentions]
    result = np.zeros((len(rows), len(LABELS)))
    for batch in batches([len(row) for row in rows], _BATCH):
        ids, mask, weights = pad([rows[i] for i in batch], model.padding)
        (found,) = model.session.run(["logits"], {"ids": ids, "mask": mask, "weights": weights})
        result[batch] = found
    return result


def probabilities(model: Model, mentions: Sequence[tuple[str, Span]]) -> NDArray[np.float64]:
    """Calibrated probabilities (mentions, labels), each row with sum 1.

    In a text of several sentences, every place where the words of the mention stand is read, and the mean of
    the probabilities taken.
    """
    sentences = {text: len(sentence_starts(text)) + 1 for text, _ in mentions}
    places = [_places(text, target) if sentences[text] > 1 else [target] for text, target in mentions]
    read = [(text, place) for (text, _), found in zip(mentions, places, strict=True) for place in found]
    scores = logits(model, read) * model.scale
    for row, (text, _) in zip(scores, read, strict=True):
        if sentences[text] >= _PARAGRAPH:
            row += model.paragraph
    ends = np.cumsum([len(found) for found in places])
    parts = np.split(softmax(scores), ends[:-1]) if len(mentions) else []
    return np.array([part.mean(axis=0) for part in parts]).reshape(len(mentions), len(LABELS))


def _places(text: str, target: Span) -> list[Span]:
    """A mention, and where else its words stand."""
    words = text[slice(*target)].strip()
    if not words:
        return [target]
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    others = [span for span in found if not overlap(span, target)]
    return [target, *others[:_MOST_PLACES]]


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities (rows, labels) of scores."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    return powers / powers.sum(axis=1, keepdims=True)
