"""Names of actors, lists and counts as every display words them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...model.frames import rows_of
from ...model.namesakes import told_apart
from ..html.templates import one_line

if TYPE_CHECKING:
    import pandas as pd

NOBODY = "no speaker named"


def names(actors: pd.DataFrame) -> dict[str, str]:
    """Return names by id from a table of actors; actors with the same name get their id in brackets."""
    return told_apart({row.id: one_line(str(row.name)) or str(row.id) for row in rows_of(actors)})


def name_of(known: Mapping[str, str], key: Any, nobody: str = NOBODY) -> str:
    """Return the name of an id in a cell, or `nobody` for an empty cell."""
    return known.get(key, key) if isinstance(key, str) else nobody


def speaker_of(known: Mapping[str, str], claim: Any) -> str:
    """Return a claim's speaker: a name, “unclear: A or B” if the program cannot decide, or `NOBODY`."""
    if isinstance(claim.speaker, str):
        return known.get(claim.speaker, claim.speaker)
    candidates = [key if isinstance(key, str) else key[0] for key in getattr(claim, "candidates", ()) or ()]
    shown = [known[key] for key in candidates if key in known]
    return f"unclear: {' or '.join(shown)}" if shown else NOBODY


def shorten(text: str, width: int) -> str:
    """Return at most `width` characters of a text, cut at a word if possible, with an ellipsis."""
    if len(text) <= width:
        return text
    head = text[: width - 1].rstrip()
    at_word = head.rsplit(" ", 1)[0] if " " in head[width // 2 :] else head
    return at_word.rstrip(" ,;:–—-") + "…"


def listed(items: list[str], most: int = 3) -> str:
    """Return “A, B and C”, or “A, B, C and 4 others” if there are more than `most`."""
    if len(items) > most:
        rest = len(items) - most
        items = [*items[:most], f"{rest} other{'s' if rest > 1 else ''}"]
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return “1 claim”, “1,204 claims” or “no claims”."""
    plural = plural or noun + "s"
    return f"no {plural}" if number == 0 else f"1 {noun}" if number == 1 else f"{number:,} {plural}"


_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "millennium": "millennia"}
_UNCHANGED = ("hertz", "lux", "siemens", "horsepower", "times")


def several(unit: str) -> str:
    """Return the plural of a unit’s name (“months”, “degrees Celsius”, “miles per hour”); codes stay."""
    head, per, below = unit.partition(" per ")
    first, space, last = head.rpartition(" ")
    if not unit or head.isupper() or head == "percent" or head.endswith(_UNCHANGED):
        return unit
    if last[:1].isupper():  # `degree Celsius`
        return f"{several(first)}{space}{last}{per}{below}" if first else f"{last}s{per}{below}"
    return f"{first}{space}{_PLURALS.get(last, last + 's')}{per}{below}"
