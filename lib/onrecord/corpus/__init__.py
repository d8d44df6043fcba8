"""Many articles at once: their tables put together in DuckDB, and what they say of one another."""

from .store import Corpus, open_corpus

__all__ = ["Corpus", "open_corpus"]
