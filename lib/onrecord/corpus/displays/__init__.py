"""The tables of a corpus as a reader meets them, a module a section: each answers a question, row by row."""

from .articles import articles
from .namesakes import namesakes
from .numbers import numbers
from .quotes import travelled
from .sources import sources
from .speakers import speakers
from .stances import stances

__all__ = ["articles", "namesakes", "numbers", "sources", "speakers", "stances", "travelled"]
