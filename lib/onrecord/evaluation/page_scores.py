"""Scores of web pages: headline, reporters, day and text against a person's reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_QUOTES = str.maketrans("‘’“”\u00a0", "''\"\" ")


@dataclass(frozen=True, slots=True)
class Page:
    """What a person reads on a page, or what a program found on it.

    Attributes:
        title: the headline; None if it is not judged.
        reporters: the names in the byline; None if they are not judged.
        also: names of contributors, which may be given or not.
        published: the day of publication, ISO 8601; None if it is not judged, or was not found.
        text: the body without headline and credits; None if it is not judged.
    """

    title: str | None = None
    reporters: tuple[str, ...] | None = None
    also: tuple[str, ...] = ()
    published: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class PageScores:
    """Counts and shares over pages; each pair is (correct, judged).

    Attributes:
        titles: headlines that are the same but for spaces and the form of quotation marks.
        bylines: pages on which all reporters and no others were found.
        false_names: names that are not in the byline.
        days: days that are the same.
        text: mean F1 of the words of a text, in per cent, and the number of texts.
    """

    titles: tuple[int, int]
    bylines: tuple[int, int]
    false_names: int
    days: tuple[int, int]
    text: tuple[float, int]


def score(pairs: Iterable[tuple[Page, Page]]) -> PageScores:
    """Scores of pairs (what a person read, what a program found)."""
    titles, names, days, texts, false_names = [], [], [], [], 0
    for gold, found in pairs:
        if gold.title is not None:
            titles.append(_plain(gold.title) == _plain(found.title or ""))
        if gold.reporters is not None:
            wanted, also, got = (
                set(map(_plain, group)) for group in (gold.reporters, gold.also, found.reporters or ())
            )
            names.append(wanted <= got <= wanted | also)
            false_names += len(got - wanted - also)
        if gold.published is not None:
            days.append(gold.published == found.published)
        if gold.text is not None:
            texts.append(word_f1(gold.text, found.text or ""))
    mean = 100 * sum(texts) / len(texts) if texts else 0.0
    return PageScores(_share(titles), _share(names), false_names, _share(days), (mean, len(texts)))


def word_f1(wanted: str, given: str) -> float:
    """F1 of the words of two texts, as bags, without case and punctuation; 1 if both are empty."""
    one, other = (Counter(re.findall(r"[^\W_]+", text.casefold())) for text in (wanted, given))
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _share(right: Sequence[bool]) -> tuple[int, int]:
    return sum(right), len(right)


def _plain(text: str) -> str:
    return " ".join(text.translate(_QUOTES).casefold().split())
