"""Units that the text gives once for several numbers: `from $5 to $6 an hour`, `from 208 pounds to 193`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..figure import Figure
from ..tokens.page import Page
from ..tokens.word_lists import resource
from ..units.read_unit import read_rate
from ..units.unit_table import Unit
from .changes import Part

_JOINTS = frozenset(("to", "and", "or", "from", "-", "–"))
_ENDS = ("from", "to")


def with_rates(page: Page, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures; amounts joined to a rate in the same unit, or restated by one, become rates too."""
    made = list(figures)
    for i in range(len(made) - 1, 0, -1):
        one, two = made[i - 1], made[i]
        joined = two.first - one.last == 1 and page.pieces[one.last].low in _JOINTS
        bracketed = two.first - one.last == 1 and page.pieces[one.last].text == "("
        if bracketed and one.unit and two.unit and page.pieces[two.last].text == ")":
            made[i - 1], made[i] = (_with_rate(page, figure, two.last + 1) for figure in (one, two))
        elif joined and one.unit and two.unit and two.unit.startswith(f"{one.unit} per "):
            made[i - 1] = replace(one, unit=two.unit)
    return tuple(made)


def _with_rate(page: Page, figure: Figure, i: int) -> Figure:
    """The figure with the rate that begins at piece `i` (`9 billion shekels ($2.4 billion) a year`)."""
    if figure.kind != "money" or figure.unit is None:
        return figure
    rate = read_rate(page.pieces, Unit(figure.unit, "money"), i)
    return replace(figure, unit=rate[0].name) if rate else figure


def with_things(page: Page, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures; a bare part of a count counts the same (`6 million homes, including 2 million`)."""
    made = list(figures)
    for i in range(1, len(made)):
        one, two = made[i - 1], made[i]
        behind = [page.phrase(two.first - size, two.first) for size in (1, 2)]
        part = behind[0] in _PARTS or behind[1] in _PARTS
        bare = one.kind == two.kind == "count" and not two.unit and (two.counted is None or two.of_subject)
        if part and bare and not one.of_subject and page.token(one.first).sent == page.token(two.first).sent:
            made[i] = replace(two, unit=one.unit, counted=one.counted)
    return tuple(made)


_PARTS = frozenset(("including", "of which", "of whom", "of them", "among them"))


def with_ends(page: Page, figures: Sequence[Figure], changes: Mapping[int, Part]) -> tuple[Figure, ...]:
    """The figures; a bare end of a change has the unit of the other end, or the level of something.

    A level of an index is in points. The level of something else with a name (`Acme rose 8% to 3.65`) counts
    nothing.
    """
    made = list(figures)
    for i, part in changes.items():
        figure = made[i]
        if part.part not in _ENDS or figure.kind != "count" or figure.unit:
            continue
        others = [figures[j] for j in part.others]
        end = next((o for j, o in zip(part.others, others, strict=True) if changes[j].part in _ENDS), None)
        if end is not None and end.unit and end.kind != "count":
            made[i] = replace(figure, kind=end.kind, unit=end.unit, counted=end.counted or figure.counted)
        elif any(o.unit in ("percent", "point") for o in others):
            made[i] = _level(page, figure, any(o.unit == "point" for o in figures))
    return tuple(made)


def _level(page: Page, figure: Figure, points: bool) -> Figure:
    words = set((figure.counted or "").lower().replace("/", " ").split())
    if points or words & set(resource("changes.toml")["indices"]["words"]):
        return replace(figure, unit="point")
    sentence, counted = page.token(figure.first).sent, (figure.counted or "").split()
    name = any(t.tag_ == "NNP" and t.text == counted[-1] for t in sentence) if counted else False
    return replace(figure, counted=None) if name else figure
