"""The charts of an article; each function takes an `Analysis` and returns a chart that a notebook shows."""

from .article_charts import attributed_words, polarity, positions, sides, stances
from .speaker_network import speaking_about

__all__ = ["attributed_words", "polarity", "positions", "sides", "speaking_about", "stances"]
