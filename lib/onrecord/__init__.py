"""On Record: who said what about whom in a news article, in which words and with which numbers."""

from .analysis import Analysis, analyze
from .article import Article

__all__ = ["Analysis", "Article", "__version__", "analyze"]
__version__ = "0.1.0"
