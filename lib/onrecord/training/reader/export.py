"""Write a fitted reader as int8 ONNX, its ranker as arrays, and the facts that go with them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from ...networks.antecedents import WEIGHTS
from ...networks.reader import FACTS, NETWORK
from ..export_onnx import sha256, to_int8
from .network import WIDTH, Reader


class _Deployed(nn.Module):
    """The layers alone; the ranker is written as arrays."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, shared: Tensor, paragraphs: Tensor, mask: Tensor) -> Tensor:
        vectors: Tensor = self.reader(shared, paragraphs, mask)
        return vectors


def export(reader: Reader, folder: Path) -> None:
    """Write `reader.onnx`, `antecedents.npz`, and `reader.json`, which has their hashes.

    The facts do not contain a calibration yet (see `calibration`).

    Args:
        reader: the fitted network.
        folder: where to write.
    """
    folder.mkdir(parents=True, exist_ok=True)
    axes = {0: "windows", 1: "pieces"}
    numbers = torch.ones((2, 8), dtype=torch.int64)
    to_int8(
        _Deployed(reader.eval()),
        {
            "shared": (torch.zeros((2, 8, WIDTH)), axes),
            "paragraphs": (numbers, axes),
            "mask": (numbers, axes),
        },
        {"vectors": axes},
        folder / NETWORK,
    )
    state = reader.antecedents.state_dict()
    np.savez_compressed(folder / WEIGHTS, **{k: v.numpy().astype(np.float16) for k, v in state.items()})
    write_facts(
        folder,
        {
            "sha256": {name: sha256(folder / name) for name in (NETWORK, WEIGHTS)},
            "antecedents": {"scales": [1.0, 1.0], "offsets": [0.0, 0.0]},
        },
    )


def read_facts(folder: Path) -> dict[str, object]:
    """What `reader.json` says."""
    return dict(json.loads((folder / FACTS).read_text(encoding="utf-8")))


def write_facts(folder: Path, facts: Mapping[str, object]) -> None:
    """Write `reader.json`."""
    (folder / FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
