"""Markdown, also as Obsidian writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from markdown_it import MarkdownIt

from ...cleaning.characters import mend
from ...cleaning.line_wrapping import rejoin_words
from ...credits.bylines import parse_byline, parse_date_line
from ...draft import Draft
from ...errors import FormatError
from ...file import File
from ...markup import HEADINGS, block_texts, parse_fragment, text_of
from ...records.read_record import draft_of
from ..addresses import link_part
from ..format import Format, Options, Part
from .front_matter import WIKI_LINK, opens_front_matter, take_front_matter

_EMBED = re.compile(r"!\[\[[^\[\]]{1,200}\]\]")
_CALLOUT = re.compile(r"^>\s*\[![\w-]+\].*$", re.MULTILINE)
_OWN_NOTE = re.compile(
    r"^>\s*\[!(?:note|info|todo|tip|question|comment|bug|example|warning)\][^\n]*(?:\n>[^\n]*)*",
    re.MULTILINE | re.IGNORECASE,
)
"""A note of the reader's own beside the article."""
_HIDDEN = re.compile(r"%%.{0,4000}?%%|<!--.{0,4000}?-->", re.DOTALL)
_BLOCK_ID = re.compile(r"[ \t]+\^[\w-]{1,40}$", re.MULTILINE)
_TAGS_LINE = re.compile(r"^(?:#[\w/-]+[ \t]*)+$", re.MULTILINE)
_FIELD_LINE = re.compile(r"^[\w -]{2,30}::[ \t].*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"^\[\^[\w-]{1,40}\]:[^\n]*(?:\n[ \t]+\S[^\n]*)*|\[\^[\w-]{1,40}\]", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ \t]*\{[#.:][^{}\n]{1,100}\}[ \t]*$", re.MULTILINE)
_SHORTCODE = re.compile(r"^[ \t]*\{\{[<%].{0,400}?[>%]\}\}[ \t]*$", re.MULTILINE)
"""What Hugo replaces with something else."""
_DAY_IN_NAME = re.compile(r"(\d{4}-\d\d-\d\d)-")
_MARKS = (_HIDDEN, _SHORTCODE, _FOOTNOTE, _FIELD_LINE, _TAGS_LINE, _BLOCK_ID, _ATTRIBUTES)
_MIN_WORDS = 25
_MOST = 0.8
_BYLINE_FIRST = re.compile(r"By [A-Z][\w.’'-]+ [A-Z][\w’'-]+\b(?= (?:\d|[A-Z][a-z]+ \d))")


def read(file: File, options: Options) -> Iterator[Part]:
    """The article of a Markdown text, or the articles under its top-level headings."""
    text = mend(file.text)
    record, text = take_front_matter(text)
    for mark in _MARKS:
        text = mark.sub("", text)
    text = _CALLOUT.sub(">", _OWN_NOTE.sub("", WIKI_LINK.sub(r"\1", _EMBED.sub("", text))))
    root = parse_fragment(MarkdownIt("commonmark").enable("table").enable("strikethrough").render(text))
    links = _only_links(root)
    if links:
        yield from (link_part(address, f"[{number}]") for number, address in enumerate(links, 1))
        return
    if len(root) and all(element.tag in ("table", *HEADINGS) for element in root):
        raise FormatError("a table in Markdown, without an article; save it as CSV")
    stories = _split(root)
    named = _DAY_IN_NAME.match(file.name) if record else None  # as Jekyll names its files
    known = draft_of({"date": named[1], **record} if named else record)
    for number, story in enumerate(stories, 1):
        yield Part(f"[{number}]" if len(stories) > 1 else "", _draft(story, known))


def _only_links(root: etree._Element) -> list[str]:
    """The addresses of a list of links; none if there is other text than links and headings."""
    links = [link for link in root.iter("a") if (link.get("href") or "").startswith(("http://", "https://"))]
    linked = sum(len(text_of(link).split()) for link in links)
    headed = sum(len(text_of(element).split()) for element in root if element.tag in HEADINGS)
    whole = len(text_of(root).split()) - headed
    return [link.get("href") for link in links] if len(links) > 1 and linked >= _MOST * whole else []


def _split(root: etree._Element) -> list[list[etree._Element]]:
    """The blocks of each article: one article per top-level heading if each has a story, else one."""
    blocks = list(root)
    if len(blocks) > 1 and blocks[0].tag == "h1" and blocks[1].tag in HEADINGS:  # the name of the collection
        parts = _split_at_top(blocks[1:])
        if len(parts) > 1:
            return parts
    return _split_at_top(blocks)


def _split_at_top(blocks: list[etree._Element]) -> list[list[etree._Element]]:
    """Blocks cut at the headings of the top rank that they have."""
    ranks = [element.tag for element in blocks if element.tag in HEADINGS]
    top = min(ranks, default="")
    starts = [index for index, element in enumerate(blocks) if element.tag == top]
    if len(starts) < 2 or not top:
        return [blocks]
    lone = starts[0] == 0 or all(element.tag == "hr" for element in blocks[: starts[0]])
    parts = [blocks[begin:end] for begin, end in zip(starts, [*starts[1:], len(blocks)], strict=True)]
    ruled = all(any(element.tag == "hr" for element in part) for part in parts[:-1])
    stories = all(sum(len(text_of(e).split()) for e in part[1:]) >= _MIN_WORDS for part in parts)
    credited = all(_has_credits(part[1:]) for part in parts)
    return parts if lone and stories and (ruled or top == "h1" or credited) else [blocks]


def _has_credits(blocks: list[etree._Element]) -> bool:
    """Whether a byline or date follows a heading."""
    lines = [line for element in blocks[:2] for line in text_of(element).split("\n")]
    return any(parse_byline(line) or parse_date_line(line) or _BYLINE_FIRST.match(line) for line in lines)


def _draft(blocks: list[etree._Element], known: Draft) -> Draft:
    """The draft of the blocks of an article; a heading at the beginning is its title."""
    title = known.title
    blocks = [element for element in blocks if element.tag != "hr"]
    if blocks and blocks[0].tag in HEADINGS and not (blocks[0].getparent().text or "").strip():
        title = title or text_of(blocks[0])
        blocks = blocks[1:]
    lines = [rejoin_words(line) for element in blocks for line in block_texts(_alone(element))]
    return Draft(tuple(lines), title, known.url, known.credits)


def _alone(element: etree._Element) -> etree._Element:
    """An element as the only child of a new root."""
    root = parse_fragment("")
    root.append(element)
    return root


MARKDOWN = Format(
    name="markdown",
    title="Markdown (front matter in YAML or TOML; Obsidian notes)",
    group="text",
    suffixes=(".md", ".markdown", ".mdown", ".qmd"),
    read=read,
    resembles=opens_front_matter,
    media_types=("text/markdown", "text/x-markdown"),
)
