"""One article from a source; if it has several, the one that was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from ..display.html import templates
from ..display.phrasing.display_names import shorten
from ..loading import read as reading
from ..model.article import Article
from ..model.days import iso_day
from ..model.errors import SourceError
from ..model.spans import words_in
from .parameters import check

LISTED = 100
"""Most articles of a source that are listed; a feed may have any number."""
_NAMED = 3
_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of a source that has several.

    Attributes:
        number: its number in the source, from 1.
        title: its headline, or an empty string.
        source: where it is, as `Article.source`.
        words: its length.
    """

    number: int
    title: str
    source: str
    words: int


@dataclass(frozen=True, slots=True, repr=False)
class Offer:
    """The articles of a source, to choose from.

    Attributes:
        source: the source.
        articles: its articles, at most `LISTED`.
        more: whether there are more.
    """

    source: str
    articles: tuple[Listed, ...]
    more: bool

    def __repr__(self) -> str:
        lines = [f"{one.number:>4}  {templates.one_line(one.title or one.source)}" for one in self.articles]
        return "\n".join([*lines, *(["      … and more"] if self.more else [])])

    def _repr_html_(self) -> str:
        return str(templates.render("parts/offer.html.j2", offer=self))


class ChoiceError(SourceError):
    """A source with several articles, of which none was chosen.

    Args:
        source: the source.
        reason: what to do, in plain words.
        offer: its articles.
    """

    def __init__(self, source: str, reason: str, offer: Offer) -> None:
        super().__init__(source, reason)
        self.offer = offer

    def __reduce__(self) -> tuple[type[ChoiceError], tuple[str, str, Offer]]:  # type: ignore[override]
        return type(self), (self.source, self.reason, self.offer)


def read(source: str | Path, published: str | date | None = None, which: int | str | None = None) -> Article:
    r"""Read one article.

    Args:
        source: a file of any format, a folder, an http(s) address, or a file that On Record saved, which is
            read verbatim.
        published: date of publication, a `date` or ISO 8601; overrides the date that the source gives.
        which: which article, if the source holds several: its number, from 1, or words of its headline.

    Returns:
        The article.

    Raises:
        ChoiceError: the source holds several articles, and `which` does not choose one of them.
        SourceError: the source gives no article.
        ParameterError: `source` is empty, or a value is not of the type of its parameter.

    Example:
        >>> import tempfile, pathlib
        >>> story = pathlib.Path(tempfile.mkdtemp(), "story.txt")
        >>> _ = story.write_text("Quay to close\n\nThe quay will close in March, chair Ada Quill said.\n")
        >>> read(story, published="2024-03-04").title
        'Quay to close'
    """
    check(source=source, published=published, which=which)
    return _read(str(source), iso_day(published), which, "source")


def read_compared(source: str | Path) -> Article:
    """Read the article to compare with, the only one of its source.

    Raises:
        SourceError: the source gives no article or several.
        ParameterError: `compared` is empty, or not of its type.
    """
    check(compared=source)
    try:
        return _read(str(source), None, None, "compared")
    except ChoiceError as error:
        holds = f"it holds {_how_many(error.offer)} articles"
        raise SourceError(error.source, f"{holds}: set `compared` to a source of one article") from None


def _read(name: str, day: str | None, which: int | str | None, parameter: str) -> Article:
    """Read one article; errors name the parameter that gives its source."""
    saved = _read_saved(Path(name)) if name.endswith(".json") else None
    if saved is not None:
        return replace(saved, published=day) if day else saved
    number = int(which) if isinstance(which, int) or (which and which.strip().isdigit()) else None
    found = reading.read([name], published=day)
    if number is not None:
        return _by_number(name, found, number, parameter)
    return _by_words(name, found, which.strip() if isinstance(which, str) else "", parameter)


def _by_number(source: str, found: Iterator[Article | SourceError], number: int, parameter: str) -> Article:
    """The article with a number in a source."""
    problem, seen = None, 0
    for item in found:
        if isinstance(item, SourceError):
            problem = problem or item
        else:
            seen += 1
            if seen == number:
                return item
    if not seen:
        raise _no_article(source, problem, parameter)
    if seen == 1:
        raise SourceError(source, f"it has one article, so `which` cannot be {number}")
    raise SourceError(source, f"it has no article {number}: set `which` to a number from 1 to {seen:,}")


def _by_words(source: str, found: Iterator[Article | SourceError], words: str, parameter: str) -> Article:
    """The only article of a source, or the only one whose headline contains the given words."""
    wanted = words.casefold()
    fitting: list[tuple[int, Article]] = []
    problem, seen = None, 0
    for item in found:
        if isinstance(item, SourceError):
            problem = problem or item
            continue
        seen += 1
        if wanted in item.title.casefold():
            fitting.append((seen, item))
            if len(fitting) > LISTED:
                break
    if len(fitting) == 1:
        return fitting[0][1]
    if not seen:
        raise _no_article(source, problem, parameter)
    if not fitting:
        none = f"none of its {seen:,} articles has" if seen > 1 else "its only article does not have"
        raise SourceError(source, f"{none} “{words}” in its headline")
    raise _choice(source, fitting, words)


def _choice(source: str, fitting: Sequence[tuple[int, Article]], words: str) -> ChoiceError:
    """The error that offers the articles of a source."""
    articles = tuple(
        Listed(number, one.title, one.source, words_in(one.text, [(0, len(one.text))]))
        for number, one in islice(fitting, LISTED)
    )
    some = "; ".join(
        f"{one.number} {shorten(templates.one_line(one.title or one.source), _LENGTH)}"
        for one in articles[:_NAMED]
    )
    offer = Offer(source, articles, len(fitting) > LISTED)
    having = f" with “{words}” in the headline" if words else ""
    dots = "; …" if len(articles) > _NAMED else ""
    how = "set `which` to the number of one or to words of its headline"
    reason = f"it holds {_how_many(offer)} articles{having}: {how} ({some}{dots})"
    return ChoiceError(source, reason, offer)


def _how_many(offer: Offer) -> str:
    return f"more than {LISTED}" if offer.more else f"{len(offer.articles)}"


def _no_article(source: str, problem: SourceError | None, parameter: str) -> SourceError:
    """The reason why a source gives no article, and what to do if the file does not exist."""
    reason = problem.reason if problem else "no article in it"
    if "://" in source or source == "-" or Path(source).exists():
        return SourceError(source, reason)
    looked = f"looked for {Path(source).absolute()}; set `{parameter}` to a file, folder or address"
    return SourceError(source, f"{reason} ({looked}, then run again)")


def _read_saved(path: Path) -> Article | None:
    """The article in a file that On Record wrote; its SHA-256 must match its text."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(data, Mapping) or not isinstance(data.get("text"), str):
        return None
    known = {field.name for field in fields(Article) if field.init}
    values: dict[str, Any] = {
        k: tuple(v) if isinstance(v, list) else v for k, v in data.items() if k in known
    }
    try:
        article = Article(**values)
    except (TypeError, ValueError):
        return None
    return article if data.get("sha256") == article.sha256 else None
