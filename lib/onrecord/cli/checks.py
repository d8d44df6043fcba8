"""The checks of `onrecord doctor`; each reports its result, or a problem and what to do."""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from ..corrections.place import FOLDER, locate, shown
from ..files.light_imports import load_jsonschema
from ..model.errors import OnRecordError
from ..model.one_line import one_line
from ..model.version import __version__

_LIBRARIES = ("spacy", "onnxruntime", "pandas", "pyarrow", "duckdb", "jupyterlab", "papermill", "nbconvert")
_LEAST_DISK = 500_000_000
"""Bytes for reports on several hundred articles and the temporary files of a run."""
_LEAST_MEMORY = 1_000_000_000
"""Bytes of memory; a process with the models takes half of it."""


@dataclass(frozen=True, slots=True)
class Check:
    """The result of a check.

    Attributes:
        name: the thing that was checked.
        found: the result, or the problem and what to do.
        well: whether there is no problem.
    """

    name: str
    found: str
    well: bool = True


def check_all() -> Iterator[Check]:
    """Yield the result of each check; an exception in a check counts as a problem."""
    for name, look in _CHECKS.items():
        try:
            yield Check(name, look())
        except OnRecordError as error:
            yield Check(name, str(error), well=False)
        except Exception as error:  # the other checks continue
            yield Check(name, one_line(f"{type(error).__name__}: {error}"), well=False)


def _versions() -> str:
    return f"{__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def _libraries() -> str:
    missing = [name for name in _LIBRARIES if not _version(name)]
    if missing:
        raise OnRecordError(f"not installed: {', '.join(missing)}; run pip install onrecord again")
    return ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _parser() -> str:
    from ..text.pipeline import pipeline

    meta = pipeline().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _networks() -> str:
    """Analyse a sentence, which loads every network, compares its hash and runs it."""
    from ..analysis import analyze
    from ..model.article import Article

    found = analyze(Article("The quay will close in March, chair Ada Quill said on Monday."))
    if found.claims.empty:
        raise OnRecordError("the networks find no claim in a plain sentence; reinstall onrecord")
    return "hashes are right, and a test sentence is read"


def _kernel() -> str:
    load_jsonschema()
    from jupyter_client.kernelspec import KernelSpecManager

    names = KernelSpecManager().find_kernel_specs()
    if "python3" not in names:
        raise OnRecordError("no kernel python3; run python -m ipykernel install --sys-prefix")
    return f"python3 in {names['python3']}"


def _warm_kernels() -> str:
    from ..kernels import owner

    reason = owner.why_not()
    return f"none, default engine in use: {reason}" if reason else "notebooks run in forks of one process"


def _browser() -> str:
    try:
        return type(webbrowser.get()).__name__
    except webbrowser.Error:
        return "none; open reports by hand"


def _disk() -> str:
    places = {"here": Path.cwd(), "for temporary files": Path(tempfile.gettempdir())}
    free = {name: shutil.disk_usage(place).free for name, place in places.items()}
    said = ", ".join(f"{size / 1e9:,.1f} GB free {name}" for name, size in free.items())
    if min(free.values()) < _LEAST_DISK:
        raise OnRecordError(f"{said}; reports need {_LEAST_DISK / 1e9:g} GB")
    return said


def _memory() -> str:
    import psutil

    free = psutil.virtual_memory().available
    said = f"{free / 1e9:,.1f} GB free, {os.cpu_count()} cores"
    if free < _LEAST_MEMORY:
        raise OnRecordError(f"{said}; a run needs {_LEAST_MEMORY / 1e9:g} GB")
    return said


def _corrections() -> str:
    folder = locate(FOLDER)
    if folder is None or not folder.is_dir():
        return f"none: there is no {FOLDER} here, in a folder above or in the checkout"
    return f"{len(list(folder.glob('*.yaml')))} files in {shown(folder)}"


_CHECKS: dict[str, Callable[[], str]] = {
    "onrecord": _versions,
    "libraries": _libraries,
    "parser": _parser,
    "networks": _networks,
    "kernel": _kernel,
    "warm kernels": _warm_kernels,
    "browser": _browser,
    "disk": _disk,
    "memory": _memory,
    "corrections": _corrections,
}
