"""Compares quotations: the sentences quoted in a claim, their words, and differences between wordings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, LCSseq

from ..lexicons.words import fold

SAME = 0.75
"""Least similarity (Indel ratio of words) of the shorter wording and the best match in the other."""
SAME_FROM_OTHERS = 0.9
"""The same for two different named speakers: both may use a stock phrase."""
LEAST = 5
"""Least number of words that two wordings must share; fewer may coincide by chance."""

OPENING = '[“„«"]'
"""Pattern of the marks with which a quotation begins."""
_QUOTED = re.compile(r"[“„«\"]([^”“„«»\"]+)[”»\"]")
_SENTENCE = re.compile(r"(?<=[.!?…])[)\]]?\s+(?=[^\W\d_a-z]|[“\"'‘])")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def quoted_sentences(said: str, kind: str | None) -> list[str]:
    """Return the sentences, whole or in part, that a claim has in quotation marks.

    A quotation that the speaker's name interrupts (“It is old,” she said, “and unsafe.”) is one
    sentence. A direct claim without quotation marks (a block quotation) is quoted whole.
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
    """Return the words of a text for comparison: folded, without punctuation."""
    return _WORD.findall(fold(text))


def is_same(a: Sequence[str], b: Sequence[str], likeness: float = SAME) -> bool:
    """Return whether two wordings belong to the same sentence; one may be a changed part of the other.

    Args:
        a: words of one.
        b: words of the other.
        likeness: least similarity, 0 to 100.
    """
    return LCSseq.similarity(a, b) >= LEAST and fuzz.partial_ratio(a, b) >= 100 * likeness


def are_same(one: Sequence[str], other: Sequence[str], likeness: Sequence[float]) -> np.ndarray:
    """Return for many pairs of wordings whether they belong to the same sentence.

    Args:
        one: the first wording of each pair, as a string with a character for each word.
        other: the second.
        likeness: least similarity of each pair, 0 to 1.

    Returns:
        A Boolean for each pair; the same as that of `is_same`.
    """
    least = np.asarray(likeness)
    shared = process.cpdist(one, other, scorer=LCSseq.similarity, dtype=np.int32)
    shorter = np.array([min(len(a), len(b)) for a, b in zip(one, other, strict=True)])
    # a ratio of 2 * shared / (shorter + window), with shared <= window, reaches a likeness from here on
    found = shared >= np.maximum(LEAST, np.floor(shorter * least / (2 - least)))
    chosen = np.flatnonzero(found).tolist()
    ratios = process.cpdist(
        [one[i] for i in chosen], [other[i] for i in chosen], scorer=fuzz.partial_ratio, dtype=np.float64
    )
    found[chosen] = ratios >= 100 * least[chosen]
    return found


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of one wording.

    Attributes:
        text: the words.
        mark: `same` if both wordings have them, `added` if only this one, `left out` if only the fuller one.
    """

    text: str
    mark: str


def compare(full: str, other: str) -> tuple[Piece, ...]:
    """Return the words that a wording adds to the fuller one or leaves out, as pieces in reading order."""
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
