"""Do the numbers add up? The calculations of which an article states all numbers, each worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Any

from ..model.frames import rows_of
from ..numbers.arithmetic import Calculation, check_numbers
from .compare_numbers import agree
from .html import templates
from .html.templates import one_line
from .phrasing.number_values import human_value

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of a formula; a number has its anchor in the article."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Worked:
    """A calculation, worked out.

    Attributes:
        formula: its terms: numbers as the article writes them, and signs.
        result: the computed result, in the unit of the stated one.
        stated: the result as the article writes it.
        adds_up: whether they agree within the rounding of the numbers.
        is_stated: whether the stated result is the computed one, rounded; less round numbers may explain
            another one.
    """

    formula: tuple[Term, ...]
    result: str
    stated: Term
    adds_up: bool
    is_stated: bool

    @property
    def text(self) -> str:
        """The calculation as text."""
        within = f"within rounding {self.stated.text}, as stated"
        verdict = "as stated" if self.is_stated else within if self.adds_up else f"not {self.stated.text}"
        return f"{''.join(term.text for term in self.formula)} = {self.result}, {verdict}"


@dataclass(frozen=True, slots=True, repr=False)
class Calculations:
    """The calculations of an article; those that do not add up come first."""

    worked: tuple[Worked, ...]

    def __repr__(self) -> str:
        return "\n".join(one.text for one in self.worked)

    def _repr_html_(self) -> str:
        return str(templates.render("parts/calculations.html.j2", worked=self.worked))


def calculations(analysis: Analysis) -> Calculations:
    """Return the calculations that the numbers of an article allow, each worked out."""
    rows = [_plain(row) for row in rows_of(analysis.numbers)]
    by_id = {number.id: number for number in rows}
    found = check_numbers(analysis.article.text, rows)
    worked = [_worked(one, by_id) for one in sorted(found, key=lambda one: one.adds_up)]
    return Calculations(tuple(worked))


def _plain(row: Any) -> Any:
    """A row with None instead of a table's sign for an empty cell."""
    return row._replace(**{name: None for name in _TEXTS if not isinstance(getattr(row, name), str)})


_TEXTS = ("unit", "part", "direction")


def _worked(one: Calculation, rows: dict[str, Any]) -> Worked:
    *terms, last = (rows[key] for key in one.numbers)
    is_stated = one.adds_up and agree((one.result, one.result), (one.stated, one.stated))
    return Worked(tuple(_terms(one.formula, terms)), _result(one, last), _term(last), one.adds_up, is_stated)


def _terms(formula: str, numbers: list[Any]) -> Iterator[Term]:
    for place, (sign, field, _, _) in enumerate(Formatter().parse(formula)):
        if sign:
            yield Term(sign)
        if field is not None:
            yield _term(numbers[int(field) if field else place])


def _term(number: Any) -> Term:
    return Term(one_line(str(number.text)), str(number.id))


def _result(one: Calculation, stated: Any) -> str:
    """The result in the form of the stated one, with one more digit."""
    value = round(one.result, 2 if abs(one.result) < 10 else 1)
    row = stated._replace(value=value, low=None, high=None, approximate=False)
    if one.kind == "share" and stated.unit == "percent":
        return f"{value:g}%"
    return human_value(row)
