"""Sides as verbs: “supports”, “oppose”, “is divided on”."""

from __future__ import annotations

from typing import Any

_OF_ONE = {"supports": "supports", "opposes": "opposes", "mixed": "is divided on", "neutral": "is neutral on"}
_OF_SEVERAL = {
    "supports": "support",
    "opposes": "oppose",
    "mixed": "are divided on",
    "neutral": "are neutral on",
}


def side_verb(label: str, several: bool = False) -> str:
    """Return the side of one speaker, or of several (“teachers oppose”), as a verb."""
    return (_OF_SEVERAL if several else _OF_ONE).get(label, label)


def is_several(actor: Any) -> bool:
    """Return whether a row of the table of actors is several people."""
    return bool(actor.kind == "group")
