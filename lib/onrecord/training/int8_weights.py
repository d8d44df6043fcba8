"""Read the weights of an int8 ONNX file as floats, to continue training from the shipped network."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

_QUANTIZED = "_quantized"
_PRODUCTS = ("MatMulInteger", "DynamicQuantizeMatMul")


def read_weights(path: Path) -> dict[str, Tensor]:
    """Return parameters by name, float32, of a network written by `training.export_onnx.to_int8`.

    An int8 weight becomes a multiple of its channel's scale; rounding errors remain.

    Args:
        path: the ONNX file.
    """
    graph = onnx.load(path).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {
        name: array
        for name, array in arrays.items()
        if array.dtype == np.float32 and not name.endswith("_scale") and not name.startswith("onnx::")
    }
    for name in arrays:
        if name.endswith(_QUANTIZED) and not name.startswith("onnx::"):
            plain = name.removesuffix(_QUANTIZED)
            turned = plain.endswith("_Transposed")
            number = _real(arrays, plain)
            found[plain.removesuffix("_Transposed")] = number.T if turned else number
    for node in graph.node:
        if node.op_type in _PRODUCTS and node.input[1].startswith("onnx::") and node.input[1] in arrays:
            module = node.output[0].split("/MatMul_output")[0].strip("/").replace("/", ".")
            found[f"{module}.weight"] = _real(arrays, node.input[1].removesuffix(_QUANTIZED)).T
    return {name: torch.from_numpy(np.array(array)) for name, array in found.items()}


def _real(arrays: Mapping[str, NDArray[np.generic]], name: str) -> NDArray[np.float32]:
    """Convert an int8 tensor to floats."""
    number = arrays[name + _QUANTIZED].astype(np.float32) - arrays[name + "_zero_point"].astype(np.float32)
    return number * arrays[name + "_scale"].astype(np.float32)
