"""Write a trained tagger as an int8 ONNX file, with the files needed to run it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import torch
from torch import Tensor, nn

from ...networks.reader import SHARED_LAYERS
from ...networks.tagger import NETWORK, TOKENIZER
from ...networks.word_vectors import FILE
from .. import word_vectors
from ..export_onnx import sha256, to_int8
from .tagger_network import Tagger


class Deployed(nn.Module):
    """The tagger with log-probabilities of labels, and the vectors that the reader starts from."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return log-probabilities, link vectors and shared vectors; arguments as for `Tagger`."""
        tagger = self.tagger
        embedded = tagger.encoder.embeddings.word_embeddings(ids) + tagger.feature(features)
        read = tagger.encoder(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True)
        vectors = read.hidden_states
        return tagger.label(vectors[-1]).log_softmax(-1), tagger.link(vectors[-1]), vectors[SHARED_LAYERS]


def export(tagger: Tagger, tokenizer: Path, folder: Path, special: tuple[int, int, int]) -> None:
    """Write `attribution.onnx`, `words.npz`, `tokenizer.json`, and `attribution.json` with their hashes.

    The network of stances shares `words.npz`, so it must be trained again if the tagger was.

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
        Deployed(tagger.eval()),
        dict.fromkeys(("ids", "features", "mask"), (example, axes)),
        dict.fromkeys(("labels", "links", "shared"), axes),
        folder / NETWORK,
    )
    word_vectors.take_out(folder / NETWORK)
    word_vectors.write(tagger.encoder.embeddings.word_embeddings.weight.detach().numpy(), folder)
    if tokenizer.resolve() != (folder / TOKENIZER).resolve():
        shutil.copyfile(tokenizer, folder / TOKENIZER)
    facts = {
        "sha256": {name: sha256(folder / name) for name in (NETWORK, FILE, TOKENIZER)},
        "special": list(special),
        "none": tagger.none.detach().tolist(),
        "calibration": [],
    }
    (folder / "attribution.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
