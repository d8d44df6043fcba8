"""The networks' reading of a text: attribution labels and links, and vectors of its pieces.

The tagger reads each paragraph (`networks.tagger`). The reader takes the vectors of the tagger's lower
layers, over windows of whole paragraphs, so that the text passes through those layers only once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..model.spans import Span
from . import tagger
from .padding import batches, mask, pad
from .pieces import Pieces, encode, windows
from .sessions import make_session, read_facts, read_file

NETWORK, FACTS = "reader.onnx", "reader.json"
SHARED_LAYERS, WIDTH = 3, 384
"""Number of the tagger's layers below the reader, and the width of its vectors."""
LIMIT = 254
"""Most pieces in a window, as in training."""
MOST_PARAGRAPHS = 16
"""Paragraphs of a window that are distinguished; all further ones count as the last of them."""
_BATCH = 1536
"""Most padded pieces in one run of the network."""


@dataclass(frozen=True, eq=False)
class Reading:
    """The networks' output for a text; the reader runs when its vectors are first needed.

    Attributes:
        pieces: the word pieces of the text.
        tagged: the tagger's output, window by window.
        session: the reader's network; by default, the shipped one.
    """

    pieces: Pieces
    tagged: tuple[tagger.Window, ...]
    session: Any = None

    @cached_property
    def windows(self) -> tuple[Span, ...]:
        """The spans of pieces that the reader reads together, in order."""
        return tuple(windows(self.pieces.paragraph, LIMIT, LIMIT))

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """The reader's last layer, float32 (pieces, 384)."""
        if not len(self.pieces):
            return np.zeros((0, WIDTH), dtype=np.float32)
        session = self.session or load()
        found = np.zeros((len(self.pieces), WIDTH), dtype=np.float32)
        for batch in batches([end - begin for begin, end in self.windows], _BATCH):
            self._run(session, [self.windows[i] for i in batch], found)
        return found

    @cached_property
    def shared(self) -> NDArray[np.float32]:
        """Vectors of the tagger's lower layers, float32 (pieces, 384)."""
        return np.concatenate([window.shared for window in self.tagged])

    @cached_property
    def sums(self) -> NDArray[np.float64]:
        """The sum of the vectors before each piece, and of all, float64 (pieces + 1, 384)."""
        sums = np.zeros((len(self.pieces) + 1, WIDTH))
        np.cumsum(self.vectors, axis=0, dtype=np.float64, out=sums[1:])
        return sums

    def _run(self, session: Any, cuts: list[Span], found: NDArray[np.float32]) -> None:
        """Fill in the vectors of the pieces of each window of a batch."""
        fed = {
            "shared": pad([self.shared[begin:end] for begin, end in cuts]),
            "paragraphs": pad([places_of(self.pieces.paragraph[begin:end]) for begin, end in cuts]),
            "mask": mask([end - begin for begin, end in cuts]),
        }
        (vectors,) = session.run(["vectors"], fed)
        for row, (begin, end) in enumerate(cuts):
            found[begin:end] = vectors[row, : end - begin]


def places_of(paragraph: NDArray[np.int64]) -> NDArray[np.int64]:
    """The place of each piece's paragraph in its window, int64 (pieces,)."""
    return np.asarray(np.minimum(paragraph - paragraph[0], MOST_PARAGRAPHS - 1))


@cache
def load() -> Any:
    """The session of the network that the package ships, loaded once.

    Raises:
        ModelError: a file is missing or is not the one of this release; says how to get it.
    """
    return load_from(resources.files("onrecord.networks") / "weights")


def load_from(folder: Traversable) -> Any:
    """The session of the network in a folder that `training.reader.export` wrote.

    Raises:
        ModelError: a file is missing, or its hash is not the one in `reader.json`.
    """
    facts = read_facts(folder, FACTS)
    return make_session(read_file(folder / NETWORK, facts["sha256"][NETWORK]))


def read(text: str, session: Any = None) -> Reading:
    """Read a text.

    The same text always gives the same reading, regardless of other texts.

    Args:
        text: the text.
        session: the reader's network; by default, the shipped one.

    Raises:
        ModelError: the tagger is missing or damaged.
    """
    tagging = tagger.load()
    pieces = encode(text, tagging.tokenizer)
    return Reading(pieces, tagger.run(pieces, tagging), session)
