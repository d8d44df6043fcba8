"""Attribution labels of any text by the network that the reader starts from.

The reader learns from their probabilities (Hinton et al. 2015), and so goes on finding attributions.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ...attribution.tagging.find import join_quotations, to_attribution
from ...attribution.tagging.link import Linked, link, parts
from ...attribution.tagging.scored import Scored
from ...model.attribution import Attribution
from ...networks.padding import batches
from ...networks.pieces import Pieces, layout, windows
from ...text.quotations import find_quotations
from .network import Reader

_Row = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
_MOST = 4096
"""Most padded pieces in one run."""
_LIMIT = 254
"""Most pieces in a window."""
_SURE = 0.3
"""Attributions with a part or link less probable than that are left out."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the teacher says of a text.

    Attributes:
        soft: float16 (pieces, labels), probabilities of the labels of attribution.
        attributions: those that it is sure enough of.
    """

    soft: NDArray[np.float16]
    attributions: tuple[Attribution, ...]


@torch.no_grad()
def tag(reader: Reader, text: str, pieces: Pieces, special: tuple[int, int, int]) -> Tagged:
    """Read a text by paragraphs, as the teacher was trained to.

    Args:
        reader: with the teacher's weights (`network.start_from`), not yet trained further.
        text: the text.
        pieces: of the text.
        special: ids of the start piece, the separator and the padding.
    """
    reader.eval()
    none = reader.none.numpy()
    cuts = windows(pieces.paragraph, 1, _LIMIT)
    soft = np.zeros((len(pieces), reader.label.out_features), dtype=np.float16)
    scored = []
    for batch in batches([end - begin + 2 for begin, end in cuts], _MOST):
        rows = [
            layout(pieces.ids[b:e], pieces.features[b:e], pieces.paragraph[b:e], special[:2])
            for b, e in (cuts[i] for i in batch)
        ]
        hidden = reader(*_padded(rows, special[2]))
        labels = reader.label(hidden).log_softmax(-1).numpy()
        links = reader.link(hidden).numpy()
        for row, i in enumerate(batch):
            (begin, end), at = cuts[i], rows[row][2]
            soft[begin:end] = np.exp(labels[row, at])
            scored.append(Scored(begin, end, labels[row, at], links[row, at]))
    scored.sort(key=lambda s: s.begin)
    linked = [one for s in scored for one in link(s, parts(s, pieces), none)]
    found = join_quotations(
        [to_attribution(pieces, one, sureness(one)) for one in linked], find_quotations(text)
    )
    return Tagged(soft, tuple(a for a in found if a.confidence >= _SURE))


def sureness(linked: Linked) -> float:
    """Probability of the least likely part or link of an attribution."""
    parts_ = [p.certainty for p in (*linked.contents, linked.cue, linked.source) if p]
    return math.exp(min(*parts_, linked.content_link, linked.source_link))


def _padded(rows: list[_Row], padding: int) -> tuple[Tensor, Tensor, Tensor]:
    """ids, features and mask, (rows, pieces)."""
    shape = (len(rows), max(len(row[0]) for row in rows))
    ids = torch.full(shape, padding)
    features, mask = torch.zeros(shape, dtype=torch.int64), torch.zeros(shape, dtype=torch.int64)
    for i, (row, marks, _) in enumerate(rows):
        ids[i, : len(row)] = torch.from_numpy(row)
        features[i, : len(row)] = torch.from_numpy(marks)
        mask[i, : len(row)] = 1
    return ids, features, mask
