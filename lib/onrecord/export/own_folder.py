"""An analysis in its own folder, beside those of other articles."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..files.locks import locked
from ..files.naming import free_name
from ..files.writing import put, put_files, scratch
from ..model.article import Article
from ..model.errors import OutputError
from .formats import FORMATS
from .json_object import dump, to_json

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

_ABOUT = "article.json"
"""The file that names the article of the tables beside it."""


def write(analysis: Analysis, output: Path, format: str, taken: set[str]) -> Path:
    """Write an analysis into its own folder, named by the article's slug.

    Another article with the same headline gets a folder with a number. A link is not followed.

    Args:
        analysis: the analysis.
        output: the folder that holds them; it must exist.
        format: a key of `formats.FORMATS`.
        taken: names of the folders that this run has written; the new one is added.

    Returns:
        The folder.

    Raises:
        OutputError: the folder cannot be written.
    """
    article = analysis.article
    try:
        with scratch(output) as growing:
            data = to_json(analysis)
            FORMATS[format](data, growing)
            dump(data["article"], growing / _ABOUT)
            with locked(output):
                name = free_name(article.slug, lambda n: n not in taken and _is_free(output / n, article))
                if (output / name).is_dir():
                    put_files(growing, output / name)
                else:
                    put(growing, output / name)
    except OSError as error:
        raise OutputError(f"{output / article.slug}: {error.strerror or error}") from error
    taken.add(name)
    return output / name


def _is_free(folder: Path, article: Article) -> bool:
    """Return whether a folder is absent or holds an earlier analysis of this article; a link is neither."""
    if not os.path.lexists(folder):
        return True
    if folder.is_symlink():
        return False
    try:
        earlier = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        return bool(earlier["sha256"] == article.sha256 or earlier["source"] == article.source)
    except (OSError, ValueError, KeyError, TypeError):
        return False
