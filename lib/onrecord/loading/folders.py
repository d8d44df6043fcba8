"""Folders: which files may hold articles, and which are skipped."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

_NO_ARTICLE = re.compile(r"(?:readme|license|licence|changelog|contributing)\b.*", re.IGNORECASE)
_OF_A_PAGE = re.compile(r"(.+)[ _-](?:files|Files|dateien|fichiers|archivos)")
_PAGES = (".html", ".htm", ".xhtml")


def article_files(folder: Path, onerror: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    """The files of a folder and below that may hold articles, in order of path.

    Hidden files, locks of open documents, files about the folder (`README`, `LICENSE`), and the folder of
    pictures and scripts that a browser saves beside a page (`PAGE_files`) are skipped.

    Args:
        folder: where to look.
        onerror: called with the error for each folder that cannot be listed.
    """
    for base, folders, names in os.walk(folder, onerror=onerror):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not is_saved_with(name, names)
        )
        for name in sorted(names):
            if not name.startswith((".", "~$")) and not _NO_ARTICLE.fullmatch(name):
                yield Path(base, name)


def is_saved_with(folder: str, names: Collection[str], place: str = "") -> bool:
    """Whether a folder holds the pictures and scripts of a page saved beside it.

    Args:
        folder: its name.
        names: the names of the files beside it, or of others too.
        place: what stands before the names of those beside it.
    """
    found = _OF_A_PAGE.fullmatch(folder)
    return found is not None and any(f"{place}{found[1]}{suffix}" in names for suffix in _PAGES)
