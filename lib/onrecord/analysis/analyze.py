"""Analyse one article or a stream of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ..files.attempt import attempt
from ..loading.cleaning.language import why_not_english
from ..model.article import Article
from ..model.errors import SourceError
from ..model.hand import NOBODY, Overruling
from ..text import Parsed, parse_all, pipeline
from .analysis import Analysis, from_rows
from .portions import DOING, SECONDS, parse_each
from .run import Stages, on_parse, run, stages_for


def analyze(article: Article, method: str = "model", corrections: Overruling | None = None) -> Analysis:
    """Analyse an article.

    Args:
        article: the article; its dates are resolved against `article.published` if that is known.
        method: how attributions are found: by the trained `model` or by `rules`.
        corrections: a person's corrections; results that depend on a corrected row change with it.

    Returns:
        The analysis. The same text and date give the same tables and ids; correcting or dismissing a row does
        not change other ids.

    Raises:
        SourceError: the text is not English, or too long for the parser.
        ModelError: a model is not installed or damaged.
        TypeError: `article` is no article, or `corrections` are not what
            `workbook.open_corrections` gives.
        ValueError: there is no such method.

    Example:
        >>> analysis = analyze(Article("The quay will close in March, chair Ada Quill said on Monday."))
        >>> analysis.claims[["speaker_name", "cue_text"]].values.tolist()
        [['Ada Quill', 'said']]
        >>> analysis.actors.loc[0, ["name", "role"]].tolist()
        ['Ada Quill', 'chair']
    """
    if not isinstance(article, Article):
        raise TypeError(f"analyze takes an Article, as onrecord.read gives it, not {type(article).__name__}")
    if corrections is not None and not hasattr(corrections, "hand"):
        raise TypeError(
            "`corrections` are what workbook.open_corrections(article, place) gives, "
            f"not {type(corrections).__name__}"
        )
    if isinstance(refused := _checked(article), SourceError):
        raise refused
    return _analyze(article, stages_for(method), corrections)


def analyze_all(
    items: Iterable[Article | SourceError],
    method: str = "model",
    corrections_of: Callable[[Article], Overruling | None] = lambda _: None,
) -> Iterator[Analysis | SourceError]:
    """Analyse a stream of articles as `analyze` does, parsing a few at a time.

    Args:
        items: articles, and errors of sources that could not be read, which are passed on.
        method: as for `analyze`.
        corrections_of: returns the corrections of an article; if it raises a `SourceError`, that is yielded
            instead.

    Yields:
        The analysis of each article or an error (for example, of a text that is not English), in order.

    Raises:
        ModelError, ValueError: as `analyze`.
        TypeError: an item is neither an article nor an error.
    """
    stages = stages_for(method)
    for portion in pipeline.portions(items):
        with pipeline.passing():
            found = list(_analyze_portion(portion, stages, corrections_of))
        yield from found


def _analyze_portion(
    items: Iterable[Article | SourceError],
    stages: Stages,
    corrections_of: Callable[[Article], Overruling | None],
) -> Iterator[Analysis | SourceError]:
    """Analyse a few articles, parsed together."""
    checked = [_checked(item) for item in items]
    articles = [item for item in checked if isinstance(item, Article)]
    parses = iter(parse_each([(article.source, article.text) for article in articles], parse_all))
    for item in checked:
        parsed = next(parses) if isinstance(item, Article) else item
        if isinstance(item, Article) and isinstance(parsed, Parsed):
            work = partial(_analyze_parsed, item, parsed, stages, corrections_of)
            yield attempt(item.source, DOING, work, SECONDS)
        elif isinstance(parsed, SourceError):
            yield parsed


def _analyze_parsed(
    article: Article,
    parsed: Parsed,
    stages: Stages,
    corrections_of: Callable[[Article], Overruling | None],
) -> Analysis:
    return _analyze(article, on_parse(stages, parsed), corrections_of(article))


def _checked(item: Article | SourceError) -> Article | SourceError:
    """The article if it can be analysed, else the error."""
    if isinstance(item, SourceError):
        return item
    if not isinstance(item, Article):
        raise TypeError(
            "analyze_all takes articles and errors, as onrecord.read_all gives them, "
            f"not {type(item).__name__}"
        )
    reason = pipeline.why_not(item.text) or why_not_english(item.text, item.language)
    return SourceError(item.source or "the article", reason) if reason else item


def _analyze(article: Article, stages: Stages, corrections: Overruling | None) -> Analysis:
    hand = corrections.hand(article) if corrections else NOBODY
    rows = run(article, stages, hand)
    return from_rows(article, rows, hand.outcomes())
