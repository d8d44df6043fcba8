"""A parsed text with its pieces, and the look-ups between the two."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ...text.parsed import Parsed
from .pieces import PADDING, Piece, cut_pieces

_LONGEST_ALONE = 12
_BESIDE = frozenset(
    ("just", "only", "about", "exactly", "nearly", "almost", "a", "an", "the", "or", "than", "more", "less")
)


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed text in pieces, which are finer than its tokens, and the look-ups between the two.

    Attributes:
        doc: the parse.
        source: its text.
        pieces: of its text.
        starts: offset of each token.
        sterling: whether the text contains a sign of British money.
    """

    doc: Doc
    source: str
    pieces: list[Piece]
    starts: list[int]
    sterling: bool

    def token(self, i: int) -> Token:
        """The token that piece `i` begins in."""
        return self.doc[max(bisect_right(self.starts, self.pieces[i].start) - 1, 0)]

    def opens_sentence(self, i: int) -> bool:
        """Whether piece `i` is the first word of a sentence, a quotation or a paragraph."""
        if i == 0 or self.pieces[i - 1].text in "“\"‘'«([:–—•*.!?…":
            return True
        return bool(self.token(i).is_sent_start) or "\n" in self.between(i)

    def between(self, i: int) -> str:
        """The characters between piece `i` and the one before it."""
        return self.source[self.pieces[i - 1].end : self.pieces[i].start] if i else ""

    def is_all(self, first: int, last: int) -> bool:
        """Whether the text consists of the pieces from `first` to `last`, apart from marks and adverbs."""
        if last - first > _LONGEST_ALONE or len(self.pieces) - PADDING > _LONGEST_ALONE + 6:
            return False
        rest = (*self.pieces[:first], *self.pieces[last:])
        return all(piece.sort == "mark" or piece.low in _BESIDE for piece in rest)

    def text(self, first: int, last: int) -> str:
        """The words of the pieces from `first` to `last` (exclusive)."""
        return self.source[self.pieces[first].start : self.pieces[last - 1].end]

    def phrase(self, first: int, last: int) -> str:
        """The same in lower case with single spaces; empty beyond an end of the text."""
        if first < 0 or not self.pieces[last - 1].text:
            return ""
        return " ".join(self.text(first, last).lower().split())


def open_page(parsed: Parsed) -> Page:
    """The page of a parsed text."""
    text = parsed.text
    sterling = any(sign in text for sign in ("£", " pence", " sterling"))
    return Page(parsed.doc, text, cut_pieces(text), [token.idx for token in parsed.doc], sterling)
