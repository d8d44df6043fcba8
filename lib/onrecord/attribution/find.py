"""Find the attributions of a parsed text, by the trained model or by rules."""

from __future__ import annotations

from ..model.attribution import Attribution
from ..networks.reader import Reading
from ..text.parsed import Parsed
from . import rules
from .tagging import find

METHODS = ("model", "rules")


def find_attributions(
    parsed: Parsed, reading: Reading | None = None, method: str = "model"
) -> tuple[Attribution, ...]:
    """Return the attributions of a parsed text (direct, indirect and mixed), in text order.

    Args:
        parsed: the parse; the model reads only its text and quotations.
        reading: what the networks read in the text; by default, the text is read now.
        method: `model` or `rules`.

    Raises:
        ModelError: the trained model is missing or damaged.
        ValueError: there is no such method.
    """
    if method == "model":
        return find.find_attributions(parsed, reading)
    if method == "rules":
        return rules.find_attributions(parsed)
    raise ValueError(f"no method {method!r}: one of {', '.join(METHODS)}")
