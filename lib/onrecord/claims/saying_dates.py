"""When something was said: the date that hangs on the cue of an attribution."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from ..model.attribution import Attribution
from ..model.spans import Span
from ..numbers.find import Figure, day_of, read_figures
from ..numbers.page import Page

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_SPEAKING = frozenset(
    ("speak", "talk", "write", "appear", "testify", "ask", "address", "post", "tweet", "answer")
)
_BETWEEN = frozenset(
    (
        "on",
        "in",
        "late",
        "early",
        "earlier",
        "later",
        "at",
        "during",
        "the",
        "a",
        "also",
        "last",
        "again",
    )
)


@dataclass(frozen=True, slots=True)
class _Date:
    """A date of the text: where it stands and what it comes to."""

    begin: int
    end: int
    words: str
    iso: str | None


class DateFinder:
    """Finds the date of saying of the attributions of one document.

    Args:
        doc: the parse.
        published: date of publication, ISO 8601, or None.
        read: what `figures.find.read_figures` gave for the same, if that was asked before.
    """

    def __init__(
        self, doc: Doc, published: str | None, read: tuple[Page, Sequence[Figure]] | None = None
    ) -> None:
        self._doc = doc
        self._dates = _dates(*(read or read_figures(doc, published)), day_of(published))

    def find(self, attribution: Attribution, head: Token | None) -> str | None:
        """The date said with a cue, as ISO 8601 day (or coarser), else its words; None if there is none.

        Args:
            attribution: the attribution.
            head: the main word of its cue.
        """
        if head is None:
            return None
        sentence = head.sent
        near = []
        for found in self._dates:
            if not sentence.start_char <= found.begin < sentence.end_char:
                continue
            if any(b <= found.begin and found.end <= e for b, e in attribution.content):
                continue
            token = self._token(found)
            hangs = token is not None and _hangs_on(token, head)
            if hangs or self._beside(found, attribution, sentence):
                near.append((not hangs, abs(found.begin - head.idx), found))
        if not near:
            return None
        best = min(near, key=lambda row: row[:2])[2]
        return best.iso or best.words

    def _token(self, found: _Date) -> Token | None:
        span = self._doc.char_span(found.begin, found.end, alignment_mode="expand")
        return span.root if span is not None else None

    def _beside(self, found: _Date, attribution: Attribution, sentence: SpacySpan) -> bool:
        """Whether only the source and small words stand between a date and the cue."""
        for begin, end in attribution.cue:
            first, last = (found.end, begin) if found.end <= begin else (end, found.begin)
            between = [token for token in sentence if first <= token.idx < last]
            if first <= last and all(_is_small(token, attribution.source) for token in between):
                return True
        return False


def _is_small(token: Token, source: tuple[Span, ...]) -> bool:
    return token.lower_ in _BETWEEN or token.is_space or any(b <= token.idx < e for b, e in source)


def _dates(page: Page, figures: Iterable[Figure], day: date | None) -> tuple[_Date, ...]:
    """The single dates of a text; those of more than a day keep their words unless ISO 8601 has a form."""
    found = []
    for figure in figures:
        if figure.kind != "date":
            continue
        begin, end = page.pieces[figure.first].start, page.pieces[figure.last - 1].end
        found.append(_Date(begin, end, page.text(figure.first, figure.last), _iso(figure, day)))
    return tuple(found)


def _iso(figure: Figure, published: date | None) -> str | None:
    """A date as ISO 8601, if it is known; a weekday is the last one up to the day of publication."""
    value = str(figure.value)
    weekday = _WEEKDAY.fullmatch(value)
    if weekday:
        if published is None:
            return None
        return (published - timedelta(days=(published.isoweekday() - int(weekday[1])) % 7)).isoformat()
    if figure.low is not None and figure.low == figure.high:
        return str(figure.low)
    return None if "X" in value else value


def _hangs_on(token: Token, head: Token) -> bool:
    """Whether a date depends on a cue, no clause in between but of speaking (“speaking on Tuesday”)."""
    for above in token.ancestors:
        if above.i == head.i:
            return True
        if above.pos_ == "VERB" and above.dep_ != "acl" and above.lemma_ not in _SPEAKING:
            return False
    return False
