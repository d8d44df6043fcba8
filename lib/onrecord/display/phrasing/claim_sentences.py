"""Claims as sentences: the cue and the content in the article's own words and order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...model.spans import Span, joined, paragraphs, words_in
from ..html.templates import one_line
from .display_names import shorten

SHORT = 2
"""Content of at most this many words is shown within its whole sentence."""
_BEFORE_MENTION = 40
"""Characters before a name that a cut sentence keeps."""
_OPEN = re.compile(
    r"\b(?:tell|tells|told|telling|(?:inform|remind)(?:s|ed|ing)?|(?:assur|notif|convinc|persuad)\w+|to|with|by)$",
    re.IGNORECASE,
)
"""Cues that are no sentence without who is told, or whose words they are (“according to”)."""
_OBJECT = re.compile(
    r"(?:[ \u00a0]+"
    r"(?!(?:about|after|and|as|at|because|before|behind|but|by|during|earlier|for|from|how|if|in|inside|it|last|"
    r"later|near|on|or|outside|over|since|that|this|through|to|today|under|until|via|what|when|where|whether|"
    r"while|who|why|with|without|yesterday)\b)"
    r"(?:(?:[A-Z]|Mrs?|Ms|Dr|Prof|Gen|Gov|Sen|Rep|St)\.(?= )|[\w’'.&-]*[\w’'])){1,8}"
)
"""Words behind such a cue up to a mark, a preposition or a clause: “reporters”, “the Evening Post”."""
_END = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|Rev|St|Jr|Sr|Co|Inc|Corp|Ltd|No|vs|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.\s+$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a claim's sentence.

    Attributes:
        text: the words.
        is_cue: whether they are its cue.
        is_object: whether they are the object of a cue such as “told”, which never stands without them.
    """

    text: str
    is_cue: bool = False
    is_object: bool = False


Sentence = tuple[Piece, ...]


def claim_sentence(text: str, claim: Any, with_speaker: bool = False, asides: bool = True) -> Sentence:
    """Return a claim in the article's own words and order, with its cue.

    Words of the source at the beginning are left out, since the speaker is named beside the sentence. Up to
    eight other words between two parts are kept (“told *reporters* that …”).

    Args:
        text: the article's text.
        claim: a row of the table of claims.
        with_speaker: whether to keep the words of the source at the beginning.
        asides: whether to keep what follows the name of the source after a comma (“, who has a shop there”).

    Returns:
        The pieces; joined, they form one line. Content of one or two words is shown within its whole
        sentence.
    """
    cue, content, source = (_whole(spans) for spans in (claim.cue, claim.content, claim.source))
    spoken = sorted({*cue, *content})
    if not spoken:
        return _pieces(text, source, ())
    if content and words_in(text, content) <= SHORT:
        return _pieces(text, (_sentence_around(text, (spoken[0][0], spoken[-1][1])),), cue)
    begin = spoken[0][0]
    named = [span for span in source if with_speaker or span[0] >= begin]
    if not asides:
        named = [(first, first + len(text[first:last].partition(",")[0])) for first, last in named]
    cuts = set() if asides else {end for _, end in named if text[end : end + 1] == ","}
    objects = _objects(text, cue, content)
    return _pieces(text, joined(text, sorted({*spoken, *named, *objects}), cuts), cue, objects)


def short_sentence(
    text: str, claim: Any, width: int, with_speaker: bool = False, about: Sequence[str] = ()
) -> Sentence:
    """Return a claim's sentence in about `width` characters; asides on its source are left out first.

    Args:
        text: the article's text.
        claim: a row of the table of claims.
        width: characters.
        with_speaker: whether to keep the words of the source at the beginning.
        about: names that should stay, as for `shortened`.
    """
    whole = claim_sentence(text, claim, with_speaker)
    if len(plain(whole)) <= width:
        return whole
    return shortened(claim_sentence(text, claim, with_speaker, asides=False), width, about)


def _objects(text: str, cue: Sequence[Span], content: Sequence[Span]) -> list[Span]:
    """Return the objects of cues that need one (“ reporters” behind “told”), with the space before them."""
    found = []
    for begin, end in cue:
        stop = min((first for first, _ in content if first >= end), default=len(text))
        behind = _OBJECT.match(text, end, stop) if _OPEN.search(text[begin:end]) else None
        if behind:
            found.append(behind.span())
    return found


def plain(sentence: Sentence) -> str:
    """Return a sentence as text."""
    return "".join(piece.text for piece in sentence)


def shortened(sentence: Sentence, width: int, about: Sequence[str] = ()) -> Sentence:
    """Return a sentence cut to about `width` characters at words; its cue is kept whole.

    Args:
        sentence: the sentence.
        width: characters.
        about: names that should stay; if the cut would lose them all, the words before them are left out
            instead.
    """
    if len(plain(sentence)) <= width:
        return sentence
    place = _first_mention(plain(sentence), about)
    if place > max(_BEFORE_MENTION, width - _BEFORE_MENTION):
        return _from(sentence, place - _BEFORE_MENTION, width)
    kept: list[Piece] = []
    room = width
    for number, piece in enumerate(sentence):
        if room > 0:
            whole = piece.is_cue or piece.is_object or len(piece.text) <= room
            kept.append(piece if whole else Piece(_cut(piece.text.rstrip(), max(2, room), bool(kept))))
            room -= len(piece.text)
        elif piece.is_object and sentence[number - 1] is kept[-1]:
            kept.append(piece)
        elif piece.is_cue:
            before = sentence[number - 1]
            complete = kept[-1].text.rstrip() == before.text.rstrip()  # nothing is left out before the cue
            kept[-1] = before if complete else replace(kept[-1], text=kept[-1].text.rstrip(" …"))
            told = [later for later in sentence[number + 1 : number + 2] if later.is_object]
            rest = sentence[number + 1 + len(told) :]
            ended = not any(later.text.strip(" .,;”’\"'") for later in rest)
            gap = () if complete else (Piece(" … "),)
            kept += [*gap, piece, *told, *(() if ended else (Piece(" …"),))]
    fixed = kept[-1].is_cue or kept[-1].is_object
    if len(kept) < len(sentence) and fixed and kept[-1] is sentence[len(kept) - 1]:
        kept.append(Piece(" …"))
    return tuple(kept)


def _cut(text: str, width: int, goes_on: bool) -> str:
    """Return a text cut to a width; behind other words, no word of it is cut in two."""
    words = shorten(text, width)
    at = len(words) - 1
    if not goes_on or not text[at : at + 1].isalnum() or not words[at - 1 : at].isalnum():
        return words
    head, space, _ = words.rpartition(" ")
    return f"{head}…" if head.strip() else f"{space}…"


def _first_mention(text: str, names: Sequence[str]) -> int:
    """Return where one of the names occurs first, or 0."""
    found = [re.search(rf"\b{re.escape(name)}\b", text) for name in names if name.strip()]
    return min((match.start() for match in found if match), default=0)


def _from(sentence: Sentence, begin: int, width: int) -> Sentence:
    """Return a sentence from a place on, cut to a width; cues before it stay."""
    kept: list[Piece] = []
    at = 0
    for piece in sentence:
        end = at + len(piece.text)
        if end > begin:
            skipped = max(0, begin - at)
            words = piece.text[skipped:]
            if skipped and not piece.is_cue:
                words = words.partition(" ")[2] or words
            kept.append(Piece(piece.text if piece.is_cue else words, piece.is_cue))
        elif piece.is_cue:
            kept.append(piece)
        at = end
    lead = [piece for piece in kept[:1] if piece.is_cue]
    rest = kept[len(lead) :]
    return (*lead, Piece(" … " if lead else "… "), *shortened(tuple(rest), width))


def sentence_at(text: str, place: int) -> Span:
    """Return the span of the sentence at an offset, by its full stops, within its paragraph."""
    line = next((line for line in paragraphs(text) if line[0] <= place < line[1]), (place, place))
    begin = line[0]
    for stop in _END.finditer(text, *line):
        if _ABBREVIATION.search(text[line[0] : stop.end()]):
            continue
        if stop.end() > place:
            return begin, stop.start() + len(stop.group().rstrip())
        begin = stop.end()
    return begin, line[1]


def _sentence_around(text: str, span: Span) -> Span:
    """Return the span from the beginning of a span's first sentence to the end of its last."""
    return sentence_at(text, span[0])[0], sentence_at(text, max(span[0], span[1] - 1))[1]


def _whole(spans: Sequence[Sequence[int]]) -> list[Span]:
    return [(begin, end) for begin, end in spans if begin < end]


def _pieces(text: str, spans: Sequence[Span], cue: Sequence[Span], objects: Sequence[Span] = ()) -> Sentence:
    """Return the words of spans, split at both ends of a cue and its object, with “…” between spans."""
    found: list[Piece] = []
    marked = [(*span, True) for span in cue] + [(*span, False) for span in objects]
    for number, (begin, end) in enumerate(spans):
        if number:
            found.append(Piece(" … "))
        at = begin
        inside = ((max(b, begin), min(e, end), own) for b, e, own in marked if b < end and begin < e)
        for b, e, own in sorted(inside):
            if b >= at:
                found += [Piece(spaced_line(text[at:b])), Piece(spaced_line(text[b:e]), own, not own)]
                at = e
        found.append(Piece(spaced_line(text[at:end])))
    kept = [piece for piece in found if piece.text]
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(piece for piece in kept if piece.text)


def spaced_line(text: str) -> str:
    """Return a text on one line; a space at either end is kept."""
    inner = one_line(text)
    if not inner:
        return " " if text else ""
    return (" " if text[:1].isspace() else "") + inner + (" " if text[-1:].isspace() else "")
