"""Turns of interviews and transcripts: whole questions and answers, by labels or by their alternation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from ...lexicons.words import fold
from ...model.spans import Cover, Span, trim, words_in
from ..quotations import Quotation
from .inline_questions import inline_answers
from .labels import ANSWER, NAMED, QUESTION, Label, core_of, find_labels
from .name_lines import find_name_lines

_EDGES = " \t\r\n\u00a0\u202f*_#>"
_SPEAKER = re.compile(r"\b(?:I|[Mm]y|me|myself)\b|\b[Ww]e\b|\b[Oo]ur\b|\bus\b")
_SINGLE = re.compile(r"\b(?:I|[Mm]y|me|myself)\b")
_ADDRESS = re.compile(r"\byou\b|\byour\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:interview|conversation|transcript|exchange|Q&A)\b.*"
    r"\b(?:edited|condensed|shortened|length|clarity|conducted|held|took place|translated)\b"
)
_CAPITALIZED = re.compile(r"\b[A-Z][\w’'-]+")
_ASKER = re.compile(r"\?[*_ \t]*(?:\([A-Z][^()?\n]{0,60}\))[*_ \t]*$")
_REPLY = re.compile(r"[?.][*_]*[ \t]+[*_]*(?:A|Answer|ANSWER)[*_]*[:.][*_]*[ \t]+(?=\S)")
_STAGE = re.compile(r"[(\[][^()\[\]]*[)\]]\.?")
_OPENING = ("“", '"', "«", "‘", "'", "„", "‹", "")
_LONGEST_QUESTION = 90
"""Most words of a question without a label."""
_LONGEST_PROMPT = 20
"""Most words of a prompt that is no question."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the next one speaks.

    Attributes:
        label: the words that name the speaker (“COLE”, “Q”), or None.
        part: `question` and `answer` of an interview whose speakers are not named by labels, else `named`.
        content: what is said, a span per paragraph.
    """

    label: Span | None
    part: str
    content: tuple[Span, ...]


def find_turns(doc: Doc, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Turn, ...]:
    """Return the turns of an interview or transcript, in order; none if the text is neither.

    A paragraph without a label continues the turn before it, unless that paragraph opens with a time (live
    blogs) or is a quotation. The last turn ends at a paragraph that names one of the speakers or speaks
    about the interview. Without labels, a text is an interview if it has at least two questions that are
    paragraphs of their own, or three that open paragraphs, with answers in the first person.

    Args:
        doc: the parse of the text.
        paragraphs: the spans of its paragraphs.
        quotations: its outermost quotations.
    """
    text = doc.text
    if not any(mark in text for mark in ":?."):
        return ()
    people = {
        fold(ent[-1].text)
        for ent in doc.ents
        if ent.label_ == "PERSON" and (len(ent) > 1 or not _has_colon(text, ent.end_char))
    }
    found = find_labels(text, paragraphs, people)
    if not any(found):
        found = find_name_lines(text, paragraphs, people)
    labels = [label for label in found if label is not None]
    if labels:
        turns = list(_labelled(text, paragraphs, found))
    else:
        turns = list(_questions(text, paragraphs, quotations)) or list(_inline(text, paragraphs, quotations))
    names = people | {core_of(text, label)[-1] for label in labels if label.part == NAMED}
    return tuple(_ended(text, turns, names, quotations))


def _has_colon(text: str, end: int) -> bool:
    return text[end : end + 3].lstrip("*_ ")[:1] == ":"


def _labelled(text: str, paragraphs: Sequence[Span], labels: Sequence[Label | None]) -> Iterator[Turn]:
    """Yield the turns by their labels."""
    starts = [i for i, label in enumerate(labels) if label is not None]
    for i, stop in pairwise([*starts, len(paragraphs)]):
        label = labels[i]
        if label is None:
            continue
        content = [trim(text, (label.after, paragraphs[i][1]), _EDGES)]
        if not label.timed and (label.alone or text[slice(*content[0])][:1] not in _OPENING):
            content += (trim(text, paragraph, _EDGES) for paragraph in paragraphs[i + 1 : stop])
        kept = tuple(span for span in content if span[0] < span[1] and not _STAGE.fullmatch(text, *span))
        reply = _REPLY.search(text, *kept[0]) if kept and label.part == QUESTION else None
        if reply is not None:
            yield Turn(None, ANSWER, (trim(text, (reply.end(), kept[0][1]), _EDGES), *kept[1:]))
        elif kept:
            yield Turn(label.span, label.part, kept)


def _questions(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[Turn]:
    """Yield the turns of an interview without labels; its questions are paragraphs of their own."""
    quoted = [span for quotation in quotations for span in quotation.outer]
    cover = Cover(quoted)
    asks = [i for i, paragraph in enumerate(paragraphs) if _asks(text, paragraph, cover)]
    if len(asks) > 1:
        between = range(asks[0], asks[-1])
        asks += (i for i in between if i not in asks and _prompts(text, paragraphs[i], cover))
        asks.sort()
    blocks = [(i, stop) for i, stop in pairwise([*asks, len(paragraphs)]) if stop > i + 1]
    if len(blocks) < 2:
        return
    answers = [[_plain(text, p, quoted) for p in paragraphs[i + 1 : stop]] for i, stop in blocks]
    spoken = sum(any(_SPEAKER.search(words) for words in answer) for answer in answers)
    single = sum(any(_SINGLE.search(words) for words in answer) for answer in answers)
    addressed = sum(
        is_bold(text, paragraphs[i]) or any(sign.search(text, *paragraphs[i]) for sign in (_ADDRESS, _ASKER))
        for i, _ in blocks
    )
    if 2 * spoken < len(blocks) + 1 or not single or 3 * addressed < len(blocks):
        return
    first = next(n for n, answer in enumerate(answers) if any(_SPEAKER.search(words) for words in answer))
    for i, stop in blocks[first:]:
        yield Turn(None, QUESTION, (trim(text, paragraphs[i], _EDGES),))
        yield Turn(None, ANSWER, tuple(trim(text, p, _EDGES) for p in paragraphs[i + 1 : stop]))


def _inline(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[Turn]:
    """Yield the answers of an interview whose questions open the paragraphs of the answers."""
    quoted = [span for quotation in quotations for span in quotation.outer]
    yield from (Turn(None, ANSWER, answer) for answer in inline_answers(text, paragraphs, quoted))


def _asks(text: str, paragraph: Span, quoted: Cover) -> bool:
    """Whether a paragraph is an unquoted question, with who asks in brackets or not, or a bold prompt."""
    begin, end = trim(text, paragraph, _EDGES)
    signed = _ASKER.search(text, begin, end)
    end = signed.start() + 1 if signed is not None else end
    if begin == end or words_in(text, [(begin, end)]) > _LONGEST_QUESTION:
        return False
    if quoted.meets((end - 1, end)) or quoted.meets((begin, begin + 1)):
        return False
    return text[end - 1] == "?" or (is_bold(text, paragraph) and text[end - 1] == ".")


def _prompts(text: str, paragraph: Span, quoted: Cover) -> bool:
    """Whether a short paragraph speaks to “you” and not of “me” (“You say that sleep is a myth.”)."""
    short = words_in(text, [paragraph]) <= _LONGEST_PROMPT
    spoken = _ADDRESS.search(text, *paragraph) and not _SPEAKER.search(text, *paragraph)
    return short and bool(spoken) and not quoted.meets(paragraph)


def is_bold(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is bold in Markdown."""
    words = text[slice(*paragraph)]
    return words.startswith(("**", "__")) and words.endswith(("**", "__"))


def _plain(text: str, paragraph: Span, quoted: Sequence[Span]) -> str:
    """The words of a paragraph outside quotations."""
    kept, at = [], paragraph[0]
    for begin, end in quoted:
        if begin >= at and end <= paragraph[1]:
            kept.append(text[at:begin])
            at = end
    return " ".join((*kept, text[at : paragraph[1]]))


def _ended(
    text: str, turns: Sequence[Turn], names: set[str], quotations: Sequence[Quotation]
) -> Iterator[Turn]:
    """Yield the turns, each without what follows a paragraph about the interview or its speakers.

    People named in an answer for the first time are no reason to end it, unless it is the last one.
    """
    quoted = [span for quotation in quotations for span in quotation.outer]
    known = {fold(word) for word in _CAPITALIZED.findall(text, 0, turns[0].content[0][0] if turns else 0)}
    for turn in turns:
        names = names if turn is turns[-1] else names & known
        first, *more = turn.content
        kept = [first]
        for span in more:
            plain = _plain(text, span, quoted)
            named = {fold(word).removesuffix("'s") for word in _CAPITALIZED.findall(plain)} & names
            apart = named or plain.lstrip()[:1] in "•*■"
            if _ABOUT.search(plain) or (apart and not _SPEAKER.search(plain)):
                break
            kept.append(span)
        yield Turn(turn.label, turn.part, tuple(kept))
