"""Many analyses → one report: tables merged in DuckDB, actors joined, quotations and numbers compared."""

from .store import Corpus, open_corpus

__all__ = ["Corpus", "open_corpus"]
