"""Plain text: wire copy, press releases, forwarded mails, pasted pages; one article or several."""

from __future__ import annotations

from collections.abc import Iterator

from ..cleaning import mend
from ..markup import block_texts, has_markup, parse_fragment
from ..pasted import trim
from ..press_databases import split_export
from ..several import split_texts
from ..values import Draft, File, Format, Options, Part
from ..wrapping import paragraphs


def read_text(text: str) -> Draft:
    """One article of a plain text."""
    text = mend(text)
    if has_markup(text) and text.lstrip().startswith("<"):
        return Draft(tuple(block_texts(parse_fragment(text))))
    pasted = trim(text)
    return Draft(tuple(paragraphs(pasted.text)), pasted.title, credits=pasted.credits)


def read(file: File, options: Options) -> Iterator[Part]:
    """The article of a text, or those of an export of a press database, or those one below the other."""
    text = mend(file.text)
    if exported := split_export(text.split("\n")):
        for number, draft in enumerate(exported, 1):
            yield Part(f"[{number}]" if len(exported) > 1 else "", draft)
        return
    texts = split_texts(text)
    for number, text in enumerate(texts, 1):
        yield Part(f"[{number}]" if len(texts) > 1 else "", read_text(text))


TEXT = Format(
    name="text",
    title="plain text (pasted pages, wire copy, press releases; also several articles in one file)",
    group="text",
    suffixes=(".txt", ".text"),
    read=read,
    media_types=("text/plain",),
)
