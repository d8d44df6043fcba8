"""What the notebook of one article shows, a call for each section."""

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
    """A text of the package as HTML."""

    template: str

    def __repr__(self) -> str:
        return f"<{self.template}>"

    def _repr_html_(self) -> str:
        return str(templates.render(self.template))


def masthead(analysis: Analysis) -> Masthead:
    """Headline, publisher, date, length, and what to know about how the article was read."""
    return head(analysis)


def findings(analysis: Analysis) -> Stacked:
    """What was found without doubt, and what a person corrected."""
    return stacked(find(analysis), corrections_list.notice(analysis))


def article(analysis: Analysis) -> Annotated:
    """The article with its claims shaded by speaker and notes in the margin."""
    return annotate(analysis)


def voices(analysis: Analysis) -> Beside:
    """Who is quoted most, and where in the article each speaker is heard."""
    return beside(charts.attributed_words(analysis), charts.positions(analysis))


def numbers(analysis: Analysis) -> NumberFacts:
    """The numbers as facts, with who says so."""
    return number_facts(analysis)


def sides(analysis: Analysis) -> Stacked:
    """Who supports or opposes whom, with the words that show it; folded, how each speaker's words sound."""
    wording: list[tuple[str, Any]] = [("How the words of each speaker sound", charts.polarity(analysis))]
    taken = beside(find_sides(analysis), charts.sides(analysis))
    return stacked(taken, folded(wording))


def all_tables(analysis: Analysis) -> Folded:
    """All tables, folded."""
    return tables.all_tables(analysis)


def method() -> Page:
    """How the report was made, and what it cannot tell."""
    return Page("parts/method.html.j2")
