"""Analysis → charts: each function returns a `Chart` that a notebook shows."""

from .attributed_words_chart import attributed_words
from .polarity_chart import polarity
from .positions_chart import positions
from .sides_chart import sides

__all__ = ["attributed_words", "polarity", "positions", "sides"]
