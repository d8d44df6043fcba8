"""`Article`, the input of every analysis."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from .days import iso_day
from .display_hook import display
from .one_line import escape_surrogates, replace_surrogates
from .plain_letters import plain_letters
from .spans import paragraphs, words_in


@dataclass(frozen=True, repr=False)  # with slots, setting another attribute is a `TypeError` in Python 3.11
class Article:
    """A news article: the text of its body, and its metadata.

    Attributes:
        text: the body: paragraphs separated by a blank line, without headline, boilerplate and credits. All
            offsets in all tables count its characters.
        title: the headline, or an empty string.
        source: its origin as the user named it (a path, an address, `-`, `FILE:LINE`).
        url: its address, or None.
        publisher: name of the publisher, or None.
        published: date of publication, ISO 8601 (`2022-01-26`), or None; the constructor takes a
            `datetime.date`, too.
        reporters: names of writers and contributors, in order.
        wires: names of credited news agencies.
        dateline: the place of the dateline (`KYIV`), or None.
        language: ISO 639-1 code of its language.
        warnings: short sentences about doubts (the text seems cut off, the date was guessed), or empty.
        sha256: hexadecimal SHA-256 of `text` in UTF-8; set by the constructor.

    Raises:
        TypeError: `text` is not a text.
        ValueError: `published` is not a date.
    """

    text: str
    title: str = ""
    source: str = ""
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    reporters: tuple[str, ...] = ()
    wires: tuple[str, ...] = ()
    dateline: str | None = None
    language: str = "en"
    warnings: tuple[str, ...] = ()
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"`text` is not a text: {type(self.text).__name__}")
        object.__setattr__(self, "published", iso_day(self.published))
        object.__setattr__(self, "text", replace_surrogates(self.text))
        for name in ("title", "source", "url", "publisher", "dateline"):  # a file name may not be UTF-8
            if value := getattr(self, name):
                object.__setattr__(self, name, escape_surrogates(value))
        for name in ("reporters", "wires"):
            object.__setattr__(self, name, tuple(map(escape_surrogates, getattr(self, name))))
        digest = hashlib.sha256(self.text.encode("utf-8")).hexdigest()
        object.__setattr__(self, "sha256", digest)

    def __repr__(self) -> str:
        title = " ".join((self.title or "without a headline").split())
        return (
            f"<Article “{title}”, {words_in(self.text, [(0, len(self.text))]):,} words, from {self.source!r}>"
        )

    @property
    def slug(self) -> str:
        """A file name from the title (or source): ASCII, lower case, at most 60 characters."""
        return slug_of(self.title or self.source) or self.sha256[:12]

    def _repr_html_(self) -> str:
        """Show headline, credits and opening in a notebook."""
        spans = paragraphs(self.text)
        opening = [self.text[begin:end] for begin, end in spans[:2]]
        words = words_in(self.text, [(0, len(self.text))])
        return str(
            display("html.templates").render(
                "parts/article.html.j2", article=self, words=words, opening=opening, more=len(spans[2:])
            )
        )


def slug_of(text: str) -> str:
    """Turn a text into a file name: ASCII, lower case, hyphens, at most 60 characters; may be empty."""
    words = plain_letters(text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60].rstrip("-")
