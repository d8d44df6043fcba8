"""Folders: which files may hold articles, and which are skipped."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

_NO_ARTICLE = re.compile(r"(?:readme|license|licence|changelog|contributing)\b.*", re.IGNORECASE)
_OF_A_PAGE = re.compile(r"(.+)[ _-](?:files|Files|dateien|fichiers|archivos)")
_PAGES = (".html", ".htm", ".xhtml")
_WRITTEN = (
    ("article.json", "summary.json"),
    ("article.json", "report.html"),
    ("article.json", "claims.parquet"),
    ("article.json", "claims.csv"),
    ("articles.parquet", "claims.parquet"),
    ("corpus.ipynb", "report.html"),
)
"""Files that a folder holds if On Record wrote it: a report, tables, the report on a corpus."""
_INDEX = "index.html"
"""The list of the reports beside them."""


def article_files(
    folder: Path,
    onerror: Callable[[OSError], None] | None = None,
    output: Path | None = None,
    left_out: Callable[[Path], None] | None = None,
) -> Iterator[Path]:
    """The files of a folder and below that may hold articles, in order of path.

    Hidden files, locks of open documents, files about the folder (`README`, `LICENSE`), and the folder of
    pictures and scripts that a browser saves beside a page (`PAGE_files`) are skipped, and what On Record
    wrote is left out.

    Args:
        folder: where to look.
        onerror: called with the error for each folder that cannot be listed.
        output: the folder of the results, which is left out if it is inside.
        left_out: called with each folder that On Record wrote, and with that of the results unless it is
            empty.
    """
    place = os.path.realpath(output) if output is not None else None
    for base, folders, names in os.walk(folder, onerror=onerror):
        seen = [name for name in folders if not name.startswith(".") and not is_saved_with(name, names)]
        results = [name for name in seen if place == os.path.realpath(Path(base, name))]
        ours = [name for name in seen if name not in results and is_written(Path(base, name))]
        for name in sorted((*results, *ours)):
            if left_out is not None and any(Path(base, name).iterdir()):
                left_out(Path(base, name))
        folders[:] = sorted(name for name in seen if name not in results and name not in ours)
        for name in sorted(names):
            if _is_read(name) and not (ours and name == _INDEX):
                yield Path(base, name)


def is_written(folder: Path) -> bool:
    """Whether On Record wrote a folder: a report, the tables of an analysis, or the report on a corpus."""
    return any(all((folder / name).is_file() for name in names) for names in _WRITTEN)


def in_words(folders: Sequence[Path], output: Path | None) -> str:
    """Words for folders that were left out; that of the results is named."""
    results = [one for one in folders if output is not None and one.resolve() == output.resolve()]
    others = len(folders) - len(results)
    said = [f"the folder of the results ({one.name})" for one in results]
    said += [f"{others:,} folder{'' if others == 1 else 's'} that On Record wrote"] if others else []
    return " and ".join(said)


def may_hold(folder: Path, path: Path) -> bool:
    """Whether `article_files` would yield a file of a folder, if it were there; both paths are resolved."""
    if not path.is_relative_to(folder):
        return False
    *folders, name = path.relative_to(folder).parts
    return _is_read(name) and not any(one.startswith(".") for one in folders)


def _is_read(name: str) -> bool:
    """Whether a file may hold an article, by its name."""
    return not name.startswith((".", "~$")) and not _NO_ARTICLE.fullmatch(name)


def is_saved_with(folder: str, names: Collection[str], place: str = "") -> bool:
    """Whether a folder holds the pictures and scripts of a page saved beside it.

    Args:
        folder: its name.
        names: the names of the files beside it, or of others too.
        place: what stands before the names of those beside it.
    """
    found = _OF_A_PAGE.fullmatch(folder)
    return found is not None and any(f"{place}{found[1]}{suffix}" in names for suffix in _PAGES)
