"""Bounds of a figure from the words around it: about, at least, up to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..tokens.page import Page
from ..tokens.word_lists import number_words
from ..units.unit_table import signs

_LOOK_BACK = 5


def senses(page: Page, first: int, last: int, timely: bool) -> set[str]:
    """Which of `about`, `exact`, `low` and `high` apply to the figure from `first` to `last`.

    Args:
        page: the text.
        first: its first piece.
        last: the first piece after it.
        timely: whether it is a duration (“over three days” says when, not how many).
    """
    words = number_words()
    found: set[str] = set()
    at = first
    while at > 0:
        for size in range(min(_LOOK_BACK, at), 0, -1):
            phrase = page.phrase(at - size, at)
            sense = words.around.get(phrase)
            if sense:
                placed = phrase == "over" and at > 1 and page.pieces[at - 2].low in words.across
                if not placed and not (timely and _says_when(page, phrase, at, last)):
                    found.add(sense)
                at -= size
                break
        else:
            break
    for size in (3, 2, 1):
        sense = words.after.get(page.phrase(last, last + size))
        if sense and not _goes_on(page, last + size, page.phrase(last, last + size)):
            found.add(sense)
            break
    before = [piece.low for piece in page.pieces[max(first - 5, 0) : first]]
    if any(low.startswith("estimat") for low in before) and not {"that", "if", "whether"} & set(before):
        found.add("about")
    return found | _than(before)


def sign_of(found: Collection[str]) -> str:
    """`~` or `=` if a word says so (“about”, “just”), else nothing."""
    return "~" if "about" in found else "=" if "exact" in found else ""


def _says_when(page: Page, phrase: str, at: int, last: int) -> bool:
    """Whether `over three days` or `lower than a year earlier` say when something was, not how long."""
    if phrase == "over":
        return page.pieces[at - 2].low not in ("for", "of", "than", "by")
    return phrase.endswith("than") and page.pieces[last].low in ("earlier", "ago", "before", "previously")


def _than(before: Sequence[str]) -> set[str]:
    """The bound of any other comparison: `no deeper than 9 metres`, `heavier than 2 tonnes`."""
    if (
        len(before) < 2
        or before[-1] != "than"
        or not before[-2].endswith("er")
        or before[-2] in _NO_COMPARISON
    ):
        return set()
    if f"{before[-2]} than" in number_words().around:
        return set()
    return {"high" if len(before) > 2 and before[-3] in ("no", "not") else "low"}


_NO_COMPARISON = frozenset(("rather", "other", "fewer", "lower", "further"))


def _goes_on(page: Page, i: int, phrase: str) -> bool:
    """Whether the phrase before piece `i` belongs to what follows (“£35m plus £5m”, “7% plus inflation”)."""
    piece = page.pieces[i]
    return piece.sort == "number" or piece.text in signs() or (phrase == "plus" and piece.sort == "word")
