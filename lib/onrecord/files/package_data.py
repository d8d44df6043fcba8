"""Data files that the package ships: read as text or TOML from the folder of the code that uses them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any


def read_text(package: str, name: str) -> str:
    """Return the text of `data/NAME` in a package's folder.

    Args:
        package: dotted name of the package, for example `onrecord.claims`.
        name: file name.

    Raises:
        FileNotFoundError: the package has no such file.
    """
    return (files(package) / "data" / name).read_text(encoding="utf-8")


def read_toml(package: str, name: str) -> dict[str, Any]:
    """Return the table that `data/NAME` in a package's folder holds."""
    return tomllib.loads(read_text(package, name))


def read_lines(package: str, name: str) -> Iterator[str]:
    """Yield the lines of `data/NAME` that are neither blank nor comments (`#`)."""
    return (line for line in read_text(package, name).splitlines() if line.strip() and line[0] != "#")
