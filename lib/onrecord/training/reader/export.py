"""Write a fitted reader as int8 ONNX, its ranker as arrays, and the facts that go with them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from ...networks.antecedents import WEIGHTS
from ...networks.reader import FACTS, NETWORK, TOKENIZER
from ..export import sha256, to_int8
from .network import Reader


class _Deployed(nn.Module):
    """The encoder and the heads that read single pieces."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        hidden = self.reader(ids, features, mask)
        labels = self.reader.label(hidden).log_softmax(-1)
        return labels, self.reader.link(hidden), self.reader.name(hidden), hidden


def export(reader: Reader, tokenizer: Path, folder: Path, special: tuple[int, int, int]) -> None:
    """Write `reader.onnx`, `tokenizer.json`, `antecedents.npz`, and `reader.json`, which has their hashes.

    The facts hold no calibration yet, see `calibration`.

    Args:
        reader: the fitted network.
        tokenizer: its tokenizer in the format of the tokenizers library.
        folder: where to write.
        special: ids of the start piece, the separator and the padding.
    """
    folder.mkdir(parents=True, exist_ok=True)
    example = torch.ones((2, 8), dtype=torch.int64)
    axes = {0: "windows", 1: "pieces"}
    to_int8(
        _Deployed(reader.eval()),
        dict.fromkeys(("ids", "features", "mask"), (example, axes)),
        dict.fromkeys(("labels", "links", "names", "vectors"), axes),
        folder / NETWORK,
    )
    if tokenizer.resolve() != (folder / TOKENIZER).resolve():
        shutil.copyfile(tokenizer, folder / TOKENIZER)
    state = reader.antecedents.state_dict()
    np.savez_compressed(folder / WEIGHTS, **{k: v.numpy().astype(np.float16) for k, v in state.items()})
    write_facts(
        folder,
        {
            "sha256": {name: sha256(folder / name) for name in (NETWORK, TOKENIZER, WEIGHTS)},
            "special": list(special),
            "none": [[round(float(x), 5) for x in row] for row in reader.none.detach()],
            "calibration": [0.0] * 15,
            "name_scale": 1.0,
            "antecedents": {"scales": [1.0, 1.0], "offsets": [0.0, 0.0]},
        },
    )


def read_facts(folder: Path) -> dict[str, object]:
    """What `reader.json` says."""
    return dict(json.loads((folder / FACTS).read_text(encoding="utf-8")))


def write_facts(folder: Path, facts: Mapping[str, object]) -> None:
    """Write `reader.json`."""
    (folder / FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
