"""Quotations: stretches of text between quotation marks, followed over paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from .spans import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, as its parts (one a paragraph), each without its marks.

    Attributes:
        parts: spans between the marks; a quotation that goes on in the next paragraph has several.
        outer: spans with the marks, one for each part.
    """

    parts: tuple[Span, ...]
    outer: tuple[Span, ...]


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Outermost quotations of a text, in order, by curly, straight, low or angle marks.

    A paragraph that opens a quotation without closing it goes on in the next paragraph that opens
    with a mark (Chicago Manual of Style, 13.32). Apostrophes and inch marks are no quotation marks.
    A mark without its partner closes at its paragraph's end, so that one typing error does not turn
    the rest of the text inside out.
    """
    raise NotImplementedError
