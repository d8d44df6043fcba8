"""Labels that open a paragraph and name its speaker: “Q:”, “COLE:”, “10:42 a.m. — Sheriff Dan Ruck:”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from ...lexicons.words import fold, given_names, words
from ...model.spans import Span
from ..pipeline import is_dictionary_word

QUESTION, ANSWER, NAMED = "question", "answer", "named"
_MARKS = r"(?:[*_#>•▪·–—-]+[ \t]*)*"
_TIME = (
    r"(?P<time>[(\[]?\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ \t]?[apAP]\.?[mM]\.?)?"
    r"(?:[ \t]+[A-Z]{2,4}\b)?[)\]]?[ \t]*[:|–—-]*[ \t]*)?"
)
_LETTER = re.compile(
    rf"{_MARKS}{_TIME}(?P<label>Q|A|Question|Answer|QUESTION|ANSWER)[*_]*[ \t]*[:.)][*_]*[ \t]*(?=\S)"
)
_NAME = re.compile(rf"{_MARKS}{_TIME}(?P<label>[^\W\d_][^:*\n“”\"]{{0,78}}?)[*_]*[ \t]*:[*_]*(?:[ \t]+|$)")
_ASIDE = re.compile(r"[,(\[]")
_MOST_WORDS = 6
_STOPS = ".!?"
_INITIALS = re.compile(r"[A-Z]{2,3}")
_LEAST_INITIALS = 3
_AGENTS = ("er", "tor", "sor", "ist", "man", "woman", "person", "court", "witness", "judge", "host", "guest")
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


def find_labels(text: str, paragraphs: Sequence[Span], people: Collection[str]) -> tuple[Label | None, ...]:
    """Return the label of each paragraph, or None.

    All are None if fewer than two paragraphs have one, unless it is an entry of a live blog with its time.
    A name counts if its last word is that of a person in the text or if it holds a given name or title;
    without names, two roles that are repeated. If there are such labels, others count that are repeated and
    mostly ask (“LEDGER:”), are a role (“REPORTER:”), begin with a given name or are in capitals like one of
    them.

    Args:
        text: the text.
        paragraphs: its paragraphs.
        people: the last words, folded, of the people named in the text.
    """
    found = [_label(text, paragraph) for paragraph in paragraphs]
    found = _by_initials(text, paragraphs, found)
    cores = {label: core_of(text, label) for label in found if label is not None and label.part == NAMED}
    ends = {
        label: text[paragraph[1] - 1] for label, paragraph in zip(found, paragraphs, strict=True) if label
    }
    often = Counter(cores.values())
    asking = Counter(core for label, core in cores.items() if ends[label] == "?")
    certain = {label for label, core in cores.items() if is_person(core, people)}
    certain = certain or _exchange(cores, often)
    last = {core[-1] for label, core in cores.items() if label in certain}
    capitals = any(text[slice(*label.span)].isupper() for label in certain)
    others = {
        label
        for label, core in cores.items()
        if certain
        and (
            core[-1] in last
            or (often[core] > 1 and 2 * asking[core] >= often[core])
            or _is_role(core)
            or (len(core) > 1 and core[0] in given_names())
            or (capitals and text[slice(*label.span)].isupper())
        )
    }
    letters = Counter(label.part for label in found if label is not None and label.part != NAMED)
    asked = letters[QUESTION] > 0 and letters.total() > 1
    kept = [
        label
        if label is not None and (asked if label.part != NAMED else label in certain or label in others)
        else None
        for label in found
    ]
    entry = any(label in certain and label.timed and ends[label] in _STOPS for label in kept if label)
    return tuple(kept) if entry or sum(label is not None for label in kept) > 1 else (None,) * len(kept)


def _by_initials(text: str, paragraphs: Sequence[Span], labels: Sequence[Label | None]) -> list[Label | None]:
    """The labels, those that are the initials of two people as questions and answers (“SP:”, “OF:”).

    There are three such labels or more, and the text names one of the two people.
    """
    initials = [
        text[slice(*label.span)] if label is not None and label.part == NAMED else "" for label in labels
    ]
    often = Counter(letters for letters in initials if _INITIALS.fullmatch(letters))
    named = [re.search(r"\b" + r"[\w.’'-]*\s+".join(letters) + r"[\w’'-]", text) for letters in often]
    asks = Counter(
        letters for letters, (_, end) in zip(initials, paragraphs, strict=True) if text[end - 1] == "?"
    )
    if len(often) != 2 or often.total() < _LEAST_INITIALS or not any(named):
        return list(labels)
    one, other = sorted(often, key=lambda letters: asks[letters] / often[letters])
    parts = {one: ANSWER, other: QUESTION} if asks[other] else {}
    return [
        replace(label, part=parts[letters]) if label is not None and letters in parts else label
        for label, letters in zip(labels, initials, strict=True)
    ]


def core_of(text: str, label: Label) -> tuple[str, ...]:
    """Return the folded words of a label before a comma or bracket."""
    core = _ASIDE.split(text[slice(*label.span)])[0]
    return tuple(fold(word.strip(".’'")) for word in core.split())


def _label(text: str, paragraph: Span) -> Label | None:
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


def is_person(core: Sequence[str], people: Collection[str]) -> bool:
    """Return whether the folded words of a label are those of a person.

    Args:
        core: the words.
        people: the last words, folded, of the people named in the text.
    """
    if core[-1] in people:
        return True
    if len(core) == 1:
        return False
    titled = core[0] in words("titles") | words("honorifics")
    given = any(word in given_names() for word in core[titled:-1])
    return (titled and given) or ((titled or given) and not is_dictionary_word(core[-1]))


def _exchange(cores: Mapping[Label, Sequence[str]], often: Mapping[tuple[str, ...], int]) -> set[Label]:
    """The labels of a transcript without names: two roles or more, each repeated (“THE COURT”)."""
    roles = {core for core, count in often.items() if count > 1 and _is_role(core)}
    return {label for label, core in cores.items() if core in roles} if len(roles) > 1 else set()


def _is_role(core: Sequence[str]) -> bool:
    """Whether a label is a noun for a person (“REPORTER”, “Caller”)."""
    noun = core[-1]
    return len(core) < 3 and (noun in words("people") or (len(noun) > 4 and noun.endswith(_AGENTS)))
