"""The tagger of attributions as shipped: an int8 ONNX file, checked by hash, loaded once, run on one core.

The vectors of its lower layers are also the input of the reader (`networks.reader`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .padding import batches, mask, pad
from .pieces import Pieces, layout, windows
from .sessions import make_session, make_tokenizer, read_facts, read_file
from .word_vectors import FILE, WordVectors
from .word_vectors import load_from as load_words

NETWORK = "attribution.onnx"
TOKENIZER = "tokenizer.json"
LIMIT = 256
"""Most pieces per window, as in training."""
_BATCH = 1536
"""Most padded pieces in one run of the network."""
_OUTPUTS = ("labels", "links", "shared")


@dataclass(frozen=True, slots=True)
class Model:
    """The network with its tokenizer and constants.

    Attributes:
        session: the ONNX session.
        words: the vectors of word pieces.
        tokenizer: the tokenizer of its vocabulary.
        special: ids of the start piece, the separator and the padding.
        none: float32 (2, width), link targets of a content without a cue and of a cue without a source.
        calibration: weights of `confidence.features`, the last one constant.
    """

    session: Any
    words: WordVectors
    tokenizer: Tokenizer
    special: tuple[int, int, int]
    none: NDArray[np.float32]
    calibration: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """The tagger's output for one window: a paragraph or part of one.

    Attributes:
        begin, end: the window, in pieces.
        labels: float32 (pieces, labels), log-probabilities.
        links: float32 (pieces, 4 × width), see `training.attribution.tagger_network.Tagger`.
        shared: float32 (pieces, 384), vectors of its lower layers.
    """

    begin: int
    end: int
    labels: NDArray[np.float32]
    links: NDArray[np.float32]
    shared: NDArray[np.float32]


@cache
def load() -> Model:
    """Return the model that the package ships, loaded once.

    Raises:
        ModelError: a file is missing or is not that of this release; the message says how to get it.
    """
    return load_from(resources.files("onrecord.networks") / "weights")


def load_from(folder: Traversable) -> Model:
    """Load a model from a folder that `training.attribution.export_tagger` wrote.

    Raises:
        ModelError: a file is missing, or its hash is not the one in `attribution.json`.
    """
    facts = read_facts(folder, "attribution.json")
    digests = facts["sha256"]
    return Model(
        session=make_session(read_file(folder / NETWORK, digests[NETWORK])),
        words=load_words(folder, digests[FILE]),
        tokenizer=make_tokenizer(read_file(folder / TOKENIZER, digests[TOKENIZER])),
        special=tuple(facts["special"]),
        none=np.array(facts["none"], dtype=np.float32),
        calibration=tuple(facts.get("calibration", ())),
    )


def run(pieces: Pieces, model: Model) -> tuple[Window, ...]:
    """Score every piece of a text, paragraph by paragraph, in order."""
    cuts = windows(pieces.paragraph, 1, LIMIT)
    found: list[Window] = []
    for batch in batches([end - begin + 2 for begin, end in cuts], _BATCH):
        found += _run_batch(model, pieces, [cuts[i] for i in batch])
    return tuple(sorted(found, key=lambda window: window.begin))


def _run_batch(model: Model, pieces: Pieces, batch: list[tuple[int, int]]) -> Iterator[Window]:
    special = (model.special[0], model.special[1])
    rows = [layout(pieces.ids[b:e], pieces.features[b:e], pieces.paragraph[b:e], special) for b, e in batch]
    fed = {
        "words": model.words.of(pad([row for row, _, _ in rows], model.special[2])),
        "features": pad([marks for _, marks, _ in rows]),
        "mask": mask([len(row) for row, _, _ in rows]),
    }
    outputs = model.session.run(list(_OUTPUTS), fed)
    for i, ((begin, end), (_, _, positions)) in enumerate(zip(batch, rows, strict=True)):
        yield Window(begin, end, *(output[i, positions] for output in outputs))
