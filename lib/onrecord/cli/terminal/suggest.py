"""Suggest the nearest command, option or file for a mistyped word."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

_MOST = 10_000
"""Most files of a folder to compare."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean “…”?` with the nearest of the known words, or an empty string."""
    folded = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.7)
    return f"; did you mean “{folded[found[0]]}”?" if found else ""


def nearest_file(source: str) -> str:
    """Return `; did you mean “…”?` with the file of the folder whose name is nearest, or an empty string."""
    path = Path(source)
    try:
        names = [entry.name for entry in islice(path.parent.iterdir(), _MOST)]
    except OSError:
        return ""
    return nearest(path.name, names).replace("“", f"“{'' if path.parent == Path() else f'{path.parent}/'}")


def looks_like_source(word: str) -> bool:
    """Return whether a word looks like a file, a folder, standard input or an address, not like a command."""
    return word == "-" or "://" in word or "/" in word or bool(Path(word).suffix) or Path(word).exists()
