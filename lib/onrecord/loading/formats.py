"""What a file holds, by its format: paragraphs and metadata, before boilerplate and credits are cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml
from lxml import etree, html
from markdown_it import MarkdownIt

from ..files.package_data import read_toml
from .bylines import parse_byline
from .cleaning import mend, paragraphs
from .credit_names import Credits, find_agency
from .headlines import cut_site
from .publication_date import parse_date

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_MARKUP = re.compile(
    r"<(?:p|br|div|span|a|em|b|i|strong|h[1-6]|ul|ol|li|blockquote)\b[^<>]{0,500}>", re.IGNORECASE
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS.union(
    ("p", "div", "section", "article", "blockquote", "pre", "hr", "br", "table", "tr"),
    ("ul", "ol", "li", "dl", "dt", "dd"),
)
_DROPPED = frozenset(
    ("script", "style", "img", "figure", "iframe", "video", "audio", "svg", "noscript", "template")
)


class FormatError(ValueError):
    """A file without the content that its format should have; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its file gives it.

    Attributes:
        paragraphs: mended, still with boilerplate and credits, and with the headline if `title` is empty.
        title: the headline, if the format tells it from the body.
        url: its address, or None.
        credits: what the format has fields for.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    url: str | None = None
    credits: Credits = field(default_factory=Credits)


def read_text(text: str) -> Draft:
    """A plain text."""
    return Draft(tuple(paragraphs(mend(text))))


# --- Markdown and markup


def read_markdown(text: str) -> Draft:
    """A Markdown text: its words without markup and pictures; title from front matter or a first heading."""
    text = mend(text)
    record: Mapping[str, Any] = {}
    if front := _FRONT_MATTER.match(text):
        record = _parse_front_matter(front[1])
        text = text[front.end() :]
    root = _parse_fragment(MarkdownIt("commonmark").enable("table").render(text))
    first = root[0] if len(root) else None
    title = ""
    if first is not None and first.tag in _HEADINGS and not (root.text or "").strip():
        title = " ".join(first.text_content().split())
        root.remove(first)
    return Draft(tuple(_block_texts(root)), _title_of(record) or title, *_fields_of(record))


def _parse_front_matter(text: str) -> Mapping[str, Any]:
    """The keys of a YAML block; none if it is no YAML mapping."""
    try:
        loaded = yaml.load(text, Loader=yaml.BaseLoader)  # BaseLoader makes nothing but strings
    except (yaml.YAMLError, RecursionError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _parse_fragment(markup: str) -> html.HtmlElement:
    """Markup as a tree under one `div`."""
    try:
        return html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return html.fragment_fromstring("", create_parent="div")


def _block_texts(root: html.HtmlElement) -> list[str]:
    """The texts of the blocks of a tree, without scripts and pictures; cells of a row are parted by a bar."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in _DROPPED:
            _drop(element)
            continue
        element.text = _one_line(element.text)
        element.tail = _one_line(element.tail)
        if element.tag in _BLOCKS:
            element.text = f"\n{element.text}"
            element.tail = f"\n{element.tail}"
        elif element.tag in ("td", "th") and element.getnext() is not None:
            element.tail = " | "
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return [line for line in lines if line]


def _drop(element: html.HtmlElement) -> None:
    """Take an element out of its tree, keeping the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()


def _one_line(text: str | None) -> str:
    """A text node without line breaks, which mean nothing in markup."""
    return (text or "").replace("\n", " ")


def read_html(markup: str, url: str | None = None) -> Draft:
    """A web page: trafilatura (Barbaresi, ACL 2021) tells the article from what is around it.

    Raises:
        FormatError: there is no article in it.
    """
    import trafilatura  # takes long, and only web pages need it

    found = trafilatura.bare_extraction(
        markup,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise FormatError("no article found in the page")
    address = found.url or url
    publisher = mend(found.sitename or "").strip() or None
    people = _parse_people((found.author or "").split(";"))
    return Draft(
        tuple(line.removeprefix("- ") for line in paragraphs(mend(found.text or ""))),
        cut_site(mend(found.title or ""), publisher, address),
        address,
        Credits(publisher=publisher, published=found.date or None) | people,
    )


# --- JSON records


@cache
def _field_keys() -> Mapping[str, Sequence[str]]:
    """The keys that give each field, read once from `loading/data/fields.toml`."""
    return read_toml(__package__, "fields.toml")


def records_of(value: object) -> Iterator[object]:
    """The records of a JSON document: items of a list, of a list under a key like `articles`, or itself."""
    if isinstance(value, dict) and _pick(value, "text") is None:
        lists = [item for key, item in value.items() if _fold(key) in _field_keys()["lists"]]
        value = next((item for item in lists if isinstance(item, list)), value)
    yield from value if isinstance(value, list) else [value]


def read_record(record: object) -> Draft:
    """An article of a JSON object.

    Raises:
        FormatError: it is no object, or has no text.
    """
    if not isinstance(record, Mapping):
        raise FormatError(f"a JSON {_json_type(record)} where an object with title and text should be")
    body = _pick(record, "text")
    parts = body if isinstance(body, list) else [body]
    texts = [part for part in map(_text_of, parts) if part]
    if not texts:
        raise FormatError(f"no text (looked for {', '.join(_field_keys()['text'][:4])}, …)")
    found = [line for text in texts for line in _body_lines(text)]
    return Draft(tuple(found), _title_of(record), *_fields_of(record))


def _body_lines(text: str) -> list[str]:
    """The paragraphs of a text field, which may hold markup."""
    text = mend(text)
    return _block_texts(_parse_fragment(text)) if _MARKUP.search(text) else paragraphs(text)


def _json_type(value: object) -> str:
    """What JSON calls a value."""
    names = {str: "string", list: "list", bool: "boolean", int: "number", float: "number"}
    return "null" if value is None else names.get(type(value), "value")


def _fold(key: object) -> str:
    """A key for comparison (`datePublished` and `date_published` are one)."""
    return re.sub(r"[\W_]+", "", str(key)).casefold()


def _pick(record: Mapping[Any, Any], name: str) -> Any:
    """The value of the first key of a field that is there and filled, or None."""
    folded = {_fold(key): value for key, value in record.items()}
    return next(
        (folded[key] for key in _field_keys()[name] if folded.get(key) not in (None, "", [], {})), None
    )


def _text_of(value: object) -> str:
    """The text of a value: a string, or the name (or text) of an object; else nothing."""
    if isinstance(value, Mapping):
        return next(
            (_text_of(value[key]) for key in ("name", "title", "text", "url", "content") if value.get(key)),
            "",
        )
    return value.strip() if isinstance(value, str) else ""


def _title_of(record: Mapping[Any, Any]) -> str:
    """The headline of a record, on one line, without the name of the site."""
    title = " ".join(mend(_text_of(_pick(record, "title"))).split())
    _, credits = _fields_of(record)
    return cut_site(title, credits.publisher, _text_of(_pick(record, "url")))


def _fields_of(record: Mapping[Any, Any]) -> tuple[str | None, Credits]:
    """Address and credits of a record."""
    published = _pick(record, "published")
    usable = isinstance(published, (str, int, float)) and not isinstance(published, bool)
    people = _pick(record, "reporters")
    names = _parse_people([_text_of(item) for item in (people if isinstance(people, list) else [people])])
    own = Credits(
        publisher=mend(_text_of(_pick(record, "publisher"))) or None,
        published=parse_date(published) if usable else None,
    )
    return _text_of(_pick(record, "url")) or None, own | names


def _parse_people(names: Sequence[str]) -> Credits:
    """Reporters and agencies of author fields, which hold a name or a byline each."""
    credits = Credits()
    for name in (" ".join(mend(name).split()) for name in names):
        agency = find_agency(name)
        byline = parse_byline(name if re.match(r"(?i)by\b", name) else f"By {name}")
        if agency or byline:
            credits |= byline or Credits(wires=(agency,) if agency else ())
        elif name and "@" not in name and "/" not in name and len(name.split()) <= 5:
            credits |= Credits(reporters=(name,))
    return credits
