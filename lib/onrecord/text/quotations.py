"""Find quotations by their marks, also across paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ..model.spans import Span, paragraphs, trim

_DOUBLES = frozenset(("“", "”", "„", "‟", '"', "«", "»", "''", "``", "‘‘", "’’", "＂", "‹", "›"))
_OPENING = frozenset(("“", "„", "‟", "«", "``", "‘‘", "‹"))
_CLOSING = frozenset(("”", "»", "’’", "›"))
_MARK = re.compile(r"''|``|‘‘|’’|[“”„‟\"«»‹›＂‘’']")
_REVERSED, _REVERSED_END = re.compile(r"(?<!\S)”(?=\w)"), re.compile(r"(?<=[\w.,!?…])“(?!\w)")
_USUAL = re.compile(r"(?<!\S)“(?=\w)|(?<=[\w.,!?…])”(?!\w)")
_EXCHANGE = str.maketrans("“”", "”“")
_ELISION = re.compile(r"(?:\d0s|\d\d\b|em|tis|twas|til|till|cause|cos|bout|round|n)\b", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{—–-/‘'“\"«…")
_AFTER_CLOSING = frozenset(",.;:!?)]}—–-/’'”\"»…")
_ENDS_SPEECH = frozenset(",.!?…;:—–-")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as its parts, one per paragraph.

    Attributes:
        parts: spans between the marks; a quotation that continues in the next paragraph has several.
        outer: spans of the same parts with their marks.
    """

    parts: tuple[Span, ...]
    outer: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A possible quotation mark: its position, and what its neighbours allow it to be."""

    begin: int
    end: int
    glyph: str
    may_open: bool
    may_close: bool

    @property
    def double(self) -> bool:
        return self.glyph in _DOUBLES


@dataclass(frozen=True, slots=True)
class _Piece:
    """The part of a quotation in one paragraph; `opening` or `closing` is None if the mark is missing."""

    opening: _Mark | None
    closing: _Mark | None
    begin: int
    end: int

    @property
    def part(self) -> Span:
        """The span between the marks."""
        begin = self.opening.end if self.opening else self.begin
        return begin, max(begin, self.closing.begin if self.closing else self.end)


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a text, in order, with curly, straight, low or angle marks.

    Single marks count outside double ones (British and headline usage). A quotation that is not closed in its
    paragraph continues in the next paragraph that begins with a mark (Chicago Manual of Style, 13.32).
    Apostrophes and inch marks are not quotation marks. A quotation that is never closed ends with its
    paragraph, so that one typing error does not invert the rest of the text. Curly marks that are reversed in
    all of a paragraph (”…“) are read as if they were not.
    """
    text = _unreversed(text)
    found: list[list[_Piece]] = []
    open_at_end = False
    for paragraph in paragraphs(text):
        pieces = _pieces(text, paragraph, open_at_end)
        if open_at_end and pieces and pieces[0].begin == paragraph[0]:
            found[-1].append(pieces.pop(0))
            open_at_end = found[-1][-1].closing is None
        if pieces:
            found += ([piece] for piece in pieces)
            open_at_end = pieces[-1].closing is None and pieces[-1].end == paragraph[1]
        elif found and found[-1][-1].end != paragraph[1]:
            open_at_end = False
    return tuple(q for pieces in found if (q := _quotation(text, pieces)).parts)


def _unreversed(text: str) -> str:
    """The text with curly double marks exchanged in the paragraphs where they are reversed."""
    if not _REVERSED.search(text):
        return text
    turned = []
    for begin, end in paragraphs(text):
        opens, closes = _REVERSED.search(text, begin, end), _REVERSED_END.search(text, begin, end)
        if opens and closes and not _USUAL.search(text, begin, end):
            turned.append((begin, end))
    parts, at = [], 0
    for begin, end in turned:
        parts += [text[at:begin], text[begin:end].translate(_EXCHANGE)]
        at = end
    return "".join((*parts, text[at:]))


def _quotation(text: str, pieces: list[_Piece]) -> Quotation:
    kept = [piece for piece in pieces if text[slice(*piece.part)].strip()]
    return Quotation(
        parts=tuple(trim(text, piece.part) for piece in kept),
        outer=tuple((piece.begin, piece.end) for piece in kept),
    )


def _pieces(text: str, paragraph: Span, open_before: bool) -> list[_Piece]:
    """The quotations of one paragraph, outermost only."""
    marks = _marks(text, paragraph)
    pieces: list[_Piece] = []
    opened: list[_Mark] = []
    first_double = next((mark for mark in marks if mark.double), None)
    if open_before and first_double and _only_closes(first_double):
        pieces.append(_Piece(None, first_double, paragraph[0], first_double.end))
        marks = [mark for mark in marks if mark.begin > first_double.begin]
    i = 0
    while i < len(marks):
        mark = marks[i]
        if not mark.double:
            closing = None if opened else _single_partner(text, marks, i)
            if closing is not None:
                pieces.append(_Piece(mark, marks[closing], mark.begin, marks[closing].end))
                i = closing
        elif opened and _closes(text, marks, i):
            opening = opened.pop()
            while pieces and pieces[-1].begin > opening.begin:
                pieces.pop()
            pieces.append(_Piece(opening, mark, opening.begin, mark.end))
        elif _opens(text, marks, i, bool(opened)):
            opened.append(mark)
        i += 1
    return _with_unclosed(text, paragraph, pieces, opened, marks)


def _with_unclosed(
    text: str, paragraph: Span, pieces: list[_Piece], opened: list[_Mark], marks: list[_Mark]
) -> list[_Piece]:
    """Add the unclosed quotation; it ends at the next quotation or with the paragraph."""
    if opened:
        starts = sorted([mark.begin for mark in opened] + [piece.begin for piece in pieces] + [paragraph[1]])
        for mark in opened:
            begin, end = trim(text, (mark.begin, starts[bisect_right(starts, mark.begin)]))
            pieces.append(_Piece(mark, None, begin, max(end, mark.end)))
        pieces.sort(key=lambda piece: piece.begin)
    elif marks and not marks[0].double and marks[0].begin == paragraph[0] and not pieces:
        mark = marks[0]  # a single mark that begins the paragraph may continue in the next one
        if mark.glyph == "‘" and not _ELISION.match(text, mark.end):
            pieces.append(_Piece(mark, None, *paragraph))
    return pieces


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    begin, end = paragraph
    marks = []
    for match in _MARK.finditer(text, begin, end):
        before = text[match.start() - 1] if match.start() > begin else " "
        after = text[match.end()] if match.end() < end else " "
        may_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
        may_close = (after.isspace() or after in _AFTER_CLOSING) and not before.isspace()
        if not match.start() > begin:
            may_close = False
        marks.append(_Mark(*match.span(), match.group(), may_open, may_close))
    return marks


def _only_closes(mark: _Mark) -> bool:
    return mark.glyph in _CLOSING or (mark.glyph not in _OPENING and mark.may_close and not mark.may_open)


def _closes(text: str, marks: list[_Mark], i: int) -> bool:
    """Whether a double mark closes the open quotation."""
    mark = marks[i]
    if mark.glyph in _CLOSING:
        return True
    if mark.glyph in _OPENING:
        return mark.may_close and not mark.may_open
    if text[mark.begin - 1].isdigit() and mark.may_close:  # an inch mark, if the real end comes later
        following = next((m for m in marks[i + 1 : i + 6] if m.double), None)
        return following is None or not _only_closes(following)
    return mark.may_close or not mark.may_open


def _opens(text: str, marks: list[_Mark], i: int, inside: bool) -> bool:
    """Whether a double mark that does not close a quotation opens one."""
    mark = marks[i]
    if mark.glyph in _OPENING:
        return True
    if mark.glyph in _CLOSING:  # a closing mark may be typed for an opening one
        following = next((m for m in marks[i + 1 : i + 6] if m.double), None)
        at_word = mark.begin == 0 or text[mark.begin - 1].isspace()
        return not inside and at_word and following is not None and following.glyph in _CLOSING
    if inside:
        return mark.may_open
    if mark.begin and text[mark.begin - 1].isdigit():
        return False
    return mark.may_open or not mark.may_close


def _single_partner(text: str, marks: list[_Mark], i: int) -> int | None:
    """The index of the single mark that closes a quotation opened by single mark `i`, or None.

    A mark between an s and a space may be a plural possessive; it closes only if no better one follows.
    """
    mark = marks[i]
    opens = mark.glyph in "‘'" and mark.may_open and not _ELISION.match(text, mark.end)
    if not opens:
        return None
    doubles, weak = 0, None
    for j in range(i + 1, len(marks)):
        other = marks[j]
        if other.double:
            doubles += 1
        elif _ELISION.match(text, other.end) and not other.may_close:
            continue
        elif other.may_open and not other.may_close and doubles % 2 == 0:
            break
        elif other.may_close and doubles % 2 == 0 and (other.glyph == "’") == (mark.glyph == "‘"):
            if not _maybe_possessive(text, other):
                return j
            weak = j if weak is None else weak
    return weak


def _maybe_possessive(text: str, mark: _Mark) -> bool:
    before = text[mark.begin - 1]
    after = text[mark.end : mark.end + 1]
    return before in "sSxz" and before not in _ENDS_SPEECH and after == " "
