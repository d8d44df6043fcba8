"""The network that reads an article once: attribution labels and links, name labels, and vectors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..model.spans import Span
from .padding import batches
from .pieces import Pieces, encode, layout, windows
from .sessions import make_session, make_tokenizer, read_file

NETWORK, TOKENIZER, FACTS = "reader.onnx", "tokenizer.json", "reader.json"
LIMIT = 254
"""Most pieces in a window, as in training."""
_BATCH = 1536
"""Most padded pieces in one run of the network."""
_OUTPUTS = ("labels", "links", "names", "vectors")


@dataclass(frozen=True, slots=True)
class Model:
    """The network and what belongs to it.

    Attributes:
        session: the ONNX session.
        tokenizer: the tokenizer of its vocabulary.
        special: ids of the start piece, the separator and the padding.
        none: float32 (2, width), what a content without a cue, and a cue without a source, point to.
        calibration: weights of the confidence of an attribution, the last one constant.
        name_scale: factor on the logits of the name labels (temperature scaling).
    """

    session: Any
    tokenizer: Tokenizer
    special: tuple[int, int, int]
    none: NDArray[np.float32]
    calibration: tuple[float, ...]
    name_scale: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of a text; every array has one row a word piece.

    Attributes:
        pieces: the word pieces.
        windows: the spans of pieces that were read together, in order.
        labels: float32 (pieces, labels), log-probabilities of the labels of attribution.
        links: float32 (pieces, 4 × width), vectors by which contents find cues and cues find sources.
        names: float32 (pieces, labels), log-probabilities of the labels of names.
        vectors: float32 (pieces, width), the encoder's last layer.
    """

    pieces: Pieces
    windows: tuple[Span, ...]
    labels: NDArray[np.float32]
    links: NDArray[np.float32]
    names: NDArray[np.float32]
    vectors: NDArray[np.float32]


@cache
def load() -> Model:
    """The network that the package ships, loaded once.

    Raises:
        ModelError: a file is missing or is not the one of this release; says how to get it.
    """
    return load_from(resources.files("onrecord.networks") / "weights")


def load_from(folder: Traversable) -> Model:
    """Load the network from a folder that `training.reader.export` wrote.

    Raises:
        ModelError: a file is missing, or its hash is not the one in `reader.json`.
    """
    facts = json.loads(read_file(folder / FACTS))
    files = {name: read_file(folder / name, facts["sha256"][name]) for name in (NETWORK, TOKENIZER)}
    return Model(
        session=make_session(files[NETWORK]),
        tokenizer=make_tokenizer(files[TOKENIZER]),
        special=tuple(facts["special"]),
        none=np.array(facts["none"], dtype=np.float32),
        calibration=tuple(facts["calibration"]),
        name_scale=float(facts["name_scale"]),
    )


def read(text: str, model: Model | None = None) -> Reading:
    """Read a text by windows of whole paragraphs.

    The same text gives the same reading, whatever else is read before or after it.

    Raises:
        ModelError: the trained model is missing or damaged.
    """
    model = model or load()
    return read_pieces(encode(text, model.tokenizer), model)


def read_pieces(pieces: Pieces, model: Model) -> Reading:
    """Read the word pieces of a text."""
    cuts = windows(pieces.paragraph, LIMIT, LIMIT)
    found: list[tuple[NDArray[np.float32], ...]] = [()] * len(cuts)
    lengths = [end - begin + 1 + len(np.unique(pieces.paragraph[begin:end])) for begin, end in cuts]
    for batch in batches(lengths, _BATCH):
        for i, arrays in zip(batch, _run(model, pieces, [cuts[i] for i in batch]), strict=True):
            found[i] = arrays
    labels, links, names, vectors = (
        (_joined(part) for part in zip(*found, strict=True)) if found else _empty(model)
    )
    return Reading(pieces, tuple(cuts), labels, links, _log_softmax(names * model.name_scale), vectors)


def _run(model: Model, pieces: Pieces, cuts: Sequence[Span]) -> list[tuple[NDArray[np.float32], ...]]:
    """The network's outputs at the pieces of each window of a batch."""
    special = (model.special[0], model.special[1])
    rows = [layout(pieces.ids[b:e], pieces.features[b:e], pieces.paragraph[b:e], special) for b, e in cuts]
    shape = (len(rows), max(len(row[0]) for row in rows))
    ids = np.full(shape, model.special[2], dtype=np.int64)
    features = np.zeros(shape, dtype=np.int64)
    mask = np.zeros(shape, dtype=np.int64)
    for i, (row, marks, _) in enumerate(rows):
        ids[i, : len(row)] = row
        features[i, : len(row)] = marks
        mask[i, : len(row)] = 1
    outputs = model.session.run(list(_OUTPUTS), {"ids": ids, "features": features, "mask": mask})
    return [tuple(output[i, positions] for output in outputs) for i, (_, _, positions) in enumerate(rows)]


def _joined(parts: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    return np.concatenate(parts)


def _empty(model: Model) -> tuple[NDArray[np.float32], ...]:
    """Outputs for a text without pieces."""
    widths = {output.name: output.shape[-1] for output in model.session.get_outputs()}
    return tuple(np.zeros((0, widths[name]), dtype=np.float32) for name in _OUTPUTS)


def _log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = scores - scores.max(axis=-1, keepdims=True, initial=-np.inf)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)
