"""Free names for the folders of articles."""

from __future__ import annotations

from collections.abc import Callable


def free_name(slug: str, is_free: Callable[[str], bool]) -> str:
    """Return the first of `slug`, `slug-2`, `slug-3` and so on that is free."""
    name, number = slug, 1
    while not is_free(name):
        number += 1
        name = f"{slug}-{number}"
    return name
