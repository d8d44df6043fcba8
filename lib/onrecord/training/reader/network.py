"""The reader's own layers, on top of the tagger's lower ones, and the ranker of antecedents."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from ...networks.antecedents import KINDS
from ...networks.antecedents import WEIGHTS as RANKER
from ...networks.mention_features import ANAPHOR_WIDTH, PAIR_WIDTH
from ...networks.reader import MOST_PARAGRAPHS, NETWORK, SHARED_LAYERS, WIDTH
from ..int8_weights import read_weights
from .name_tags import N_TAGS

LAYERS, HEADS, INNER = 6, 12, 1536
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
        """Scores of pairs, (pairs,), from vectors of spans, two indices per pair, and its features."""
        product = vectors[anaphors] * vectors[candidates]
        both = self.anaphor(vectors)[anaphors] + self.candidate(vectors)[candidates]
        return self.score(both + self.product(product) + self.pair(features)).squeeze(-1)

    def nobody_yet(self, vectors: Tensor, features: Tensor) -> Tensor:
        """Scores of “nobody yet” as the antecedent, (anaphors,)."""
        return self.nobody(torch.cat([vectors, features], -1)).squeeze(-1)


def ends_of(pieces: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Vectors of the first, last and mean piece of spans, (spans, 3, `WIDTH`), from those of all pieces."""
    sums = torch.cat([pieces.new_zeros(1, pieces.shape[1]), pieces.cumsum(0)])
    mean = (sums[last + 1] - sums[first]) / (last - first + 1).unsqueeze(1)
    return torch.stack([pieces[first], pieces[last], mean], 1)


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm, self.last_norm = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Vectors (windows, pieces, `WIDTH`); `mask` (windows, 1, 1, pieces) is false for padding."""
        windows, pieces, _ = x.shape
        query, key, value = (
            part(x).view(windows, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(windows, pieces, WIDTH)
        x = self.norm(x + self.dropout(self.output(seen)))
        grown = self.outer(functional.gelu(self.inner(x)))
        normed: Tensor = self.last_norm(x + self.dropout(grown))
        return normed


class Reader(nn.Module):
    """Layers over the tagger's vectors of pieces, with a ranker of antecedents and tags of names.

    The tagger reads paragraph by paragraph; these layers see all paragraphs of a window at once, each
    marked by its place in the window.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.paragraph = nn.Embedding(MOST_PARAGRAPHS, WIDTH)
        nn.init.normal_(self.paragraph.weight, std=0.02)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS - SHARED_LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.antecedents = Antecedents()
        self.name = nn.Linear(WIDTH, N_TAGS)

    def forward(self, shared: Tensor, paragraphs: Tensor, mask: Tensor) -> Tensor:
        """Vectors (windows, pieces, `WIDTH`).

        Args:
            shared: float32 (windows, pieces, `WIDTH`), the output of the tagger's shared layers.
            paragraphs: int64 (windows, pieces), the number of each piece's paragraph in its window.
            mask: int64 (windows, pieces), 0 at padding, else 1.
        """
        x = shared + self.paragraph(paragraphs)
        seen = mask.bool()[:, None, None, :]
        for layer in self.layers:
            x = layer(x, seen)
        return x


def start_from(reader: Reader, folder: Path, name: str = "attribution") -> None:
    """Give a reader's layers the weights of the upper layers of the tagger that the package ships.

    Args:
        reader: the reader to change.
        folder: folder of the tagger's ONNX file.
        name: stem of the file.
    """
    graph = onnx.load(str(folder / f"{name}.onnx")).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}

    def restored(key: str) -> NDArray[np.float32]:
        whole, scale, zero = (stored[f"{key}_{part}"] for part in ("quantized", "scale", "zero_point"))
        return np.asarray((whole.astype(np.float32) - zero.astype(np.float32)) * scale, dtype=np.float32)

    matrices = {
        node.name.split("/encoder/encoder/")[1].removesuffix("/MatMul_quant").replace("/", "."): restored(
            node.input[1].removesuffix("_quantized")
        ).T
        for node in graph.node
        if node.op_type == "MatMulInteger" and "/encoder/encoder/" in node.name
    }
    parts = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "output": "attention.output.dense", "inner": "intermediate.dense", "outer": "output.dense",
    }  # fmt: skip
    norms = {"norm": "attention.output.LayerNorm", "last_norm": "output.LayerNorm"}
    state = {}
    for i in range(LAYERS - SHARED_LAYERS):
        theirs = f"layer.{SHARED_LAYERS + i}"
        biases = f"tagger.encoder.encoder.{theirs}"
        for own, their in parts.items():
            state[f"layers.{i}.{own}.weight"] = matrices[f"{theirs}.{their}"]
            state[f"layers.{i}.{own}.bias"] = stored[f"{biases}.{their}.bias"]
        for own, their in norms.items():
            for what in ("weight", "bias"):
                state[f"layers.{i}.{own}.{what}"] = stored[f"{biases}.{their}.{what}"]
    tensors = {key: torch.from_numpy(np.array(value)) for key, value in state.items()}
    _, surplus = reader.load_state_dict(tensors, strict=False)
    if surplus:
        raise ValueError(f"{folder / name}.onnx is not a tagger: {surplus[:3]}")


def continue_from(reader: Reader, folder: Path) -> None:
    """Give a reader the weights of one that `export` wrote; those of its layers are rounded to int8.

    The layer that tags names is not exported, so it starts anew.

    Raises:
        ValueError: the files are not those of a reader.
    """
    state = {name.removeprefix("reader."): value for name, value in read_weights(folder / NETWORK).items()}
    with np.load(folder / RANKER, allow_pickle=False) as arrays:
        for name in arrays.files:
            state[f"antecedents.{name}"] = torch.from_numpy(arrays[name].astype(np.float32))
    missing, surplus = reader.load_state_dict(state, strict=False)
    if surplus or any(not name.startswith("name.") for name in missing):
        raise ValueError(f"{folder}: not a reader: {surplus[:3] or missing[:3]}")
