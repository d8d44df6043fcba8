"""Interviews whose paragraphs hold a question and its answer, as in “What is your trade? I mend clocks”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...model.spans import Cover, Span, trim, words_in

_BOLD = re.compile(r"[ \t]*(?P<mark>\*\*|__)(?P<question>[^*_\n]+)(?P=mark)[ \t]+(?P<answer>\S.*)", re.DOTALL)
_PLAIN = re.compile(
    r"(?:[#>•▪·–—-]+[ \t]*)?(?P<question>[A-Z][^?\n]*\?)[ \t]+(?P<answer>[^\W_].*)", re.DOTALL
)
_ADDRESS = re.compile(r"\byou\b|\byour\b", re.IGNORECASE)
_SPEAKER = re.compile(r"\b(?:I|[Mm]y|me|myself)\b")
_EDGES = " \t\r\n\u00a0\u202f*_#>"
_LONGEST_QUESTION = 40
_LEAST = 3
"""An interview has at least so many such paragraphs."""
_BETWEEN = 1
"""At most so many paragraphs on average continue an answer."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph with its question and its answer."""

    index: int
    question: Span
    answer: Span


def inline_answers(
    text: str, paragraphs: Sequence[Span], quoted: Sequence[Span]
) -> Iterator[tuple[Span, ...]]:
    """Yield the answers of an interview whose questions open the paragraphs, with all their paragraphs.

    The text has at least three such paragraphs close together; at least half of the questions speak to “you”
    and none of “me”, and at least half of the answers are in the first person.

    Args:
        text: the text.
        paragraphs: its paragraphs.
        quoted: its outermost quotations.
    """
    cover = Cover(quoted)
    found = (_block(text, i, paragraph, cover) for i, paragraph in enumerate(paragraphs))
    blocks = [block for block in found if block is not None]
    if len(blocks) < _LEAST or blocks[-1].index - blocks[0].index >= (1 + _BETWEEN) * len(blocks):
        return
    addressed = sum(bool(_ADDRESS.search(text, *block.question)) for block in blocks)
    spoken = sum(bool(_SPEAKER.search(text, *block.answer)) for block in blocks)
    if 2 * addressed < len(blocks) or 2 * spoken < len(blocks):
        return
    for block, after in pairwise([*blocks, None]):
        if block is not None:
            more = paragraphs[block.index + 1 : after.index] if after is not None else ()
            yield (block.answer, *(trim(text, paragraph, _EDGES) for paragraph in more))


def _block(text: str, index: int, paragraph: Span, quoted: Cover) -> _Block | None:
    """A paragraph that opens with an unquoted question, or with words in bold, and goes on with an answer."""
    match = _BOLD.fullmatch(text, *paragraph) or _PLAIN.fullmatch(text, *paragraph)
    if match is None:
        return None
    question, answer = match.span("question"), trim(text, match.span("answer"), _EDGES)
    if words_in(text, [question]) > _LONGEST_QUESTION or _SPEAKER.search(text, *question):
        return None
    return None if quoted.meets(question) else _Block(index, question, answer)
