"""Read the files of shipped models, check their hashes, and make sessions on one core."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # a thread of the library would send usage data

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..model.errors import ModelError


def read_file(path: Traversable, digest: str | None = None) -> bytes:
    """Return the bytes of a file, checked against its SHA-256 if one is given.

    Raises:
        ModelError: the file is missing or is not that of this release; the message says how to get it.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: the trained model is missing; reinstall onrecord to get it") from error
    if digest is not None and hashlib.sha256(data).hexdigest() != digest:
        raise ModelError(f"{path}: the trained model is damaged (hash differs); reinstall onrecord to get it")
    return data


def read_facts(folder: Traversable, name: str) -> dict[str, Any]:
    """Return the facts of a model, among them the hashes of its files (`sha256`).

    Raises:
        ModelError: the file is missing.
    """
    return dict(json.loads(read_file(folder / name)))


def read_arrays(folder: Traversable, name: str, facts: Mapping[str, Any]) -> dict[str, NDArray[np.float32]]:
    """Return the arrays of a model by name, as float32.

    Raises:
        ModelError: the file is missing, or its hash is not the one in the facts.
    """
    data = read_file(folder / name, facts["sha256"][name])
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return {key: arrays[key].astype(np.float32) for key in arrays.files}


_SLOWER = ["SkipLayerNormFusion"]
"""Changes to a graph that ONNX Runtime would make, but that cost time: a sum and a norm in one take several
times as long as both (ONNX Runtime 1.32, AVX-512)."""


def make_session(network: bytes) -> Any:
    """Return an ONNX session of a network, on one core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        network, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )


def make_tokenizer(data: bytes) -> Tokenizer:
    """Return a tokenizer that neither truncates nor pads."""
    tokenizer = Tokenizer.from_str(data.decode("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
