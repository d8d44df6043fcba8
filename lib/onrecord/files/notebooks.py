"""Paths of the notebooks that the package ships."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from ..model.errors import OutputError


def notebook_path(name: str = "article.ipynb") -> Path:
    """Return the path of a notebook: in the checkout, or in the installed package.

    Raises:
        OutputError: it is in neither.
    """
    package = Path(str(files("onrecord")))
    for place in (package.parents[1] / "notebooks", package / "notebooks"):
        if (place / name).is_file():
            return place / name
    raise OutputError(f"{name}: the notebook is missing from this installation")
