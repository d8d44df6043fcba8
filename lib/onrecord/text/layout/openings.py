"""The words that open a paragraph and may name its speaker, in the forms in which transcripts write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...lexicons.words import fold, words
from ...model.spans import Span

QUESTION, ANSWER, NAMED = "question", "answer", "named"
_MARKS = r"(?:[*_#>•▪·–—-]+[ \t]*)*"
_TIME = (
    r"(?P<time>[(\[]?\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ \t]?[apAP]\.?[mM]\.?)?"
    r"(?:[ \t]+[A-Z]{2,4}\b)?[)\]]?[ \t]*[:|–—-]*[ \t]*)?"
)
_LETTER = re.compile(
    rf"{_MARKS}{_TIME}(?P<label>(?:Q|A|Question|Answer|QUESTION|ANSWER)[ ]?\d{{0,2}})"
    r"[*_]*[ \t]*[:.)][*_]*[ \t]*(?=\S)"
)
_NAME = re.compile(rf"{_MARKS}{_TIME}(?P<label>[^\W\d_][^:*\n“”\"]{{0,78}}?)[*_]*[ \t]*:[*_]*(?:[ \t]+|$)")
_SPACED_LETTER = re.compile(rf"{_MARKS}(?P<label>Q(?=[ \t])|A(?=[ \t]{{2}}|\t))[ \t]+(?=[A-Z“\"‘'–—…-])")
_CAPITALS = r"[A-Z](?:[A-Z’'-]+\.?|\.(?=[ A-Z]))"
_SPACED = re.compile(
    rf"{_MARKS}(?P<label>{_CAPITALS}(?:[ ]{_CAPITALS}){{0,3}})[ \t]+(?=[“\"‘'\[(]?(?:[A-Z][a-z’']|I\b|A\b|…))"
)
_DASHED = re.compile(
    rf"{_MARKS}(?P<label>[A-Z][\w.’'-]*(?:[ ][\w.’'-]+){{0,3}})[*_]*[ \t]*[–—|][*_]*[ \t]+(?=\S)"
)
_HANDLE = re.compile(rf"{_MARKS}{_TIME}(?P<label>@?[\w.-]{{3,24}})[*_]*:[*_]*[ \t]+(?=\S)")
_ASIDE = re.compile(r"[,(\[]")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_MOST_WORDS = 6
_SMALL = frozenset(("of", "the", "and", "for"))


@dataclass(frozen=True, slots=True)
class Label:
    """A label that opens a paragraph.

    Attributes:
        span: its words, without marks and colon.
        part: `question`, `answer` or `named`.
        after: where the words of the speaker begin.
        timed: whether the paragraph opens with a time, as in a live blog.
        alone: whether the paragraph has no other words.
    """

    span: Span
    part: str
    after: int
    timed: bool
    alone: bool = False


def with_colon(text: str, paragraph: Span) -> Label | None:
    """Return the label before a colon (“COLE:”, “Q:”, “10:42 a.m. — Sheriff Dan Ruck:”), or None."""
    match = _LETTER.match(text, *paragraph)
    if match is not None:
        part = QUESTION if match["label"][0] == "Q" else ANSWER
        return Label(match.span("label"), part, match.end(), match["time"] is not None)
    match = _NAME.match(text, *paragraph)
    if match is None:
        return None
    core = _ASIDE.split(match["label"])[0].split()
    raised = all(word[0].isupper() or word in _SMALL or fold(word) in words("particles") for word in core)
    if not raised or not 0 < len(core) <= _MOST_WORDS or not core[-1][0].isupper():
        return None
    return Label(match.span("label"), NAMED, match.end(), match["time"] is not None)


def letter(text: str, paragraph: Span) -> Label | None:
    """Return the letter before mere spaces (“Q  Thank you.”), or None."""
    match = _SPACED_LETTER.match(text, *paragraph)
    if match is None:
        return None
    return Label(match.span("label"), QUESTION if match["label"] == "Q" else ANSWER, match.end(), False)


def handle(text: str, paragraph: Span) -> Label | None:
    """Return a single word before a colon, in any letters (“moneypenny72:”), or None."""
    match = _HANDLE.match(text, *paragraph)
    return Label(match.span("label"), NAMED, match.end(), match["time"] is not None) if match else None


def in_capitals(text: str, paragraph: Span) -> Label | None:
    """Return words in capitals before a sentence (“ADA COLE We met in 1990.”), or None."""
    match = _SPACED.match(text, *paragraph)
    return Label(match.span("label"), NAMED, match.end(), False) if match else None


def with_dash(text: str, paragraph: Span) -> Label | None:
    """Return capitalized words before a dash or bar (“Ada Cole — We met in 1990.”), or None."""
    match = _DASHED.match(text, *paragraph)
    if match is None or not all(word[0].isupper() or word in _SMALL for word in match["label"].split()):
        return None
    return Label(match.span("label"), NAMED, match.end(), False)


def core_of(text: str, label: Label) -> tuple[str, ...]:
    """Return the folded words of a label before a comma or bracket."""
    return folded_core(text[slice(*label.span)])


def folded_core(said: str) -> tuple[str, ...]:
    """Return the folded words of a label before a comma or bracket, from all its words."""
    return _folded(_ASIDE.split(said)[0])


def asides_of(text: str, label: Label) -> Iterator[tuple[str, ...]]:
    """Yield the folded words of each bracket of a label (“The Minister (Ada Cole)”)."""
    return (_folded(match[1]) for match in _IN_BRACKETS.finditer(text, *label.span))


def _folded(said: str) -> tuple[str, ...]:
    return tuple(fold(word.strip(".’'")) for word in said.split())
