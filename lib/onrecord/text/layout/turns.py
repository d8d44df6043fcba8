"""Turns of interviews and transcripts: whole questions and answers, by labels or by their alternation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from ...lexicons.words import fold
from ...model.spans import Span, trim
from ..quotations import Quotation
from .inline_questions import inline_answers
from .labels import find_labels
from .name_lines import find_name_lines
from .openings import ANSWER, NAMED, QUESTION, Label, core_of
from .questions import EDGES, SPEAKER, is_bold, plain, questions_and_answers
from .told_stories import told_story

_ABOUT = re.compile(
    r"\b(?:interview|conversation|transcript|exchange|Q&A)\b.*"
    r"\b(?:edited|condensed|shortened|length|clarity|conducted|held|took place|translated)\b"
)
_CAPITALIZED = re.compile(r"\b[A-Z][\w’'-]+")
_REPLY = re.compile(r"[?.][*_]*[ \t]+[*_]*(?:A|Answer|ANSWER)[*_]*[:.][*_]*[ \t]+(?=\S)")
_STAGE = re.compile(r"[(\[][^()\[\]]*[)\]]\.?")
_CAPTION = re.compile(r".*\b(?:Image|Photo|Photograph|Picture|Illustration)s?(?: by)?: *\S[^.!?]{0,60}\.?")
_ASKED_BY = re.compile(r"(?:BY|By)\s+(?=\S)")
_OPENING = ("“", '"', "«", "‘", "'", "„", "‹", "")


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
    blogs) or is a quotation. A paragraph that names one of the speakers or speaks about the interview is in
    no turn, and ends the last one. Without labels, a text is an interview if it has at least two questions
    that are paragraphs of their own, or three that open paragraphs, with answers in the first person.
    A story told to a reporter is one turn.

    Args:
        doc: the parse of the text.
        paragraphs: the spans of its paragraphs.
        quotations: its outermost quotations.
    """
    text = doc.text
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
        turns = list(_told(doc, paragraphs, quotations)) or list(_unlabelled(text, paragraphs, quotations))
    names = people | {core_of(text, label)[-1] for label in labels if label.part == NAMED}
    return tuple(_ended(text, turns, names, quotations))


def _has_colon(text: str, end: int) -> bool:
    return text[end : end + 3].lstrip("*_ ")[:1] == ":"


def _labelled(text: str, paragraphs: Sequence[Span], labels: Sequence[Label | None]) -> Iterator[Turn]:
    """Yield the turns by their labels.

    “BY MS. ROE:” names who asks the questions after it, and “A.” is “THE WITNESS” if there is such a label.
    If only questions have a label, an answer begins with the paragraph after each.
    """
    starts = [i for i, label in enumerate(labels) if label is not None]
    cores = ((label.span, core_of(text, label)[-1:]) for label in labels if label is not None)
    witness = next((span for span, noun in cores if noun == ("witness",)), None)
    asked_by: Span | None = None
    alone = all(label is None or label.part == QUESTION for label in labels)
    for i, stop in pairwise([*starts, len(paragraphs)]):
        label = labels[i]
        if label is None:
            continue
        content = [trim(text, (label.after, paragraphs[i][1]), EDGES)]
        if not label.timed and (label.alone or text[slice(*content[0])][:1] not in _OPENING):
            rest = paragraphs[i + 1 : stop]
            apart = (n for n, paragraph in enumerate(rest) if label.alone and is_bold(text, paragraph))
            content += (trim(text, paragraph, EDGES) for paragraph in rest[: next(apart, None)])
        kept = tuple(span for span in content if span[0] < span[1] and not _STAGE.fullmatch(text, *span))
        reply = _REPLY.search(text, *kept[0]) if kept and label.part == QUESTION else None
        by = _ASKED_BY.match(text, *label.span)
        if by is not None:
            asked_by = (by.end(), label.span[1])
        elif reply is not None:
            yield Turn(None, ANSWER, (trim(text, (reply.end(), kept[0][1]), EDGES), *kept[1:]))
        elif kept and label.part == QUESTION and asked_by is not None:
            yield Turn(asked_by, NAMED, kept)
        elif kept and label.part == QUESTION and alone:
            yield Turn(label.span, QUESTION, kept[:1])
            yield from (Turn(None, ANSWER, answer) for answer in (kept[1:],) if answer)
        elif kept and label.part == ANSWER and witness is not None:
            yield Turn(witness, NAMED, kept)
        elif kept:
            yield Turn(label.span, label.part, kept)


def _unlabelled(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[Turn]:
    """Yield the turns of an interview without labels, or its answers if questions open their paragraphs."""
    found = False
    for question, answer in questions_and_answers(text, paragraphs, quotations):
        found = True
        yield Turn(None, QUESTION, (question,))
        yield Turn(None, ANSWER, answer)
    if not found:
        quoted = [span for quotation in quotations for span in quotation.outer]
        yield from (Turn(None, ANSWER, answer) for answer in inline_answers(text, paragraphs, quoted))


def _told(doc: Doc, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[Turn]:
    """Yield the one turn of a story told to a reporter."""
    quoted = [span for quotation in quotations for span in quotation.outer]
    people = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1]
    teller, story = told_story(doc.text, paragraphs, people, quoted)
    if teller is not None:
        yield Turn(teller, NAMED, story)


def _ended(
    text: str, turns: Sequence[Turn], names: set[str], quotations: Sequence[Quotation]
) -> Iterator[Turn]:
    """Yield the turns, each without captions and without paragraphs about the interview or its speakers.

    People named in an answer for the first time are no reason, unless it is the last one, which ends there.
    """
    quoted = [span for quotation in quotations for span in quotation.outer]
    known = {fold(word) for word in _CAPITALIZED.findall(text, 0, turns[0].content[0][0] if turns else 0)}
    for turn in turns:
        last = turn is turns[-1]
        about = names if last else names & known
        first, *more = turn.content
        kept = [first]
        for span in more:
            words = plain(text, span, quoted)
            named = {fold(word).removesuffix("'s") for word in _CAPITALIZED.findall(words)} & about
            apart = named or words.lstrip()[:1] in "•*■"
            if _ABOUT.search(words) or (apart and not SPEAKER.search(words)):
                if last:
                    break
            elif not _CAPTION.fullmatch(words):
                kept.append(span)
        yield Turn(turn.label, turn.part, tuple(kept))
