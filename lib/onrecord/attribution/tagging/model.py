"""Load and run the trained tagger: an int8 ONNX file, checked by hash, on one core."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ...networks.padding import batches
from ...networks.pieces import Pieces, layout, windows
from ...networks.sessions import make_session, make_tokenizer, read_file

LIMIT = 256
"""Most pieces per window, as in training."""
_BATCH = 1536
"""Most pieces per run of the network, including padding."""


@dataclass(frozen=True, slots=True)
class Model:
    """The network with its tokenizer and constants.

    Attributes:
        session: the ONNX session.
        tokenizer: the tokenizer of its vocabulary.
        special: ids of the start piece, the separator and the padding.
        none: float32 (2, width), link targets of a content without a cue and of a cue without a source.
        calibration: weights of `confidence.features`, the last one constant.
    """

    session: Any
    tokenizer: Tokenizer
    special: tuple[int, int, int]
    none: NDArray[np.float32]
    calibration: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """The output of the network for one window.

    Attributes:
        begin, end: the window, in pieces.
        labels: float32 (pieces, labels), log-probabilities.
        links: float32 (pieces, 4 × width), see `training.attribution.tagger_network.Tagger`.
    """

    begin: int
    end: int
    labels: NDArray[np.float32]
    links: NDArray[np.float32]


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
    facts = json.loads(read_file(folder / "attribution.json"))
    files = {name: read_file(folder / name, digest) for name, digest in facts["sha256"].items()}
    return Model(
        session=make_session(files["attribution.onnx"]),
        tokenizer=make_tokenizer(files["tokenizer.json"]),
        special=tuple(facts["special"]),
        none=np.array(facts["none"], dtype=np.float32),
        calibration=tuple(facts.get("calibration", ())),
    )


def run(model: Model, pieces: Pieces) -> Iterator[Scored]:
    """Score every piece of a text, paragraph by paragraph."""
    cuts = windows(pieces.paragraph, 1, LIMIT)
    for batch in batches([end - begin + 2 for begin, end in cuts], _BATCH):
        yield from _run_batch(model, pieces, [cuts[i] for i in batch])


def _run_batch(model: Model, pieces: Pieces, batch: list[tuple[int, int]]) -> Iterator[Scored]:
    special = (model.special[0], model.special[1])
    rows = [layout(pieces.ids[b:e], pieces.features[b:e], pieces.paragraph[b:e], special) for b, e in batch]
    shape = (len(rows), max(len(row[0]) for row in rows))
    ids = np.full(shape, model.special[2], dtype=np.int64)
    features = np.zeros(shape, dtype=np.int64)
    mask = np.zeros(shape, dtype=np.int64)
    for i, (row, marks, _) in enumerate(rows):
        ids[i, : len(row)] = row
        features[i, : len(row)] = marks
        mask[i, : len(row)] = 1
    labels, links = model.session.run(["labels", "links"], {"ids": ids, "features": features, "mask": mask})
    for i, ((begin, end), (_, _, positions)) in enumerate(zip(batch, rows, strict=True)):
        yield Scored(begin, end, labels[i, positions], links[i, positions])
