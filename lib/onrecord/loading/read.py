"""Reading: from sources (files, folders, standard input, addresses) to articles."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from ..files.attempt import attempt, failure
from ..files.opening import open_file
from ..model.article import Article
from ..model.errors import SourceError
from . import page_limits
from .bylines import parse_byline, parse_date_line
from .bytes_to_text import DecodingError, decode
from .cleaning import boilerplate, cut_boilerplate
from .credits import take_credits
from .fetch import fetch
from .formats import Draft, FormatError, read_html, read_markdown, read_record, read_text, records_of
from .headlines import drop_repeated, split_headline
from .language import find_foreign_language
from .publication_date import date_of_url

FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_MAX_FILE = 100_000_000
_MAX_LINE = 20_000_000
_SECONDS = 60.0
"""How long an article may take to read; a long one takes a second."""
_READING = "reading"
_NO_ARTICLE = re.compile(r"(?:readme|license|licence|changelog|contributing)\b.*", re.IGNORECASE)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body|article)\b",
    re.I | re.S,
)

Result = Article | SourceError


def read(
    sources: Iterable[str], published: str | None = None, allow_private: bool = False
) -> Iterator[Result]:
    """Articles of sources, one after the other, in order.

    A source that gives no article gives a `SourceError` as a value, so that the others go on. Nothing of a
    JSON Lines file but its current line is held in memory. A file or address that is given twice, by itself
    or in a folder, is read once.

    Args:
        sources: files (.txt, .md, .html, .json, .jsonl; any other is told by its content), folders (searched
            with their subfolders, in order of name), `-` for standard input, http(s) addresses.
        published: date of publication (ISO 8601) of all articles; overrides the dates that they give.
        allow_private: whether an address may lead to a computer that is not on the public internet.

    Raises:
        ValueError: `published` is no ISO date.
    """
    day = date.fromisoformat(published).isoformat() if published else None
    names = [str(source) for source in sources]
    seen = _Seen(len(names) > 1)
    return chain.from_iterable(_read_source(name, day, allow_private, seen) for name in names)


class _Seen:
    """Remembers what has been read, where there can be something twice.

    Args:
        several: whether there are several sources; in a single one each file is met once.
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


def _read_source(source: str, published: str | None, allow_private: bool, seen: _Seen) -> Iterator[Result]:
    """The articles of one source."""
    if not seen.add(source):
        return
    try:
        if source.lower().startswith(("http://", "https://")):
            yield from _read_url(source, published, allow_private)
        elif source == "-":
            yield from _read_stream(sys.stdin.buffer, source, None, published)
        elif "\0" in source:
            yield SourceError(source, "not a usable name")
        elif Path(source).is_dir():
            yield from _read_folder(Path(source), published, seen)
        else:
            yield from _read_file(Path(source), published)
    except OSError as error:
        yield SourceError(source, _plain_reason(error))
    except Exception as error:  # whatever it is, the other sources are read
        yield failure(source, _READING, error)


def _plain_reason(error: OSError) -> str:
    """What went wrong with a file, in plain words."""
    reasons = {FileNotFoundError: "no such file or folder", PermissionError: "not allowed to read it"}
    return reasons.get(type(error), (error.strerror or type(error).__name__).lower())


def _read_folder(folder: Path, published: str | None, seen: _Seen) -> Iterator[Result]:
    """The articles of all files of known formats in a folder and below, in order of path."""
    found = False
    problems: list[OSError] = []
    for path in article_files(folder, problems.append):
        found = True
        yield from _read_source(str(path), published, False, seen)
    for problem in problems:
        yield SourceError(str(problem.filename), _plain_reason(problem))
    if not found and not problems:
        yield SourceError(str(folder), f"no articles in this folder (looked for {', '.join(FORMATS)})")


def article_files(folder: Path, onerror: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    """The files of a folder and below that are taken for articles, by their names, in order of path.

    Args:
        folder: where to look; what is hidden is left out.
        onerror: is told of folders that cannot be looked into.
    """
    for base, folders, names in os.walk(folder, onerror=onerror):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            known = Path(name).suffix.lower() in FORMATS
            if known and not name.startswith(".") and not _NO_ARTICLE.fullmatch(name):
                yield Path(base, name)


def _read_file(path: Path, published: str | None) -> Iterator[Result]:
    """The articles of one file."""
    with open_file(path) as stream:
        yield from _read_stream(stream, str(path), FORMATS.get(path.suffix.lower()), published)


def _read_stream(stream: BinaryIO, source: str, form: str | None, published: str | None) -> Iterator[Result]:
    """The articles of a stream of bytes; without a format, the first line tells whether it is JSON Lines."""
    first = stream.readline(_MAX_LINE) if form in (None, "jsonl") else b""
    if form == "jsonl" or (form is None and is_object(first)):
        yield from _read_lines(
            chain([first], iter(lambda: stream.readline(_MAX_LINE), b"")), source, published
        )
        return
    data = first + stream.read(_MAX_FILE + 1 - len(first))
    if len(data) > _MAX_FILE:
        raise SourceError(
            source, f"larger than {_MAX_FILE // 1_000_000} MB; give many articles as JSON Lines (.jsonl)"
        )
    yield from _read_data(data, source, form, published)


def is_object(line: bytes) -> bool:
    """Whether a line is a whole JSON object."""
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _read_lines(lines: Iterable[bytes], source: str, published: str | None) -> Iterator[Result]:
    """The articles of JSON Lines; each is named `FILE:LINE`, and a broken one does not stop the others."""
    empty = True
    broken_off = False
    number = 0
    for line in lines:
        goes_on, broken_off = broken_off, len(line) >= _MAX_LINE and not line.endswith(b"\n")
        number += not goes_on
        name = f"{source}:{number}"
        if goes_on or not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        empty = False
        if broken_off:
            yield SourceError(name, f"a line longer than {_MAX_LINE // 1_000_000} MB")
        else:
            yield _article_or_error(partial(_read_record_line, line), name, published)
    if empty:
        yield SourceError(source, "empty")


def _read_record_line(line: bytes) -> Draft:
    """The draft of a line of JSON."""
    return read_record(_parse_json(decode(line)))


def _parse_json(text: str) -> object:
    """A JSON value.

    Raises:
        FormatError: it is broken; the message says where.
    """
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise FormatError(f"broken JSON ({error.msg.lower()} at {where})") from error
    except (RecursionError, ValueError) as error:
        raise FormatError("broken JSON (nested too deep, or a number too long)") from error


def _read_data(
    data: bytes,
    source: str,
    form: str | None,
    published: str | None,
    url: str | None = None,
    charset: str | None = None,
) -> Iterator[Result]:
    """The articles of a whole file."""
    if not data.strip():
        raise SourceError(source, "empty")
    try:
        text = decode(data, charset)
        form = form or _guess_format(text)
        if form == "html" and (reason := page_limits.why_not(text)):
            raise FormatError(reason)
        if form == "jsonl":
            yield from _read_lines(BytesIO(data), source, published)
        elif form == "json":
            yield from _read_json(text, source, published)
        else:
            readers: dict[str, Callable[[str], Draft]] = {"markdown": read_markdown, "text": read_text}
            reader = readers.get(form, lambda text: read_html(text, url))
            yield _article_or_error(lambda: reader(text), source, published, url)
    except (DecodingError, FormatError) as error:
        raise SourceError(source, str(error)) from error


def _guess_format(text: str) -> str:
    """The format of a text that no name tells."""
    if _HTML_START.match(text):
        return "html"
    if text.lstrip()[:1] in ("{", "["):
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return "text"
        return "json"
    return "text"


def _read_json(text: str, source: str, published: str | None) -> Iterator[Result]:
    """The articles of a JSON document; those of a list are named `FILE[1]`, `FILE[2]` and so on."""
    value = _parse_json(text)
    records = list(records_of(value))
    if not records:
        raise FormatError("a JSON list without articles")
    alone = len(records) == 1 and records[0] is value
    for number, record in enumerate(records, 1):
        name = source if alone else f"{source}[{number}]"
        yield _article_or_error(partial(read_record, record), name, published)


def _read_url(address: str, published: str | None, allow_private: bool) -> Iterator[Result]:
    """The articles at an address."""
    page = fetch(address, allow_private=allow_private)
    yield from _read_data(page.data, address, page.format, published, page.url, page.charset)


def _article_or_error(
    draft: Callable[[], Draft], source: str, published: str | None, url: str | None = None
) -> Result:
    """The article of a draft, or why there is none."""

    def make() -> Article:
        try:
            return make_article(draft(), source, published, url)
        except (FormatError, DecodingError) as error:
            raise SourceError(source, str(error)) from error

    return attempt(source, _READING, make, _SECONDS)


def make_article(draft: Draft, source: str, published: str | None = None, url: str | None = None) -> Article:
    """An article of a draft: headline told from body, boilerplate and credits cut.

    Raises:
        SourceError: nothing is left, or it is not English.
    """
    title, body = draft.title, list(draft.paragraphs)
    if not title:
        above = _count_above(body)
        title, rest = split_headline(body[above:])
        body = body[:above] + rest
    body = cut_boilerplate(drop_repeated(title, body))
    found, body = take_credits(body)
    credits = draft.credits | found
    if not body:
        raise SourceError(source, "a headline without a text" if title else "no text of an article in it")
    text = "\n\n".join(body)
    if language := find_foreign_language(text):
        raise SourceError(source, f"in {language}; only English is analysed")
    address = draft.url or url
    return Article(
        text=text,
        title=title,
        source=source,
        url=address,
        publisher=credits.publisher,
        published=published or credits.published or date_of_url(address),
        reporters=credits.reporters,
        wires=credits.wires,
        dateline=credits.dateline,
    )


def _count_above(paragraphs: list[str]) -> int:
    """How many bylines, dates and advertisements stand above the headline of a text."""
    for index, line in enumerate(paragraphs):
        if not (parse_date_line(line) or parse_byline(line) or boilerplate().exact.fullmatch(line)):
            return index
    return 0
