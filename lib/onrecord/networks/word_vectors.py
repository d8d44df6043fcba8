"""The vectors of word pieces that the networks share: rounded, and decoded for the pieces of a batch.

The vocabulary begins with the most frequent pieces. Their vectors have 8 bits for each number, the others 4.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

from .sessions import read_file

FILE = "words.npz"
LEVELS = 16


@dataclass(frozen=True, slots=True)
class WordVectors:
    """A table of vectors.

    Attributes:
        common: int8 (common pieces, width), multiples of the scales, for the first ids.
        codes: uint8 (other pieces, width / 2), the levels of two numbers each, the first in the upper four
            bits.
        scales: float32 (vocabulary, 1), by which the numbers of a vector are multiplied.
        levels: float32 (`LEVELS`,).
    """

    common: NDArray[np.int8]
    codes: NDArray[np.uint8]
    scales: NDArray[np.float32]
    levels: NDArray[np.float32]

    def of(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the vectors of word pieces, (…, width).

        Args:
            ids: int64 (…), ids of the pieces.
        """
        pairs = np.stack([np.repeat(self.levels, LEVELS), np.tile(self.levels, LEVELS)], axis=-1)
        numbers = np.empty((*ids.shape, self.common.shape[1]), dtype=np.float32)
        frequent = ids < len(self.common)
        numbers[frequent] = self.common[ids[frequent]]
        codes = self.codes[ids[~frequent] - len(self.common)]
        numbers[~frequent] = pairs[codes].reshape(len(codes), numbers.shape[-1])
        numbers *= self.scales[ids]
        return numbers


def load_from(folder: Traversable, digest: str | None = None) -> WordVectors:
    """Load the table from a folder of models.

    Args:
        folder: the folder.
        digest: SHA-256 of the file, to check.

    Raises:
        ModelError: the file is missing, or its hash is another one.
    """
    with np.load(io.BytesIO(read_file(folder / FILE, digest)), allow_pickle=False) as arrays:
        scales = arrays["scales"].astype(np.float32)[:, None]
        return WordVectors(arrays["common"], arrays["codes"], scales, arrays["levels"].astype(np.float32))
