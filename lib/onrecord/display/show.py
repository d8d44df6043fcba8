"""What the article notebook shows: a function for each section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import charts, tables
from .annotated.annotated_article import Annotated, annotate
from .correcting import corrections_list
from .findings import findings as find
from .html import templates
from .html.arrange import Beside, Folded, Stacked, beside, folded, stacked
from .number_facts import NumberFacts, number_facts
from .sides_list import sides as find_sides
from .summary import Masthead
from .summary import masthead as head

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """A template without values, shown as HTML."""

    template: str

    def __repr__(self) -> str:
        return f"<{self.template}>"

    def _repr_html_(self) -> str:
        return str(templates.render(self.template))


def masthead(analysis: Analysis) -> Masthead:
    """Return headline, publisher, date, length and warnings about how the article was read."""
    return head(analysis)


def findings(analysis: Analysis) -> Stacked:
    """Return what was found beyond doubt, and what a person corrected."""
    return stacked(find(analysis), corrections_list.notice(analysis))


def article(analysis: Analysis) -> Annotated:
    """Return the article with its claims in the colours of their speakers and notes in the margin."""
    return annotate(analysis)


def voices(analysis: Analysis) -> Beside:
    """Return charts: who is quoted most, and where in the article each speaker is heard."""
    return beside(charts.attributed_words(analysis), charts.positions(analysis))


def numbers(analysis: Analysis) -> NumberFacts:
    """Return the numbers as facts, with who states them."""
    return number_facts(analysis)


def sides(analysis: Analysis) -> Stacked:
    """Return who supports or opposes whom, with the evidence; folded, the wording of each speaker."""
    wording: list[tuple[str, Any]] = [("The wording of each speaker", charts.polarity(analysis))]
    taken = beside(find_sides(analysis), charts.sides(analysis))
    return stacked(taken, folded(wording))


def all_tables(analysis: Analysis) -> Folded:
    """Return all tables, folded."""
    return tables.all_tables(analysis)


def method() -> Page:
    """Return how the report was made, and its limits."""
    return Page("parts/method.html.j2")
