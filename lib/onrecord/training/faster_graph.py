"""Rewrite an int8 ONNX file so that it does the same with less work.

    python -m onrecord.training.faster_graph FOLDER NETWORK FACTS

rewrites a network that was exported without these steps (`weights stance.onnx stance.json`) in place, with
its hash.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import onnx
from onnx import GraphProto, NodeProto, TensorProto, helper

PLACES = "places"
"""The input that says which pieces the last layer computes, int64 (rows, places)."""
_LAST, _SAME, _FIRST = "places_last_axis", "places_same_length", "places_first"


def rewrite(path: Path) -> None:
    """Rewrite a file in place; a network that averages the vectors of mentions also gets `PLACES`."""
    model = onnx.load(path)
    drop_nan_checks(model.graph)
    names = {value.name for value in model.graph.input}
    if {"row", "source", "target"} <= names and PLACES not in names:
        compute_places(model.graph)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def drop_nan_checks(graph: GraphProto) -> None:
    """Take the output of each softmax as it is.

    PyTorch's attention replaces the rows in which everything is masked, of which there are none: each window
    has a piece.
    """
    made = {node.output[0]: node for node in graph.node}
    dropped: list[NodeProto] = []
    for node in graph.node:
        check = made.get(node.input[0]) if node.op_type == "Where" else None
        if check is not None and check.op_type == "IsNaN" and node.input[2] == check.input[0]:
            dropped += [node, check]
            _replace(graph, node.output[0], node.input[2])
    for node in dropped:
        graph.node.remove(node)
    used = {name for node in graph.node for name in node.input} | {value.name for value in graph.output}
    for node in [n for n in graph.node if n.op_type == "Constant" and n.output[0] not in used]:
        graph.node.remove(node)


def compute_places(graph: GraphProto) -> None:
    """Let the last layer compute only the pieces that the head reads, from the keys and values of all.

    Afterwards, `source` and `target` are weights of the places of a row instead of its pieces, and the first
    place must be the start piece. The rounding of activations changes a little, because its scale is that of
    fewer pieces.
    """
    made = {output: node for node in graph.node for output in node.output}
    layer = max(_layer(node.name) for node in graph.node)
    prefix = f"/encoder/encoder/layer.{layer}/attention"
    nodes = {node.name: node for node in graph.node}
    query = nodes[f"{prefix}/self/query/MatMul_quant"]
    below = made[query.input[0]].input[0]
    taken, unsqueezed = f"{below}_at_places", f"{PLACES}_unsqueezed"
    quantized = tuple(f"{taken}_{part}" for part in ("quantized", "scale", "zero_point"))
    added = [
        helper.make_node("Unsqueeze", [PLACES, _LAST], [unsqueezed], f"{prefix}/places/Unsqueeze"),
        helper.make_node("GatherND", [below, unsqueezed], [taken], f"{prefix}/places/Gather", batch_dims=1),
        helper.make_node("DynamicQuantizeLinear", [taken], quantized, f"{prefix}/places/QuantizeLinear"),
    ]
    query.input[0], query.input[2] = quantized[0], quantized[2]
    nodes[f"{prefix}/self/query/MatMul_quant_scales_mul"].input[0] = quantized[1]
    _exchange(nodes[f"{prefix}/output/Add"], below, taken)
    for name in ("Concat", "Concat_4"):  # the shapes of the queries, and of what attention returns
        nodes[f"{prefix}/self/{name}"].input[1] = _SAME
    _insert(graph, made[below], added)
    scores = nodes[f"{prefix}/self/Add"]  # the mask is the same for each place
    masked, unmasked = f"{scores.input[1]}_of_one", scores.input[1]
    first = helper.make_node("Gather", [unmasked, _FIRST], [masked], f"{prefix}/places/Mask", axis=2)
    _insert(graph, made[unmasked], [first])
    scores.input[1] = masked
    for name, value in ((_LAST, -1), (_SAME, 0), (_FIRST, 0)):
        graph.initializer.append(helper.make_tensor(name, TensorProto.INT64, [1], [value]))
    graph.input.append(helper.make_tensor_value_info(PLACES, TensorProto.INT64, ["rows", "places"]))
    for value in graph.input:
        if value.name in ("source", "target"):
            value.type.tensor_type.shape.dim[1].dim_param = "places"
    del graph.value_info[:]


def _insert(graph: GraphProto, after: NodeProto, nodes: Sequence[NodeProto]) -> None:
    at = list(graph.node).index(after) + 1
    for node in reversed(nodes):
        graph.node.insert(at, node)


def _layer(name: str) -> int:
    """The number of the layer that a node belongs to; -1 if it belongs to none."""
    parts = name.split("/layer.")
    return int(parts[1].split("/")[0]) if len(parts) > 1 else -1


def _replace(graph: GraphProto, old: str, new: str) -> None:
    for node in graph.node:
        _exchange(node, old, new)


def _exchange(node: NodeProto, old: str, new: str) -> None:
    for number, name in enumerate(node.input):
        if name == old:
            node.input[number] = new


def main(arguments: Sequence[str] | None = None) -> None:
    """Rewrite a network of a folder, and write its hash."""
    parser = argparse.ArgumentParser(prog="python -m onrecord.training.faster_graph", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("network")
    parser.add_argument("facts")
    given = parser.parse_args(arguments)
    rewrite(given.folder / given.network)
    path = given.folder / given.facts
    facts = json.loads(path.read_text(encoding="utf-8"))
    facts["sha256"][given.network] = hashlib.sha256((given.folder / given.network).read_bytes()).hexdigest()
    path.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
