"""Write the network of directed stance as an int8 ONNX file, with the files needed to run it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import torch

from ...networks import directed_stance
from ...networks.marks import LABELS
from ...networks.word_vectors import FILE
from .. import word_vectors
from ..export_onnx import sha256, to_int8
from .directed_network import Directed


def export_directed(
    network: Directed, models: Path, folder: Path, special: tuple[int, int, int], padding: int
) -> None:
    """Write `stance.onnx` and `stance.json`, with the hashes of the files that the network needs.

    Args:
        network: the fitted network.
        models: folder of the tokenizer and of the vectors of word pieces with which it was fitted.
        folder: where to write.
        special: ids of the start piece, the separator and the mark.
        padding: id of the padding.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pieces = torch.ones((2, 8), dtype=torch.int64)
    rows = torch.tensor([0, 1, 1])
    weights = torch.full((3, 8), 1 / 8)
    axes, asked = {0: "rows", 1: "pieces"}, {0: "questions", 1: "pieces"}
    to_int8(
        network.eval(),
        {
            "ids": (pieces, axes),
            "mask": (pieces, axes),
            "row": (rows, {0: "questions"}),
            "source": (weights, asked),
            "target": (weights, asked),
        },
        {"logits": {0: "questions"}},
        folder / directed_stance.NETWORK,
    )
    word_vectors.take_out(folder / directed_stance.NETWORK)
    shared = (directed_stance.TOKENIZER, FILE)
    if models.resolve() != folder.resolve():
        for name in shared:
            shutil.copyfile(models / name, folder / name)
    facts = {
        "sha256": {name: sha256(folder / name) for name in (directed_stance.NETWORK, *shared)},
        "special": list(special),
        "padding": padding,
        "writer": 1.0,
        "between": 1.0,
        "paragraph": [0.0] * len(LABELS),
        "prior": [0.0] * len(LABELS),
    }
    (folder / directed_stance.FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
