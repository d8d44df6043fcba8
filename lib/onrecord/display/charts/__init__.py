"""The charts of an article; each function takes an `Analysis` and returns a chart that a notebook shows."""

from .polarity import polarity
from .positions import positions
from .sides import sides
from .words import attributed_words

__all__ = ["attributed_words", "polarity", "positions", "sides"]
