"""Numbers: every quantity, amount, share, date and range of a text, with its value.

One rule for what goes where: `value` is what the words say, `low` and `high` are the bounds that follow.

* An exact number has a value and no bounds. “At least 40” has value and low 40, “up to 40” value and high 40.
* “40 to 60” says no single value: value None, low 40, high 60. “Dozens” has neither value nor bounds.
* A date's value is ISO 8601 with X for each digit the text leaves out (TIMEX3 for weekdays, quarters and
  seasons: `XXXX-WXX-3`, `2021-Q3`, `2021-SU`). Its `low` and `high` are the first and last day it comes to,
  where the text (“August 2008”) or the date of publication (“February 4”, “last month”, “Wednesday”) tells;
  else None. A date-range has the pair of its two dates as value, its first and last day as `low` and `high`.
* A score's value is its text with a hyphen (`3-1`), a time's is ISO 8601 (`T19:30`).
* What a number holds for is in `place` (as named) and `time` (ISO 8601: a day, or first and last day with a
  slash; as the date’s value where the day cannot be known), where its own clause says so.
* Numbers that tell one change together (“rose 7% to 4.2 million from 3.9 million”) name each other in
  `related`; `part` says which is how much (`by`), before (`from`) and after (`to`), `direction` up or down.
* Kinds: `count`, `money`, `percent`, `ordinal`, `measurement`, `duration`, `age`, `fraction`, `multiple`,
  `score`, `date`, `date-range`, `time`. Their text has the unit and currency, not “about” or “at least”.

Libraries measured on the 850 values of `tests/gold/numbers_bare*.txt` (this module: 843), and the 75 dates
with known days of `tests/gold/numbers*.jsonl`; a value counts whatever unit, kind or words it comes with:

* quantulum3 0.10.0: 687 of 850, 1.2 ms a word; no ordinals, names read as numbers. Not used.
* text2num 3.1.0: 622 of 850; fast, but turns text into text and keeps no offsets. Not used.
* number-parser 0.3.2: 637 of 850, text into text as well. Not used.
* price-parser 0.5.1: 113 of the 162 amounts of money; one price a string, no scales. Not used.
* pint 0.25.3: 196 of the 298 measurements; reads a quantity that is alone, not one in a sentence. Not used.
* dateparser 1.5.0: 41 of 75 dates among 238 found, 170 µs a word; cannot say which part of a date the text
  gives. Not used.
* Babel 2.18: kept for the English names of the ISO 4217 currencies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from ..model.cast import Cast
from ..model.claim import Claim
from ..model.number import Number
from ..model.spans import Span
from ..numbers.changes import Extent, Part, find_changes
from ..numbers.find import Figure, read_figures
from ..numbers.page import Page
from ..numbers.scope import find_scopes


def find_numbers(
    doc: Doc, published: str | None, read: tuple[Page, Sequence[Figure]] | None = None
) -> tuple[Number, ...]:
    """Numbers of a parsed text, in text order, none inside another.

    Args:
        doc: the parse of the text.
        published: date of publication, ISO 8601 (a time behind it is ignored), or None; what is no date
            counts as None.
        read: what `figures.find.read_figures` gave for the same, if that was asked before.

    Returns:
        The numbers, without `speaker` and `claim`. `text` is `doc.text[start:end]`.
    """
    page, figures = read or read_figures(doc, published)
    extents = [_extent(page, figure) for figure in figures]
    scopes, changes = find_scopes(page, extents), find_changes(page, extents)
    return tuple(
        _number(page, figure, i, figures, scopes.get(i, (None, None)), changes.get(i))
        for i, figure in enumerate(figures)
    )


def _extent(page: Page, figure: Figure) -> Extent:
    first, last = page.token(figure.first).i, page.token(figure.last - 1).i
    return Extent(figure.kind, figure.unit, figure.value, first, last)


def _number(
    page: Page,
    figure: Figure,
    i: int,
    figures: Sequence[Figure],
    scope: tuple[str | None, int | None],
    change: Part | None,
) -> Number:
    """The number that a figure is, `i` its place among the figures."""
    place, date = scope
    return Number(
        text=page.text(figure.first, figure.last),
        start=page.pieces[figure.first].start,
        end=page.pieces[figure.last - 1].end,
        kind=figure.kind,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        counted=_counted(figures, i, change),
        approximate=figure.approximate,
        id=f"n{i + 1}",
        place=place,
        time=_stretch(figures[date]) if date is not None else None,
        part=change.part if change else None,
        direction=change.direction if change else None,
        related=tuple(f"n{other + 1}" for other in change.others) if change else (),
    )


def _counted(figures: Sequence[Figure], i: int, change: Part | None) -> str | None:
    """What a figure counts: what its own words say, else (and for a `from` first) what its change is of."""
    own, others = figures[i].counted, change.others if change else ()
    shared = next((figures[other].counted for other in others if figures[other].counted), None)
    return (shared or own) if change and change.part == "from" else own or shared


def _stretch(date: Figure) -> str:
    """A date as a day, a stretch of days `first/last`, or with X where the days are not known."""
    if isinstance(date.low, str) and isinstance(date.high, str):
        return date.low if date.low == date.high else f"{date.low}/{date.high}"
    return "/".join(date.value) if isinstance(date.value, tuple) else str(date.value)


def credit(numbers: Sequence[Number], doc: Doc, claims: Sequence[Claim], cast: Cast) -> tuple[Number, ...]:
    """The numbers with `speaker` and `claim` filled in.

    A number belongs to the claim whose content contains it, the innermost if there are several. One outside
    of every content belongs, without a claim, to the speaker who is the subject or agent of a verb of
    estimating above it (“officials put the toll at 40”); else to nobody: the article itself says it.

    Args:
        numbers: from `find_numbers` on the same document.
        doc: the document.
        claims: its claims.
        cast: its actors.
    """
    contents = sorted(
        ((end - begin, begin, end, claim) for claim in claims for begin, end in claim.content),
        key=lambda row: row[:3],
    )
    credited = []
    for number in numbers:
        claim = next(
            (c for _, begin, end, c in contents if begin <= number.start and number.end <= end), None
        )
        if claim is not None:
            credited.append(replace(number, speaker=claim.speaker, claim=claim.id))
        else:
            credited.append(replace(number, speaker=_stated_by(number, doc, cast)))
    return tuple(credited)


_ESTIMATING = frozenset(
    (
        *(
            "put",
            "estimate",
            "report",
            "count",
            "record",
            "forecast",
            "predict",
            "project",
            "expect",
            "reckon",
        ),
        *("calculate", "say", "announce", "claim", "describe"),
    )
)


def _stated_by(number: Number, doc: Doc, cast: Cast) -> str | None:
    """The actor that is the subject or agent of a verb of estimating above the number."""
    span = doc.char_span(number.start, number.end, alignment_mode="expand")
    if span is None or number.kind in ("date", "date-range", "time"):
        return None
    for above in span.root.ancestors:
        if above.pos_ not in ("VERB", "AUX"):
            continue
        stated = _stating(above) if above.lemma_ in _ESTIMATING else None
        if stated is not None and stated.left_edge.i <= span.start <= stated.right_edge.i:
            return None
        if stated is not None:
            return _actor_at((stated.idx, stated.idx + len(stated.text)), cast)
        if above.dep_ in ("relcl", "ROOT", "advcl"):
            return None
    return None


def _stating(verb: Token) -> Token | None:
    """The subject of an active verb, the agent of a passive one (“described by officials as”)."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return next((child for child in verb.children if child.dep_ == "nsubj"), None)


def _actor_at(span: Span, cast: Cast) -> str | None:
    """The actor with the shortest mention around a span."""
    around = [
        (end - begin, actor.id)
        for actor in cast.actors
        for begin, end in actor.mentions
        if begin <= span[0] and span[1] <= end
    ]
    return min(around)[1] if around else None
