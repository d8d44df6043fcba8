"""How many of the words of claims stand in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...model.spans import overlap, words_in


def quoted_words(text: str, claims: Iterable[Any]) -> int:
    """Return how many words of claims are quoted: all of a direct one, those in marks of a partly quoted one.

    Args:
        text: the article's text.
        claims: rows of the table of claims.
    """
    from ...text.quotations import find_quotations  # its package loads the parser, which starts slowly

    rows = list(claims)
    partly = [span for claim in rows if claim.kind == "mixed" for span in claim.content]
    marked = [span for quotation in find_quotations(text) for span in quotation.parts] if partly else []
    inside = [(max(a, c), min(b, d)) for a, b in partly for c, d in marked if overlap((a, b), (c, d))]
    return words_in(text, inside) + sum(words_in(text, row.content) for row in rows if row.kind == "direct")
