"""Write a fitted tagger as an int8 ONNX file with what is needed to run it."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .network import Tagger


class _Deployed(nn.Module):
    """The tagger with probabilities of labels instead of logits."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        logits, link = self.tagger(ids, features, mask)
        return logits.log_softmax(-1), link


def export(tagger: Tagger, tokenizer: Path, folder: Path, special: tuple[int, int, int]) -> None:
    """Write `attribution.onnx`, `tokenizer.json` and `attribution.json`, which has their hashes.

    Args:
        tagger: the fitted network.
        tokenizer: its tokenizer in the format of the tokenizers library.
        folder: where to write.
        special: ids of the start piece, the separator and the padding.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / "attribution.onnx"
    example = torch.ones((2, 8), dtype=torch.int64)
    axes = {0: "windows", 1: "pieces"}
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            _Deployed(tagger.eval()),
            (example, example, example),
            str(plain),
            input_names=["ids", "features", "mask"],
            output_names=["labels", "links"],
            dynamic_axes=dict.fromkeys(("ids", "features", "mask", "labels", "links"), axes),
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, model, weight_type=QuantType.QInt8, per_channel=True)
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    facts = {
        "sha256": {name: sha256(folder / name) for name in ("attribution.onnx", "tokenizer.json")},
        "special": list(special),
        "none": tagger.none.detach().tolist(),
        "calibration": [],
    }
    (folder / "attribution.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
