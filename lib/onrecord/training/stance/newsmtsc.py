"""Read NewsMTSC (Hamborg and Donnay, EACL 2021): sentences with sentiment towards mentions."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...model.spans import Span

HELD_OUT = 9
"""One in nine articles is held out of training."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A mention in its sentence.

    Attributes:
        id: id of the mention, `PRIMARY_GID#INDEX`.
        article: name of the article.
        text: the sentence.
        target: span of the mention.
        label: index in `networks.marks.LABELS`.
        alone: whether it is the only labelled mention in its sentence.
    """

    id: str
    article: str
    text: str
    target: Span
    label: int
    alone: bool

    @property
    def held_out(self) -> bool:
        """Whether the article is held out, for tuning and calibration; this is fixed per article."""
        return zlib.crc32(self.article.encode()) % HELD_OUT == 0


def read(path: Path) -> Iterator[Labelled]:
    """Return the labelled mentions in a file in NewsMTSC's format, in order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name = row["primary_gid"]
        for i, target in enumerate(row["targets"]):
            yield Labelled(
                id=f"{name}#{i}",
                article="_".join(name.split("_")[:3]),
                text=row["sentence_normalized"],
                target=(target["from"], target["to"]),
                label=int(target["polarity"]) // 2 - 1,
                alone=len(row["targets"]) == 1,
            )
