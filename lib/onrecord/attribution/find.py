"""Attributions of a parsed text, by the trained model or by rules alone."""

from __future__ import annotations

from spacy.tokens import Doc

from ..model.attribution import Attribution
from . import rules
from .tagging import find

METHODS = ("model", "rules")


def find_attributions(doc: Doc, method: str = "model") -> tuple[Attribution, ...]:
    """Attributions of a parsed text (direct, indirect and mixed), in text order.

    Args:
        doc: the parse; the model reads its text alone, the rules its parse.
        method: `model` or `rules`.

    Raises:
        ModelError: the trained model is missing or damaged.
        ValueError: there is no such method.
    """
    if method == "model":
        return find.find_attributions(doc.text)
    if method == "rules":
        return rules.find_attributions(doc)
    raise ValueError(f"no method {method!r}: one of {', '.join(METHODS)}")
