"""Attributions by rule, from spaCy's parse and the list of cues."""

from .find import find_attributions

__all__ = ["find_attributions"]
