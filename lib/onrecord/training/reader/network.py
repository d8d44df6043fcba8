"""The reader's network: an encoder with heads for attribution and names, and the ranker of antecedents."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from ...attribution.tagging.bioes import LABELS
from ...networks.antecedents import KINDS
from ...networks.mention_features import ANAPHOR_WIDTH, PAIR_WIDTH
from ...networks.named_entities import SCHEME
from ...networks.pieces import N_FEATURES
from ..network import LINK_WIDTH

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
"""Of MiniLM-L6."""
SPAN_WIDTH = 192
_HIDDEN = 64


class Antecedents(nn.Module):
    """Scores pairs of an anaphor and a candidate, *nobody yet*, and the kind of a mention.

    `networks.antecedents` computes the same from the weights alone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.span = nn.Linear(3 * WIDTH, SPAN_WIDTH)
        self.norm = nn.LayerNorm(SPAN_WIDTH)
        self.anaphor = nn.Linear(SPAN_WIDTH, SPAN_WIDTH)
        self.candidate = nn.Linear(SPAN_WIDTH, SPAN_WIDTH, bias=False)
        self.product = nn.Linear(SPAN_WIDTH, SPAN_WIDTH, bias=False)
        self.pair = nn.Linear(PAIR_WIDTH, SPAN_WIDTH, bias=False)
        self.score = nn.Sequential(
            nn.ReLU(), nn.Dropout(0.1), nn.Linear(SPAN_WIDTH, _HIDDEN), nn.ReLU(), nn.Linear(_HIDDEN, 1)
        )
        self.nobody = nn.Sequential(
            nn.Linear(SPAN_WIDTH + ANAPHOR_WIDTH, _HIDDEN), nn.ReLU(), nn.Linear(_HIDDEN, 1)
        )
        self.kind = nn.Linear(SPAN_WIDTH, len(KINDS))

    def vectors(self, ends: Tensor) -> Tensor:
        """Vectors of spans, (spans, `SPAN_WIDTH`), from those of `ends_of`, (spans, 3, `WIDTH`)."""
        return self.norm(self.span(ends.flatten(1)))

    def pairs(self, vectors: Tensor, anaphors: Tensor, candidates: Tensor, features: Tensor) -> Tensor:
        """Scores of pairs, (pairs,), from vectors of spans, two indices a pair, and its features."""
        product = vectors[anaphors] * vectors[candidates]
        both = self.anaphor(vectors)[anaphors] + self.candidate(vectors)[candidates]
        return self.score(both + self.product(product) + self.pair(features)).squeeze(-1)

    def nobody_yet(self, vectors: Tensor, features: Tensor) -> Tensor:
        """Scores that anaphors refer to nobody mentioned so far, (anaphors,)."""
        return self.nobody(torch.cat([vectors, features], -1)).squeeze(-1)


def ends_of(pieces: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Vectors of the first, last and mean piece of spans, (spans, 3, `WIDTH`), from those of all pieces."""
    sums = torch.cat([pieces.new_zeros(1, pieces.shape[1]), pieces.cumsum(0)])
    mean = (sums[last + 1] - sums[first]) / (last - first + 1).unsqueeze(1)
    return torch.stack([pieces[first], pieces[last], mean], 1)


class Reader(nn.Module):
    """One encoder and all heads.

    Attention has no dropout: with it, PyTorch takes a path on the CPU that is twice as slow.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        config = BertConfig(
            hidden_size=WIDTH,
            num_hidden_layers=LAYERS,
            num_attention_heads=HEADS,
            intermediate_size=INNER,
            hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=0.0,
        )
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.feature = nn.Embedding(N_FEATURES, WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.label = nn.Linear(WIDTH, len(LABELS))
        self.link = nn.Linear(WIDTH, 4 * LINK_WIDTH)
        self.none = nn.Parameter(torch.zeros(2, LINK_WIDTH))
        self.name = nn.Linear(WIDTH, len(SCHEME))
        self.antecedents = Antecedents()

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Vectors (windows, pieces, `WIDTH`) of padded windows, all int64 (windows, pieces)."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.feature(features)
        return self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state


def start_from(reader: Reader, folder: Path, name: str = "attribution") -> None:
    """Give a reader the weights of an int8 attribution network that the package shipped.

    Args:
        reader: its encoder, feature embedding, label and link heads are filled.
        folder: holds the network's ONNX file and its facts.
        name: stem of the two.

    Raises:
        ValueError: the file holds another network.
    """
    graph = onnx.load(str(folder / f"{name}.onnx")).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}

    def restored(key: str) -> NDArray[np.float32]:
        whole, scale, zero = (stored[f"{key}_{part}"] for part in ("quantized", "scale", "zero_point"))
        return (whole.astype(np.float32) - zero.astype(np.float32)) * scale

    state = {}
    for key, value in stored.items():
        own = key.removeprefix("tagger.")
        if own != key and key.endswith("_quantized"):
            state[own.removesuffix("_quantized")] = restored(key.removesuffix("_quantized"))
        elif own != key and value.dtype == np.float32 and not key.endswith("_scale"):
            state[own] = value
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            path = node.name.removeprefix("/tagger/").removesuffix("/MatMul_quant").replace("/", ".")
            state[f"{path}.weight"] = restored(node.input[1].removesuffix("_quantized")).T
    facts = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    state["none"] = np.array(facts["none"], dtype=np.float32)
    tensors = {key: torch.from_numpy(np.array(value)) for key, value in state.items()}
    missing, surplus = reader.load_state_dict(tensors, strict=False)
    unfilled = [key for key in missing if not key.startswith(("name.", "antecedents."))]
    if surplus or unfilled:
        raise ValueError(f"{folder / name}.onnx is no attribution network: {[*surplus, *unfilled][:3]}")
