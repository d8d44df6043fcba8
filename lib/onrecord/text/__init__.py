"""A text → its parse (`Parsed`): words, sentences, paragraphs and quotations, each found once."""

from .parsed import Parsed, parse, parse_all, tokenize_all

__all__ = ["Parsed", "parse", "parse_all", "tokenize_all"]
