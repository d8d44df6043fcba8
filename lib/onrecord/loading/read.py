"""Reading: from sources (files, folders, standard input, addresses) to articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from ..files.attempt import attempt, failure
from ..files.opening import open_file
from ..model.article import Article
from ..model.days import iso_day
from ..model.errors import NO_SUCH_FILE, OTHER_ADDRESS, SourceError
from .draft import Draft, Link
from .errors import FormatError, UnknownKindError
from .fetching.fetch import fetch
from .file import File
from .folders import article_files, in_words
from .formats.format import LeftOut, Options, Part
from .formats.recognize import find_format
from .make_article import make_article
from .visits import EveryVisit, Visits

_MAX_DEPTH = 4
_MAX_LINKS = 1_000
_SECONDS = 60.0
"""CPU time that reading one article may take; a long one takes about a second."""
_READING = "reading"

Result = Article | SourceError
Warn = Callable[[str], None]


def read(
    sources: str | Path | Iterable[str | Path],
    published: str | date | None = None,
    allow_private: bool = False,
    columns: Iterable[tuple[str, str]] = (),
    strict: bool = False,
    warn: Warn | None = None,
    visits: Visits | None = None,
    output: str | Path | None = None,
) -> Iterator[Result]:
    """Yield the articles of sources, in order.

    A source without an article yields a `SourceError`, and the others are still read. JSON Lines, tables,
    mailboxes and web archives are streamed, one article in memory at a time. A file or address that is given
    twice, by itself or in a folder, is read once.

    Args:
        sources: files of any format in `formats.registry`, folders (with their subfolders, in order of name),
            `-` for standard input, http(s) addresses; one of them, or several.
        published: date of publication (ISO 8601, or a `date`) of all articles; overrides the dates that they
            give.
        allow_private: whether an address may lead to a computer that is not on the public internet.
        columns: pairs (field, column) for tables and JSON objects with unusual names.
        strict: whether warnings count as errors.
        warn: called with one line per loss or skipped file; the line names the source.
        visits: decides which files of folders and which linked addresses are read; by default all.
        output: the folder of the results, which is left out of a folder that contains it.

    Raises:
        ValueError: `published` is not a date.
    """
    day = iso_day(published)
    names = [str(one) for one in ([sources] if isinstance(sources, str | Path) else sources)]
    reader = _Reader(
        day,
        allow_private,
        Options(tuple(columns)),
        strict,
        warn or _ignore,
        _Seen(len(names) > 1),
        visits or EveryVisit(),
        Path(output) if output is not None else None,
    )
    return chain.from_iterable(map(reader.read_source, names))


def _ignore(line: str) -> None:
    """Drop a warning."""


class _Seen:
    """Remembers what has been read, so that nothing is read twice.

    Args:
        several: whether there are several sources; a single source never repeats a file.
    """

    def __init__(self, several: bool) -> None:
        self._several = several
        self._names: set[str] = set()

    def add(self, source: str) -> bool:
        """Whether a file or address is new."""
        name = source if "://" in source or source == "-" else str(Path(source).absolute())
        if name in self._names:
            return False
        if self._several:
            self._names.add(name)
        return True


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads sources; the fields are the arguments of `read`."""

    published: str | None
    allow_private: bool
    options: Options
    strict: bool
    warn: Warn
    seen: _Seen
    visits: Visits
    output: Path | None

    def read_source(self, source: str, optional: bool = False) -> Iterator[Result]:
        """The articles of one source."""
        if not self.seen.add(source):
            return
        try:
            if source.lower().startswith(("http://", "https://")):
                yield from self._read_address(source)
            elif source == "-":
                yield from self._read_file(File(sys.stdin.buffer), source, 0)
            elif not source.strip():
                yield SourceError(repr(source), "an empty name; give a file, a folder or an address")
            elif "\0" in source:
                yield SourceError(source, "not a usable name")
            elif "://" in source and not Path(source).exists():
                yield SourceError(source, OTHER_ADDRESS)
            elif Path(source).is_symlink() and not Path(source).exists():
                yield SourceError(source, "a link to a file that does not exist, or to itself")
            elif Path(source).is_dir():
                yield from self._read_folder(Path(source))
            else:
                with open_file(Path(source)) as stream:
                    yield from self._read_file(File(stream, Path(source).name, optional=optional), source, 0)
        except SourceError as error:
            yield error
        except OSError as error:
            yield SourceError(source, _plain_reason(error))
        except Exception as error:  # the other sources are read after any error
            yield failure(source, _READING, error)

    def _read_folder(self, folder: Path) -> Iterator[Result]:
        """The articles of all files in a folder and below, in order of path; other files give warnings."""
        found = False
        problems: list[OSError] = []
        ours: list[Path] = []
        for path in article_files(folder, problems.append, self.output, ours.append):
            if not self.visits.is_due(str(path)):
                found = True
                continue
            for result in self.read_source(str(path), optional=True):
                found = True
                yield result
            self.visits.done(str(path))
        if ours:
            self.warn(f"{folder}: left out: {in_words(ours, self.output)}")
        for problem in problems:
            yield SourceError(str(problem.filename), _plain_reason(problem))
        if not found and not problems:
            yield SourceError(str(folder), "no articles in this folder")

    def _read_address(self, address: str) -> Iterator[Result]:
        """The articles at an address."""
        page = fetch(address, allow_private=self.allow_private)
        file = File(page.data, urlsplit(page.url).path, url=page.url, charset=page.charset, form=page.format)
        yield from self._read_file(file, address, 0)

    def _read_file(self, file: File, source: str, depth: int) -> Iterator[Result]:
        """The articles of a file, or of the files in it.

        Raises:
            SourceError: it gives none.
        """
        if not file.head.strip(b" \t\r\n\0\xef\xbb\xbf"):
            raise SourceError(source, "empty")
        if depth > _MAX_DEPTH:
            raise SourceError(source, f"packed files nested more than {_MAX_DEPTH} deep")
        try:
            parts = iter(find_format(file).read(file, self.options))
        except UnknownKindError as error:
            if not file.optional:
                raise SourceError(source, str(error)) from error
            self._leave_out(source, str(error))
            return
        except FormatError as error:
            raise SourceError(source, str(error)) from error
        yield from self._read_parts(parts, source, file, depth)

    def _read_parts(self, parts: Iterator[Part], source: str, file: File, depth: int) -> Iterator[Result]:
        """The articles of the parts of a file; an error between two parts ends the reading."""
        links = 0

        def advance() -> Part | None:
            try:
                return next(parts, None)
            except FormatError as error:
                raise SourceError(source, str(error)) from error

        seconds = None if source == "-" else _SECONDS  # standard input may pause
        while (part := attempt(source, _READING, advance, seconds)) is not None:
            if isinstance(part, SourceError):
                yield part
                return
            links += isinstance(part.content, Link)
            if links > _MAX_LINKS:
                yield SourceError(source, f"more than {_MAX_LINKS:,} addresses; the others were left out")
                return
            yield from self._read_part(part.content, source + part.label, file, depth)

    def _read_part(
        self, content: Draft | File | Link | LeftOut | Exception, source: str, file: File, depth: int
    ) -> Iterator[Result]:
        """The articles of one part of a file."""
        try:
            if isinstance(content, FormatError):
                yield SourceError(source, str(content))
            elif isinstance(content, Exception):
                yield failure(source, _READING, content)
            elif isinstance(content, Draft):
                draft = _with_known(content, file.known)
                yield attempt(source, _READING, lambda: self._finish(draft, source, file.url), _SECONDS)
            elif isinstance(content, File):
                yield from self._read_file(content, source, depth + 1)
            elif isinstance(content, LeftOut):
                self._leave_out(source, content.reason)
            else:
                yield from self._follow(content, source, depth)
        except SourceError as error:
            yield error

    def _follow(self, link: Link, source: str, depth: int) -> Iterator[Result]:
        """The article at an address that a file gives."""
        if depth > 1:
            raise SourceError(source, f"links to {link.url}, which was not fetched")
        if not self.visits.is_due(link.url):
            return
        try:
            page = fetch(link.url, allow_private=self.allow_private)
        except SourceError as error:
            lead = "gives only the beginning of its text; " if link.known.paragraphs else ""
            raise SourceError(
                source, f"{lead}its page {link.url} could not be fetched: {error.reason}"
            ) from error
        file = File(
            page.data,
            urlsplit(page.url).path,
            url=page.url,
            charset=page.charset,
            form=page.format,
            known=link.known,
        )
        for result in self._read_file(file, source, depth + 1):
            if isinstance(result, Article):
                self.visits.done(link.url)
            yield result

    def _leave_out(self, source: str, reason: str) -> None:
        """Warn that something is not read.

        Raises:
            SourceError: warnings count as errors.
        """
        if self.strict:
            raise SourceError(source, reason)
        self.warn(f"{source}: left out: {reason}")

    def _finish(self, draft: Draft, source: str, url: str | None) -> Article:
        """The article of a draft; its warnings are passed on.

        Raises:
            SourceError: there is no article, or warnings count as errors.
        """
        article = make_article(draft, source, self.published, url)
        if article.warnings and self.strict:
            raise SourceError(source, "; ".join(article.warnings))
        for warning in article.warnings:
            self.warn(f"{source}: {warning}")
        return article


def _with_known(draft: Draft, known: Draft | None) -> Draft:
    """A draft completed with what the enclosing file says about the article."""
    if known is None:
        return draft
    return replace(
        draft,
        title=known.title or draft.title,
        url=draft.url or known.url,
        credits=replace(
            known.credits | draft.credits, reporters=draft.credits.reporters or known.credits.reporters
        ),
    )


def _plain_reason(error: OSError) -> str:
    """The reason of an error, in plain words."""
    reasons = {FileNotFoundError: NO_SUCH_FILE, PermissionError: "not allowed to read it"}
    return reasons.get(type(error), (error.strerror or "cannot be read").lower())
