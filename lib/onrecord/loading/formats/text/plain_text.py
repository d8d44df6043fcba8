"""Plain text: wire copy, press releases, forwarded mails, pasted pages; one article or several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...cleaning.characters import mend
from ...cleaning.line_wrapping import paragraphs
from ...draft import Draft
from ...file import File
from ...markup import block_texts, has_markup, parse_fragment
from ...records.read_record import draft_of
from ..databases.split_export import split_export
from ..format import Format, Options, Part
from .labelled_head import take_labelled_head
from .pasted import trim
from .several_articles import are_articles, may_be_several, split_texts

_SEVERAL = "it may hold several articles; they were read as one, since the rules in it may separate sections"


def read_text(text: str) -> Draft:
    """One article of a plain text."""
    text = mend(text)
    if has_markup(text) and text.lstrip().startswith("<"):
        return Draft(tuple(block_texts(parse_fragment(text))))
    pasted = trim(text)
    fields, rest = take_labelled_head(pasted.text)
    known = draft_of(fields)
    credits = pasted.credits | known.credits
    return Draft(tuple(paragraphs(rest)), pasted.title or known.title, known.url, credits)


def read_texts(text: str) -> Iterator[Part]:
    """The articles of a cleaned text: one, those of a database export, or several in a row."""
    drafts = split_export(text.split("\n")) or [read_text(one) for one in split_texts(text)]
    if len(drafts) == 1 and may_be_several(text):
        drafts = [replace(drafts[0], warnings=(*drafts[0].warnings, _SEVERAL))]
    for number, draft in enumerate(drafts, 1):
        yield Part(f"[{number}]" if len(drafts) > 1 else "", draft)


def read(file: File, options: Options) -> Iterator[Part]:
    """The articles of a plain text."""
    pages = [mend(page) for page in file.text.split("\f") if page.strip()]
    if len(pages) > 1 and are_articles(pages):
        for number, page in enumerate(pages, 1):
            yield Part(f"[{number}]", read_text(page))
        return
    yield from read_texts(mend(file.text))


TEXT = Format(
    name="text",
    title="plain text (pasted pages, wire copy, press releases; also several articles in one file)",
    group="text",
    suffixes=(".txt", ".text"),
    read=read,
    media_types=("text/plain",),
)
