"""Read DSE, directed sentiment of news sentences: which of two entities supports or opposes the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...model.spans import Span
from ...networks.marks import LABELS

_NEGATIVE, _NEUTRAL, _POSITIVE = range(len(LABELS))
_DIRECTED = {
    0: (_NEUTRAL, _NEUTRAL),
    1: (_POSITIVE, _NEUTRAL),
    2: (_NEUTRAL, _POSITIVE),
    3: (_NEGATIVE, _NEUTRAL),
    4: (_NEUTRAL, _NEGATIVE),
}
"""For each class of the data set, the labels of the first entity towards the second and vice versa."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with two entities.

    Attributes:
        id: id of the sentence.
        text: the sentence.
        first, second: spans of the entities, in text order.
        kind: number of its class in the data set.
    """

    id: str
    text: str
    first: Span
    second: Span
    kind: int

    @property
    def labels(self) -> tuple[int, int]:
        """Indices in `LABELS` of the first towards the second, and of the second towards the first."""
        return _DIRECTED[self.kind]

    @property
    def key(self) -> str:
        """The words in normalised form, which identify copies of a sentence."""
        return " ".join(self.text.split()).casefold()


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file of the corpus (Park, Pan and Joo, ACL 2021), JSON Lines, in order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Sentence(row["id"], row["text"], tuple(row["p"]), tuple(row["q"]), row["class"])
