"""Analyses written one after the other as they arrive: JSON lines or a folder per article."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from . import own_folder
from .json_object import line, to_json

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

Write = Callable[["Analysis"], None]


def json_lines(stream: IO[str]) -> Write:
    """Return a function that writes an analysis as one JSON object per line."""

    def write(analysis: Analysis) -> None:
        print(line(to_json(analysis)), file=stream)

    return write


def folders(output: Path, format: str) -> Write:
    """Return a function that writes an analysis into its own folder, named by the article's slug.

    Args:
        output: the folder that holds them; it must exist.
        format: a key of `formats.FORMATS`.
    """
    taken: set[str] = set()

    def write(analysis: Analysis) -> None:
        own_folder.write(analysis, output, format, taken)

    return write
