"""A text → its parse (`Parsed`): words, sentences, paragraphs and quotations, each found once."""

from ..files.light_imports import load_spacy

load_spacy()  # before anything imports spaCy

from .parsed import Parsed, parse, parse_all, tokenize_all  # noqa: E402

__all__ = ["Parsed", "parse", "parse_all", "tokenize_all"]
