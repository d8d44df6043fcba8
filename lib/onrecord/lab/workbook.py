"""What the notebooks call to open their article and its corrections."""

from __future__ import annotations

import warnings
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corrections import files, place
from ..display.phrasing.display_names import counted
from ..display.workbook import Note, nothing, said, save_article
from ..display.workbook import style as style_sheet
from ..model.article import Article
from . import parameters, sources
from .stale import (
    NoAnalysis,
    follow_outputs,
    hide_what_is_below_on_failure,
    show_from_here,
    show_in_notebook,
)

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis
    from ..corpus.store import Corpus
    from .compare import Comparison

__all__ = [
    "Note", "check", "comparison", "corrections_used", "no_analysis", "open_analysis", "open_article",
    "open_corpus", "open_corrections", "said", "save_article", "style",
]  # fmt: skip


def style() -> Note:
    """Return the style sheet and script of the displays in a notebook, and follow its outputs from now on."""
    follow_outputs()
    return style_sheet()


def check(**values: Any) -> None:
    """Check the parameters of a notebook.

    Raises:
        ParameterError: a value is not of the type of its parameter.
    """
    parameters.check(**values)


def no_analysis() -> Any:
    """Return a placeholder for the analysis; cells that use it end with one line.

    If the cell that calls this fails in a notebook, the outputs of the cells below are hidden: they show an
    earlier article.
    """
    hide_what_is_below_on_failure()
    return NoAnalysis()


def open_article(
    source: str | Path, published: str | date | None = None, which: int | str | None = None
) -> Article:
    """Read one article; if the source has several, list them to choose from.

    Args and errors: as `onrecord.lab.sources.read`.
    """
    try:
        return sources.read(source, published, which)
    except sources.ChoiceError as error:
        show_in_notebook(error.offer)
        raise


def open_corrections(article: Article, corrections: str | Path | None) -> files.Corrections | None:
    """Return what a person corrected in an article, or None.

    Args:
        article: the article.
        corrections: a file of corrections, or the folder in which `SLUG.yaml` may be (a relative one
            is looked for as `onrecord.corrections.place.locate` says); None for none.

    Raises:
        SourceError: the file is invalid or does not exist.
    """
    parameters.check(corrections=corrections)
    return files.of_article(article, corrections)


def open_analysis(
    source: str | Path,
    published: str | date | None = None,
    which: int | str | None = None,
    corrections: str | Path | None = place.FOLDER,
) -> Analysis:
    """Read one article and analyse it with its corrections.

    Args:
        source: a file, a folder or an address.
        published: date of publication; overrides the date that the source gives.
        which: number or words of the headline, if the source holds several articles.
        corrections: as for `open_corrections`.

    Raises:
        SourceError: the source gives no English article or several, or the corrections are invalid.
        ParameterError: a value is not of the type of its parameter.
    """
    from ..analysis.analyze import analyze  # loads the parser, which the notebook of a corpus does not need

    article = open_article(source, published, which)
    analysis = analyze(article, corrections=open_corrections(article, corrections))
    show_from_here()
    return analysis


def _open_compared(compared: str | Path, corrections: str | Path | None = place.FOLDER) -> Analysis:
    """Read the article to compare with, the only one of its source, and analyse it with its corrections.

    Args and errors: as `comparison`.
    """
    from ..analysis.analyze import analyze  # loads the parser

    article = sources.read_compared(compared)
    return analyze(article, corrections=open_corrections(article, corrections))


def open_corpus(
    reports: str | Path,
    corrections: str | Path | None = None,
    output_dir: str | Path | None = None,
    everything: bool = False,
    pages: int = 1_000,
) -> Corpus:
    """Read the reports of a folder into a corpus.

    Args:
        reports: folder of reports or tables.
        corrections: file that merges and splits actors.
        output_dir: folder of the tables and the pages of speakers; None for neither.
        everything: whether to count everything attributed, not only statements.
        pages: the number of speakers with a page, if there is an `output_dir`.

    Raises:
        SourceError: the folder holds no articles, or the corrections are invalid.
        ParameterError: a value is not of the type of its parameter.
    """
    from ..corpus import open_corpus as read_corpus  # only this notebook needs DuckDB

    parameters.check(
        reports=reports, corrections=corrections, output_dir=output_dir, everything=everything, pages=pages
    )
    corpus = read_corpus(reports, corrections, output_dir, everything, pages)
    show_from_here()
    return corpus


def comparison(
    analysis: Analysis, compared: str | Path | None, corrections: str | Path | None = place.FOLDER
) -> Comparison | Note:
    """Read and analyse another article, and compare the two.

    Args:
        analysis: the analysis of the first article.
        compared: the source of the other one; None for none.
        corrections: as for `open_corrections`.

    Returns:
        The comparison; without another article, a sentence on how to give one, which reports leave out.

    Raises:
        SourceError: the source gives no article or several.
        ParameterError: a value is not of the type of its parameter.
    """
    parameters.check(compared=compared, corrections=corrections)
    if compared is None:
        return nothing("To compare this article with another one, set `compared` in the first cell.")
    from .compare import compare  # loads DuckDB, which the notebook needs only here

    return compare(analysis, _open_compared(compared, corrections))


def corrections_used(analysis: Analysis, corrections: str | Path | None) -> Note:
    """Say where corrections were looked for, and how many apply.

    Args:
        analysis: the analysis.
        corrections: as for `open_corrections`.
    """
    if corrections is None:
        return said("No corrections: `corrections` is not set.")
    folder = place.locate(corrections, analysis.article.source)
    found = files.find(analysis.article, folder)
    if found is None:
        name = f"{analysis.article.slug}.yaml"
        if folder is not None and folder.is_dir():
            return said(f"No corrections: there is no {name} in {place.shown(folder)}.")
        return said(f"No corrections: there is no {corrections} in {Path.cwd()} or a folder above it.")
    unfit = sorted((one for one in analysis.corrections if one.problem), key=lambda one: one.line)
    applied = len(analysis.corrections) - len(unfit)
    rest = "".join(f" Line {one.line} does not: {one.problem}." for one in unfit)
    verb = "applies" if applied == 1 else "apply"
    return said(f"{counted(applied, 'correction').capitalize()} in {place.shown(found)} {verb}.{rest}")


def __getattr__(name: str) -> Any:
    """Return `save_tables`, which this module had in version 0.1, with a `DeprecationWarning`."""
    if name == "save_tables":
        warnings.warn("workbook.save_tables is now export.save_tables", DeprecationWarning, stacklevel=2)
        return import_module("onrecord.export").save_tables
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
