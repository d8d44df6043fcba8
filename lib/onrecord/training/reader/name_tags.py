"""Tags of the names that people marked, which the reader learns so that its vectors tell names apart.

The tagging layer is not shipped.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...networks.pieces import Pieces

TYPES = ("Person", "Organization", "Location", "Facility", "NORP", "Misc", "Product")
"""Types of names in English Worldwide Newswire; its dates and amounts are not names."""
N_TAGS = 1 + 2 * len(TYPES)
"""Number of tags: 0 is outside, 1 + 2t begins a name of type t, and 2 + 2t continues it."""
UNKNOWN = -1
"""The tag of a piece that is not the first of its word."""

Marked = tuple[int, int, str]
"""Begin and end in characters, and type."""


def tags_of(pieces: Pieces, names: Sequence[Marked]) -> NDArray[np.int64]:
    """The tag of each piece, int64 (pieces,)."""
    tags = np.where(pieces.first, 0, UNKNOWN)
    for begin, end, kind in names:
        if kind in TYPES:
            inside = pieces.first & (pieces.begin >= begin) & (pieces.begin < end)
            words = np.flatnonzero(inside)
            tags[words] = 2 + 2 * TYPES.index(kind)
            tags[words[:1]] -= 1
    return tags.astype(np.int64)
