"""Write a trained network as an int8 ONNX file, with the files needed to run it."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .tagger_network import Tagger


class _Deployed(nn.Module):
    """The tagger with label probabilities instead of logits."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        logits, link = self.tagger(ids, features, mask)
        return logits.log_softmax(-1), link


def export(tagger: Tagger, tokenizer: Path, folder: Path, special: tuple[int, int, int]) -> None:
    """Write `attribution.onnx`, `tokenizer.json`, and `attribution.json` with their hashes.

    Args:
        tagger: the trained network.
        tokenizer: its tokenizer in the format of the tokenizers library.
        folder: where to write.
        special: ids of the start piece, the separator and the padding.
    """
    folder.mkdir(parents=True, exist_ok=True)
    example = torch.ones((2, 8), dtype=torch.int64)
    axes = {0: "windows", 1: "pieces"}
    to_int8(
        _Deployed(tagger.eval()),
        dict.fromkeys(("ids", "features", "mask"), (example, axes)),
        dict.fromkeys(("labels", "links"), axes),
        folder / "attribution.onnx",
    )
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    facts = {
        "sha256": {name: sha256(folder / name) for name in ("attribution.onnx", "tokenizer.json")},
        "special": list(special),
        "none": tagger.none.detach().tolist(),
        "calibration": [],
    }
    (folder / "attribution.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def to_int8(
    network: nn.Module,
    inputs: Mapping[str, tuple[Tensor, dict[int, str]]],
    outputs: Mapping[str, dict[int, str]],
    path: Path,
) -> None:
    """Write a network as ONNX with int8 weights and one scale per channel.

    Args:
        network: takes the inputs in this order.
        inputs: by name, an example and the names of its axes.
        outputs: by name, the names of its axes.
        path: the file to write.
    """
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            network,
            tuple(example for example, _ in inputs.values()),
            str(plain),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: axes for name, (_, axes) in inputs.items()} | dict(outputs),
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True)


def sha256(path: Path) -> str:
    """Return the hexadecimal SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
