"""The place and the time of a figure, from its own clause: `40 people in Ohio on Monday`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from ..tokens.page import Page
from .changes import Extent

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_WHERE = frozenset(
    (
        *("in", "at", "across", "near", "throughout", "inside", "outside", "off", "on", "around", "along"),
        *("of", "within", "over", "above", "under", "between", "beyond", "into"),
    )
)
_NOT_THEN = frozenset(
    ("since", "until", "till", "before", "after", "than", "from", "between", "through", "to")
)
_UNSCOPED = frozenset(("date", "date-range", "time", "ordinal"))


def find_scopes(page: Page, figures: Sequence[Extent]) -> dict[int, tuple[str | None, int | None]]:
    """The place (as named) and the date (as an index in the list) of figures.

    A place or date belongs to a figure if both depend on the same verb, or if it depends on the counted noun.
    A date right after a figure belongs only to that figure.
    """
    doc = page.doc
    starts = [sentence.start for sentence in doc.sents]
    by_sentence: dict[int, list[int]] = {}
    for i, figure in enumerate(figures):
        by_sentence.setdefault(starts[bisect_right(starts, figure.first) - 1], []).append(i)
    places: dict[int, list[DocSpan]] = {}
    for entity in doc.ents:
        start = starts[bisect_right(starts, entity.start) - 1]
        if entity.label_ in _PLACES and start in by_sentence:
            places.setdefault(start, []).append(entity)
    found = {}
    for start, members in by_sentence.items():
        dates = [
            i for i in members if figures[i].kind in ("date", "date-range") and _says_when(page, figures[i])
        ]
        owners = {date: _owner(page, figures, members, date) for date in dates}
        for i in members:
            if figures[i].kind in _UNSCOPED:
                continue
            mine = [date for date in dates if owners[date] in (None, i)]
            place, time = (
                _place(page, figures[i], places.get(start, [])),
                _time(page, figures, i, mine, owners),
            )
            if place or time is not None:
                found[i] = place, time
    return found


def _says_when(page: Page, date: Extent) -> bool:
    """Whether a date says when something applies, not since when or compared with when."""
    before = [token.lower_ for token in page.doc[max(date.first - 2, 0) : date.first]]
    return not (before and before[-1] in _NOT_THEN) and "than" not in before


def _owner(page: Page, figures: Sequence[Extent], members: Sequence[int], date: int) -> int | None:
    """The figure immediately before a date (`6.1% in September`, `4.5% a year earlier`)."""
    doc, first = page.doc, figures[date].first
    before = [i for i in members if figures[i].last < first and figures[i].kind not in _UNSCOPED]
    if not before:
        return None
    last = figures[before[-1]].last
    between = [
        token for token in doc[last + 1 : first] if token.lower_ not in ("in", "on", "for", "at", "during")
    ]
    return before[-1] if len(between) <= 1 and all(token.pos_ == "NOUN" for token in between) else None


def _time(
    page: Page, figures: Sequence[Extent], i: int, dates: Sequence[int], owners: dict[int, int | None]
) -> int | None:
    own = [date for date in dates if owners[date] == i]
    if own:
        return own[0]
    held = [date for date in dates if _holds(_root(page, figures[date]), page, figures[i])]
    return min(held, key=lambda date: abs(figures[date].first - figures[i].first), default=None)


def _place(page: Page, figure: Extent, places: Sequence[DocSpan]) -> str | None:
    """The name of the nearest place, by a preposition of place or as an owner (`Ohio’s`)."""
    held = []
    for place in places:
        root = place.root
        if figure.first <= root.i <= figure.last:
            continue
        inner = root.dep_ in ("poss", "compound", "nmod") and any(
            t.i == root.head.i for t in _chain(page, figure)
        )
        if inner or (root.dep_ == "pobj" and root.head.lower_ in _WHERE and _holds(root, page, figure)):
            held.append((abs(root.i - figure.first), place.text))
    return " ".join(min(held)[1].split()) if held else None


def _root(page: Page, figure: Extent) -> Token:
    return page.doc[figure.first : figure.last + 1].root


def _chain(page: Page, figure: Extent) -> list[Token]:
    """The words from a figure up the parse to its verb, which comes last."""
    return list(_upward(_root(page, figure)))


def _upward(token: Token) -> Iterator[Token]:
    yield token
    while token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        token = token.head
        yield token


def _holds(root: Token, page: Page, figure: Extent) -> bool:
    """Whether a place or date depends on the verb of a figure, or on a word between the two."""
    chain = {token.i for token in _chain(page, figure)}
    return any(token.i in chain for token in _upward(root))
