"""Attributions by rule, from spaCy's parse and the list of cues."""

from __future__ import annotations

from spacy.tokens import Doc

from .attributions import Attribution


def find_attributions(doc: Doc) -> tuple[Attribution, ...]:
    """Attributions of a parsed text (direct, indirect and mixed), in text order."""
    raise NotImplementedError
