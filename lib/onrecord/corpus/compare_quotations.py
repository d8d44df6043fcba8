"""Sentences that are quoted, their words, and what differs between two wordings of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, LCSseq

from ..lexicons.words import fold

SAME = 0.75
"""Likeness (Indel ratio of words) of the shorter wording and the stretch of the other it fits best."""
SAME_FROM_OTHERS = 0.9
"""The same where two speakers are named for it: stock phrases are everybody's."""
LEAST = 5
"""Words that two wordings must have in common; fewer meet by chance."""

_QUOTED = re.compile(r"[“„«\"]([^”“„«»\"]+)[”»\"]")
_SENTENCE = re.compile(r"(?<=[.!?…])[)\]]?\s+(?=[^\W\d_a-z]|[“\"'‘])")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def quoted_sentences(said: str, kind: str | None) -> list[str]:
    """The sentences, whole or in part, that stand in quotation marks in the words of a claim.

    A quotation that the speaker's name interrupts (“It is old,” she said, “and unsafe.”) is one. Of a direct
    claim without quotation marks (a block quotation) all is quoted.
    """
    pieces = _QUOTED.findall(said) or ([said] if kind == "direct" else [])
    found: list[str] = []
    for piece in pieces:
        text = " ".join(piece.split())
        if found and found[-1].endswith(",") and (text[:1].islower() or text.startswith(("I ", "I’", "I'"))):
            found[-1] += f" {text}"
        elif text:
            found.append(text)
    return [sentence for text in found for sentence in _SENTENCE.split(text)]


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: folded, without punctuation."""
    return _WORD.findall(fold(text))


def is_same(a: Sequence[str], b: Sequence[str], likeness: float = SAME) -> bool:
    """Whether two wordings are of one sentence: one may be a part of the other, with words changed.

    Args:
        a: words of the one.
        b: words of the other.
        likeness: how like they must be.
    """
    return LCSseq.similarity(a, b) >= LEAST and fuzz.partial_ratio(a, b) >= 100 * likeness


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one wording.

    Attributes:
        text: the words.
        mark: `same` if both have them, `added` if only this one, `left out` if only the fuller one.
    """

    text: str
    mark: str


def compare(full: str, other: str) -> tuple[Piece, ...]:
    """What another wording adds to the fuller one and leaves out, in pieces that read in order."""
    ours, theirs = full.split(), other.split()
    keys = [[" ".join(words_of(w)) or w for w in side] for side in (ours, theirs)]
    found: list[Piece] = []
    for step in Indel.opcodes(keys[0], keys[1]):
        if step.tag == "delete":
            found.append(Piece(" ".join(ours[step.src_start : step.src_end]), "left out"))
        else:
            mark = "same" if step.tag == "equal" else "added"
            found.append(Piece(" ".join(theirs[step.dest_start : step.dest_end]), mark))
    return tuple(found)
