"""What the article notebook shows: a function for each section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import charts, tables
from .annotated.annotated_article import Annotated, annotate
from .calculations import calculations
from .correcting import corrections_list
from .findings import findings as find
from .html import templates
from .html.arrange import Beside, Folded, Stacked, beside, folded, stacked
from .number_facts import number_facts
from .sides_list import sides as find_sides
from .source_audit import SourceAudit, source_audit
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
    """Return the certain findings, and the corrections by a person."""
    return stacked(find(analysis), corrections_list.notice(analysis))


def article(analysis: Analysis, everything: bool = False) -> Annotated:
    """Return the article with its claims in the colours of their speakers and notes in the margin.

    Args:
        analysis: the analysis.
        everything: whether to show everything attributed at first, not only statements.
    """
    return annotate(analysis, everything)


def sourcing(analysis: Analysis) -> SourceAudit:
    """Return the source audit: who is cited, how much rests on each source, who is not named or not heard."""
    return source_audit(analysis)


def voices(analysis: Analysis, everything: bool = False) -> Beside:
    """Return two charts: who is quoted most, and where each speaker is heard in the article.

    Args:
        analysis: the analysis.
        everything: whether to count everything attributed, not only statements.
    """
    return beside(charts.attributed_words(analysis, everything), charts.positions(analysis, everything))


def numbers(analysis: Analysis) -> Stacked:
    """Return the numbers as facts, with who states them; below, whether they add up."""
    return stacked(number_facts(analysis), calculations(analysis))


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
