"""`read_figures(parsed, published) -> Figures`: the numbers of a text, not yet assigned to sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model.rows.number import Figures, Number
from ..text.parsed import Parsed
from .context.changes import Extent, Part, find_changes
from .context.givers import find_giver
from .context.place_and_time import find_scopes
from .context.restated import find_restatements, with_restated
from .context.shared_units import with_ends, with_rates, with_things
from .find_figures import Figure, day_of, find_figures
from .tokens.page import Page, open_page


def read_figures(parsed: Parsed, published: str | None) -> Figures:
    """The numbers of a parsed text, and who gives them according to the text.

    Args:
        parsed: the parse of the text.
        published: date of publication, ISO 8601 (a time after it is ignored), or None; invalid dates count as
            None.

    Returns:
        The numbers in text order, none inside another, `text` as in `parsed.text[start:end]`.
    """
    page = open_page(parsed)
    figures = with_restated(page, tuple(find_figures(page, day_of(published))))
    figures = with_things(page, with_rates(page, figures))
    extents = [_extent(page, figure) for figure in figures]
    scopes, changes = find_scopes(page, extents), find_changes(page, extents)
    for i, j in find_restatements(page, figures).items():
        if j in changes and i not in changes:
            changes[i] = replace(changes[j], others=())
    figures = with_ends(page, figures, changes)
    numbers = tuple(
        _number(page, figure, i, figures, scopes.get(i, (None, None)), changes.get(i))
        for i, figure in enumerate(figures)
    )
    givers = ((number.id, find_giver(parsed, number)) for number in numbers)
    return Figures(numbers, {key: giver for key, giver in givers if giver is not None})


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
    """A figure as a number; `i` is its index among the figures."""
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
        change=_stands(figure, change),
        of_subject=figure.of_subject and change is None,
    )


def _counted(figures: Sequence[Figure], i: int, change: Part | None) -> str | None:
    """What a figure counts, by its own words, else by its change (for a `from`, the reverse)."""
    own, others = figures[i].counted, change.others if change else ()
    if figures[i].kind == "count" and not figures[i].unit:
        others = tuple(other for other in others if figures[other].kind == "count")
    shared = next((figures[other].counted for other in others if figures[other].counted), None)
    return (shared or own) if change and change.part == "from" else own or shared


def _stands(figure: Figure, change: Part | None) -> str:
    """The sign that qualifies a figure's value; see `onrecord.model.rows.number.Number.change`."""
    if figure.sign == "=":
        return "="
    if (figure.low is None) != (figure.high is None):
        return ">" if figure.high is None else "<"
    moved = change.direction if change and change.part == "by" and change.by_verb else None
    return moved or figure.sign or "="


def _stretch(date: Figure) -> str:
    """A date as a day, as days `first/last`, or with X for unknown days."""
    if isinstance(date.low, str) and isinstance(date.high, str):
        return date.low if date.low == date.high else f"{date.low}/{date.high}"
    return "/".join(date.value) if isinstance(date.value, tuple) else str(date.value)
