"""Files of the models that the package ships: read, checked by hash, run on one core."""

from __future__ import annotations

import hashlib
import os
from importlib.resources.abc import Traversable
from typing import Any

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # it would report to its maker, from a thread of its own

import onnxruntime
from tokenizers import Tokenizer

from ..model.errors import ModelError


def read_file(path: Traversable, digest: str | None = None) -> bytes:
    """Bytes of a file of the package, checked against its SHA-256 if one is given.

    Raises:
        ModelError: the file is missing or is not the one of this release; says how to get it.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: the trained model is missing; reinstall onrecord to get it") from error
    if digest is not None and hashlib.sha256(data).hexdigest() != digest:
        raise ModelError(f"{path}: the trained model is damaged (hash differs); reinstall onrecord to get it")
    return data


def make_session(network: bytes) -> Any:
    """An ONNX session of a network, on one core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])


def make_tokenizer(data: bytes) -> Tokenizer:
    """A tokenizer that neither cuts nor pads."""
    tokenizer = Tokenizer.from_str(data.decode("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
