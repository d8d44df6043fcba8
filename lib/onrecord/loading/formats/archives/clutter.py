"""Files that operating systems leave in archives."""

from __future__ import annotations


def is_clutter(name: str) -> bool:
    """Whether a file in an archive was left there by an operating system."""
    parts = name.split("/")
    return any(
        part.startswith((".", "~$")) or part in ("__MACOSX", "Thumbs.db", "desktop.ini")
        for part in parts
        if part
    )
