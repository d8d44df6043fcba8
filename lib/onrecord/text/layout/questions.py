"""Interviews without labels, whose questions are paragraphs of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...model.spans import Cover, Span, trim, words_in
from ..quotations import Quotation

EDGES = " \t\r\n\u00a0\u202f*_#>"
"""Characters around what is said that are not part of it."""
SPEAKER = re.compile(r"\b(?:I|[Mm]y|me|myself)\b|\b[Ww]e\b|\b[Oo]ur\b|\bus\b")
SINGLE = re.compile(r"\b(?:I|[Mm]y|me|myself)\b")
_ADDRESS = re.compile(r"\byou\b|\byour\b", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"\binterview(?:s|ed|er)?\b|\bQ ?& ?A\b|\bin conversation\b|\bconversation with\b|\bsat down with\b|"
    r"\b(?:spoke|talk(?:s|ed)|chat(?:s|ted)) (?:to|with)\b|\bquestions (?:for|to)\b",
    re.IGNORECASE,
)
_ASKER = re.compile(r"\?[*_ \t]*(?:\([A-Z][^()?\n]{0,60}\))[*_ \t]*$")
_CLOSING = "”\"»’'›"
_LONGEST_QUESTION = 90
_SHORT = 2
"""Most paragraphs of an answer without “I” or “we” before the first one that has them."""
_LONGEST_PROMPT = 30
"""Most words of a prompt that is no question."""


def questions_and_answers(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]
) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield each question of an interview with the paragraphs of its answer.

    A text is an interview if it has at least two questions that are paragraphs of their own, of which half
    speak to “you” or are bold (a third, if all are short or the text calls itself an interview), and more
    than half of whose answers are in the first person; or if it calls itself one and at least half of its
    questions speak to “you”.

    Args:
        text: the text.
        paragraphs: its paragraphs.
        quotations: its outermost quotations.
    """
    quoted = [span for quotation in quotations for span in quotation.outer if text[span[1] - 1] in _CLOSING]
    cover = Cover(quoted)
    asks = [i for i, paragraph in enumerate(paragraphs) if _asks(text, paragraph, cover)]
    if len(asks) > 1:
        asks = sorted({*asks, *_prompts_around(text, paragraphs, asks, cover)})
    blocks = [(i, stop) for i, stop in pairwise([*asks, len(paragraphs)]) if stop > i + 1]
    if len(blocks) < 2:
        return
    answers = [[plain(text, p, quoted) for p in paragraphs[i + 1 : stop]] for i, stop in blocks]
    spoken = sum(any(SPEAKER.search(words) for words in answer) for answer in answers)
    single = sum(any(SINGLE.search(words) for words in answer) for answer in answers)
    marked = (is_bold, lambda text, p: bool(_ADDRESS.search(text, *p)), _is_signed)
    addressed = sum(any(sign(text, paragraphs[i]) for sign in marked) for i, _ in blocks)
    announced = _ANNOUNCED.search(text, 0, paragraphs[asks[0]][0]) is not None
    short = all(words_in(text, [paragraphs[i]]) <= _LONGEST_PROMPT for i, _ in blocks)
    enough = (3 if announced or short else 2) * addressed >= len(blocks)
    first = 0
    if 2 * spoken > len(blocks) and single and enough:
        first = next(n for n, said in enumerate(answers) if any(SPEAKER.search(words) for words in said))
        while first and len(answers[first - 1]) <= _SHORT and blocks[first - 1][1] == blocks[first][0]:
            first -= 1
    elif not (announced and 2 * addressed >= len(blocks)) or any(
        cover.meets(p) for i, stop in blocks for p in paragraphs[i + 1 : min(i + 2, stop)]
    ):
        return
    for i, stop in blocks[first:]:
        answer = paragraphs[i + 1 : stop]
        yield trim(text, paragraphs[i], EDGES), tuple(trim(text, p, EDGES) for p in answer)


def _asks(text: str, paragraph: Span, quoted: Cover) -> bool:
    """Whether a paragraph is an unquoted question, with who asks in brackets or not, or a bold prompt."""
    begin, end = trim(text, paragraph, EDGES)
    signed = _ASKER.search(text, begin, end)
    end = signed.start() + 1 if signed is not None else end
    if begin == end or words_in(text, [(begin, end)]) > _LONGEST_QUESTION:
        return False
    if quoted.meets((end - 1, end)) or quoted.meets((begin, begin + 1)):
        return False
    return text[end - 1] == "?" or (is_bold(text, paragraph) and text[end - 1] == ".")


def _is_signed(text: str, paragraph: Span) -> bool:
    return _ASKER.search(text, *trim(text, paragraph, EDGES)) is not None


def _prompts_around(
    text: str, paragraphs: Sequence[Span], asks: Sequence[int], quoted: Cover
) -> Iterator[int]:
    """Yield the prompts between the questions, and the one that opens the interview before them.

    A prompt is a short paragraph that speaks to “you” and not of “me” (“You say that sleep is a myth.”), and
    does not follow a question.
    """
    first = asks[0] - 2
    opens = first >= 0 and SPEAKER.search(text, *paragraphs[first + 1]) is not None
    for i in range(first if opens else asks[0], asks[-1]):
        paragraph = paragraphs[i]
        short = words_in(text, [paragraph]) <= _LONGEST_PROMPT
        spoken = _ADDRESS.search(text, *paragraph) and not SPEAKER.search(text, *paragraph)
        if short and spoken and i - 1 not in asks and not quoted.meets(paragraph):
            yield i


def is_bold(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is bold in Markdown."""
    words = text[slice(*paragraph)]
    return words.startswith(("**", "__")) and words.endswith(("**", "__"))


def plain(text: str, paragraph: Span, quoted: Sequence[Span]) -> str:
    """The words of a paragraph outside quotations."""
    kept, at = [], paragraph[0]
    for begin, end in quoted:
        if begin >= at and end <= paragraph[1]:
            kept.append(text[at:begin])
            at = end
    return " ".join((*kept, text[at : paragraph[1]]))
