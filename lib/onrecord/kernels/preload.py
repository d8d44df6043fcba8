"""Load what a warm kernel needs before its notebook begins."""

from __future__ import annotations

import ast
import importlib
import json
from contextlib import suppress
from importlib.resources import as_file, files
from typing import Any

from ..files.light_imports import load_jsonschema

_LIBRARIES = (
    "comm",
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "IPython.utils.wildcard",
    "matplotlib",
    "onrecord.kernels.kernel_app",
    "pandas",
    "pdb",
    "psutil",
    "pyarrow.parquet",
    "sqlite3",
    "tornado.platform.asyncio",
    "trafilatura",
)
"""Libraries that a kernel or its notebook imports, including those that ipykernel imports at its start."""


def preload() -> None:
    """Import the libraries, load the models, and run the notebook of the package over a short text.

    Templates, fonts and word lists are loaded on first use, so the run loads all that the notebook needs. Its
    namespace is discarded.

    Raises:
        ModelError: a model is not installed or damaged.
    """
    load_jsonschema()
    for name in _LIBRARIES:
        importlib.import_module(name)
    import matplotlib

    from ..files.notebooks import notebook_path
    from ..networks import tagger
    from ..text import pipeline

    matplotlib.rcParams["backend"] = "agg"  # the first call searches the backends of other packages
    pipeline.pipeline()
    pipeline.is_dictionary_word("quay")
    tagger.load()
    cells = json.loads(notebook_path().read_text(encoding="utf-8"))["cells"]
    with (
        as_file(files("onrecord.kernels") / "data" / "warm-up.txt") as text,
        suppress(Exception),  # if a user's notebook fails here, its kernel will report it
    ):
        parameters = {
            "source": str(text),
            "published": "2024-03-04",
            "output_dir": None,
        }  # Arrow would write in threads
        _run([cell for cell in cells if cell["cell_type"] == "code"], parameters)


def _run(cells: list[dict[str, Any]], parameters: dict[str, Any]) -> None:
    """Run code cells and display the value of each, as a kernel does."""
    from IPython.core.formatters import DisplayFormatter

    show = DisplayFormatter()
    space: dict[str, Any] = {"__name__": "__main__"}
    for cell in cells:
        body = ast.parse("".join(cell["source"])).body
        last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), "<cell>", "exec"), space)
        if "parameters" in cell["metadata"].get("tags", ()):
            space |= parameters
        if isinstance(last, ast.Expr):
            show.format(eval(compile(ast.Expression(last.value), "<cell>", "eval"), space))
