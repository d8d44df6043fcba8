"""Files that operating systems leave in archives."""

from __future__ import annotations

from ...folders import is_saved_with

LEADS_OUT = "its name leads out of the archive"


def is_clutter(name: str) -> bool:
    """Whether a file in an archive was left there by an operating system."""
    return any(
        part.startswith((".", "~$")) or part in ("__MACOSX", "Thumbs.db", "desktop.ini")
        for part in name.split("/")
        if part not in ("", ".", "..")
    )


def leads_out(name: str) -> bool:
    """Whether the name of a file in an archive leads out of it (`../../a.txt`)."""
    return ".." in name.replace("\\", "/").split("/")


def is_part_of_page(name: str, names: frozenset[str]) -> bool:
    """Whether a file is in the folder that a browser saves beside a page in the same archive.

    Args:
        name: its path.
        names: the paths of all files.
    """
    folders = name.split("/")[:-1]
    places = ("/".join((*folders[:index], "")) for index in range(len(folders)))
    return any(is_saved_with(folder, names, place) for place, folder in zip(places, folders, strict=True))
