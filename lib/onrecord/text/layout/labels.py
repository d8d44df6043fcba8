"""Labels that open paragraphs and name their speakers: “Q:”, “COLE:”, “ADA COLE We met in 1990.”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from ...lexicons.words import given_names, words
from ...model.spans import Span
from ..pipeline import is_dictionary_word
from .openings import (
    ANSWER,
    NAMED,
    QUESTION,
    Label,
    asides_of,
    core_of,
    handle,
    in_capitals,
    letter,
    with_colon,
    with_dash,
)

_STOPS = ".!?"
_QUOTES = ("“", '"', "‘", "'", "«")
_INITIALS = re.compile(r"[A-Z]{2,3}")
_SPOKEN = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")
_LEAST = 3
"""So many paragraphs at least have labels that are initials, or that no colon follows."""
_AGENTS = ("er", "tor", "sor", "ist", "man", "woman", "person", "court", "witness", "judge", "host", "guest")


def find_labels(text: str, paragraphs: Sequence[Span], people: Collection[str]) -> tuple[Label | None, ...]:
    """Return the label of each paragraph, or None.

    All are None if fewer than two paragraphs have one, unless it is an entry of a live blog with its time.
    A name counts if its last word is that of a person in the text or if it holds a given name or title;
    without names, two roles that are repeated. If there are such labels, others count that are repeated and
    mostly ask (“LEDGER:”), are a role (“REPORTER:”), begin with a given name, are in capitals like one of
    them or stand between two of them. Labels without a colon count if most paragraphs between the first and
    the last have one, most of these are speech, and at least one is repeated.

    Args:
        text: the text.
        paragraphs: its paragraphs.
        people: the last words, folded, of the people named in the text.
    """
    found = [with_colon(text, paragraph) for paragraph in paragraphs]
    if found and found[0] is not None and text[found[0].after : found[0].after + 1] in _QUOTES:
        found[0] = None  # a headline: “Ada Cole: ‘I was early’”
    kept = _certain(text, paragraphs, _by_initials(text, paragraphs, found), people)
    if any(kept):
        return _between(text, paragraphs, kept)
    for form in (in_capitals, with_dash):
        kept = _without_colon(text, paragraphs, people, form)
        if any(kept):
            return _by_initials(text, paragraphs, kept)
    return (None,) * len(paragraphs)


def _certain(
    text: str, paragraphs: Sequence[Span], found: Sequence[Label | None], people: Collection[str]
) -> tuple[Label | None, ...]:
    """Those of the labels before a colon that count."""
    cores = {label: core_of(text, label) for label in found if label is not None and label.part == NAMED}
    ends = {
        label: text[paragraph[1] - 1] for label, paragraph in zip(found, paragraphs, strict=True) if label
    }
    often = Counter(cores.values())
    asking = Counter(core for label, core in cores.items() if ends[label] == "?")
    certain = {
        label
        for label, core in cores.items()
        if is_person(core, people)
        or any(is_person(aside, people) for aside in asides_of(text, label))
        or (often[core] > 1 and _stands_for(text, text[slice(*label.span)]))
    }
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
            or is_role(core)
            or (len(core) > 1 and core[0] in given_names())
            or (capitals and text[slice(*label.span)].isupper())
        )
    }
    others |= {label for label, core in cores.items() if core[-1] in {cores[other][-1] for other in others}}
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


def _between(text: str, paragraphs: Sequence[Span], kept: Sequence[Label | None]) -> tuple[Label | None, ...]:
    """The labels, with single letters before spaces, and single words between two labels (“ada72:”)."""
    out = list(kept)
    for i, paragraph in enumerate(paragraphs):
        if kept[i] is None:
            inside = 0 < i < len(kept) - 1 and kept[i - 1] is not None and kept[i + 1] is not None
            out[i] = letter(text, paragraph) or (handle(text, paragraph) if inside else None)
    return tuple(out)


def _without_colon(
    text: str,
    paragraphs: Sequence[Span],
    people: Collection[str],
    form: Callable[[str, Span], Label | None],
) -> tuple[Label | None, ...]:
    """The labels of one form that no colon follows; all None if the text is no transcript."""
    nobody = (None,) * len(paragraphs)
    found = tuple(form(text, paragraph) for paragraph in paragraphs)
    cores = {label: core_of(text, label) for label in found if label is not None}
    often = Counter(cores.values())
    at = [i for i, label in enumerate(found) if label is not None]
    if len(at) < _LEAST or len(often) < 2 or len(often) == len(at):
        return nobody
    spoken = sum(
        bool(_SPOKEN.search(text, label.after, paragraphs[i][1]))
        for i in at
        if (label := found[i]) is not None
    )
    if 2 * len(at) <= at[-1] - at[0] or 2 * spoken < len(at):
        return nobody
    named = any(
        is_person(core, people) or (len(core) == 1 and _stands_for(text, text[slice(*label.span)]))
        for label, core in cores.items()
    )
    return found if named else nobody


def _by_initials(
    text: str, paragraphs: Sequence[Span], labels: Sequence[Label | None]
) -> tuple[Label | None, ...]:
    """The labels, those that are the initials of two people as questions and answers (“SP:”, “OF:”).

    There are three such labels or more, and the text names one of the two people; if it names both, the
    initials are their names.
    """
    initials = [
        text[slice(*label.span)] if label is not None and label.part == NAMED else "" for label in labels
    ]
    often = Counter(letters for letters in initials if _INITIALS.fullmatch(letters))
    named = [_stands_for(text, letters) for letters in often]
    asks = Counter(
        letters for letters, (_, end) in zip(initials, paragraphs, strict=True) if text[end - 1] == "?"
    )
    if len(often) != 2 or often.total() < _LEAST or not any(named) or all(named):
        return tuple(labels)
    one, other = sorted(often, key=lambda letters: asks[letters] / often[letters])
    parts = {one: ANSWER, other: QUESTION} if asks[other] else {}
    return tuple(
        replace(label, part=parts[letters]) if label is not None and letters in parts else label
        for label, letters in zip(labels, initials, strict=True)
    )


def _stands_for(text: str, letters: str) -> bool:
    """Whether letters are the initials of a name in the text."""
    if not _INITIALS.fullmatch(letters):
        return False
    return re.search(r"\b" + r"[\w.’'-]*\s+".join(letters) + r"[\w’'-]", text) is not None


def is_person(core: Sequence[str], people: Collection[str]) -> bool:
    """Return whether the folded words of a label are those of a person.

    Args:
        core: the words.
        people: the last words, folded, of the people named in the text.
    """
    if not core:
        return False
    if core[-1] in people:
        return True
    if len(core) == 1:
        return False
    titled = core[0] in words("titles") | words("honorifics")
    given = any(word in given_names() for word in core[titled:-1])
    return (titled and given) or ((titled or given) and not is_dictionary_word(core[-1]))


def _exchange(cores: Mapping[Label, Sequence[str]], often: Mapping[tuple[str, ...], int]) -> set[Label]:
    """The labels of a transcript without names: two roles or more, each repeated (“THE COURT”)."""
    roles = {core for core, count in often.items() if count > 1 and is_role(core)}
    return {label for label, core in cores.items() if core in roles} if len(roles) > 1 else set()


def is_role(core: Sequence[str]) -> bool:
    """Return whether a label is a noun for a person (“REPORTER”, “Caller”)."""
    noun = core[-1]
    return len(core) < 3 and (noun in words("people") or (len(noun) > 4 and noun.endswith(_AGENTS)))
