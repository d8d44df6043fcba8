"""Take the vectors of word pieces out of a network, and write them rounded (see `networks.word_vectors`)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from ..networks.word_vectors import FILE, LEVELS, WordVectors

INPUT = "words"
"""The input of a network that takes vectors of pieces, float32 (rows, pieces, width)."""
COMMON = 7000
"""Pieces with 8 bits for each number: 84% of the pieces of news."""
_SAMPLE = 400_000
_ROUNDS = 60
_REFITS = 3


def write(table: NDArray[np.float32], folder: Path) -> None:
    """Write `words.npz` to a folder of models.

    Args:
        table: float32 (vocabulary, width), the vectors; the width is even.
        folder: the folder.
    """
    made = compress(table)
    scales = made.scales[:, 0].astype(np.float16)
    np.savez(folder / FILE, common=made.common, codes=made.codes, scales=scales, levels=made.levels)


def compress(table: NDArray[np.float32], common: int = COMMON) -> WordVectors:
    """Round vectors.

    Numbers of 4 bits are levels that cost least squared error (Lloyd 1982), times a scale of each vector.

    Args:
        table: float32 (vocabulary, width); the width is even.
        common: how many vectors, the first ones and at most half, have 8 bits for each number.
    """
    common = min(common, len(table) // 2)
    frequent, rare = table[:common], table[common:]
    steps = (np.abs(frequent).max(axis=1, keepdims=True) / 127).astype(np.float16).astype(np.float32)
    whole = np.round(frequent / np.where(steps > 0, steps, 1)).clip(-127, 127).astype(np.int8)
    codes, scales, levels = _four_bits(rare)
    return WordVectors(whole, codes, np.concatenate([steps, scales]), levels)


def _four_bits(
    table: NDArray[np.float32],
) -> tuple[NDArray[np.uint8], NDArray[np.float32], NDArray[np.float32]]:
    """Return codes, scales and levels of vectors."""
    scales = np.sqrt((table**2).mean(axis=1, keepdims=True))
    scales[scales == 0] = 1
    sample = np.random.default_rng(0).choice((table / scales).ravel(), min(table.size, _SAMPLE))
    levels = _levels(np.sort(sample))
    middles = (levels[1:] + levels[:-1]) / 2
    for _ in range(_REFITS):
        rounded = levels[np.searchsorted(middles, table / scales)]
        fitted = (table * rounded).sum(axis=1, keepdims=True) / (rounded**2).sum(axis=1, keepdims=True)
        scales = np.where(fitted > 0, fitted, scales)
    scales = scales.astype(np.float16).astype(np.float32)
    codes = np.searchsorted(middles, table / scales).astype(np.uint8)
    scales[~table.any(axis=1)] = 0
    return codes[:, ::2] << 4 | codes[:, 1::2], scales, levels.astype(np.float32)


def _levels(ordered: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the levels for numbers in ascending order."""
    levels = np.quantile(ordered, (np.arange(LEVELS) + 0.5) / LEVELS)
    for _ in range(_ROUNDS):
        ends = np.searchsorted(ordered, (levels[1:] + levels[:-1]) / 2)
        parts = np.split(ordered, ends)
        levels = np.array(
            [part.mean() if len(part) else old for part, old in zip(parts, levels, strict=True)]
        )
    return levels


def take_out(path: Path) -> None:
    """Rewrite an int8 ONNX file so that it takes vectors of word pieces (`INPUT`) instead of their ids.

    Raises:
        ValueError: the network does not look up word pieces.
    """
    model = onnx.load(path)
    graph = model.graph
    lookup = next((n for n in graph.node if n.op_type == "Gather" and "word_embeddings" in n.input[0]), None)
    if lookup is None:
        raise ValueError(f"{path}: the network has no vectors of word pieces")
    table, ids = lookup.input[0].removesuffix("_quantized"), lookup.input[1]
    looked_up = {lookup.output[0]}
    graph.node.remove(lookup)
    for node in [n for n in graph.node if n.op_type == "DequantizeLinear" and n.input[0] in looked_up]:
        looked_up.add(node.output[0])
        graph.node.remove(node)
    for node in graph.node:  # a network asks the ids for their shape; the mask has the same
        node.input[:] = [
            INPUT if name in looked_up else "mask" if name == ids else name for name in node.input
        ]
    kept = [tensor for tensor in graph.initializer if not tensor.name.startswith(table)]
    width = next(t.dims[1] for t in graph.initializer if t.name.startswith(table) and len(t.dims) == 2)
    given = [value for value in graph.input if value.name != ids]
    axes = [d.dim_param for d in next(v for v in graph.input if v.name == ids).type.tensor_type.shape.dim]
    del graph.initializer[:], graph.input[:]
    graph.initializer.extend(kept)
    vectors = helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, [*axes, width])
    graph.input.extend([vectors, *given])
    onnx.checker.check_model(model)
    onnx.save(model, path)
