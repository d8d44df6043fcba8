"""Documents of word processors (DOCX, ODT): paragraphs, headings and tables as a reader sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from ..cleaning import mend
from ..markup import local, parse_xml
from ..press_databases import split_export
from ..several import split_texts
from ..values import Draft, File, Format, FormatError, Options, Part
from ..wrapping import rejoin_words
from ..zipped import is_office, is_packed_as, open_zip
from .text import read_texts

_LEFT_OUT = frozenset(
    (
        "del",
        "delText",
        "moveFrom",
        "instrText",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
        "fldData",
    )
)
_ODF_LEFT_OUT = frozenset(
    ("note", "annotation", "annotation-end", "tracked-changes", "ruby-text", "forms", "sequence-decls")
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of a document; `heading`: whether its style says that it is a title or first heading."""

    text: str
    heading: bool = False


def read_docx(file: File, options: Options) -> Iterator[Part]:
    """The article of a Word document, or those of an export of a press database in one.

    Deleted text, comments and notes are left out; inserted text counts.

    Raises:
        FormatError: it is broken, locked, or has no text.
    """
    zipped = open_zip(file.stream())
    main = next((name for name in zipped.names if name.endswith("word/document.xml")), "word/document.xml")
    body = next((e for e in parse_xml(zipped.read(main)).iter() if local(e) == "body"), None)
    if body is None:
        raise FormatError("a Word document without a text")
    yield from _read_lines(list(_docx_lines(body)))


def _docx_lines(body: etree._Element) -> Iterator[_Line]:
    """The paragraphs and table rows of the body of a Word document."""
    for element in body:
        name = local(element)
        if name == "p":
            style = next(
                (
                    e.get(f"{{{etree.QName(e).namespace}}}val", "")
                    for e in element.iter()
                    if local(e) == "pstyle"
                ),
                "",
            )
            for line in _run_text(element).split("\n"):
                yield _Line(
                    line, style.lower().replace(" ", "") in ("title", "heading1", "berschrift1", "titel")
                )
        elif name == "tbl":
            yield from _table_lines(element, "tr", "tc", _run_text)
        elif name in ("sdt", "sdtcontent", "ins", "customxml", "smarttag"):
            yield from _docx_lines(element)


def _run_text(element: etree._Element) -> str:
    """The text of a Word paragraph (or cell), with its line breaks."""
    pieces: list[str] = []
    for node in element:
        tag = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if tag in _LEFT_OUT or tag in ("pPr", "rPr", "drawing", "pict", "object", "AlternateContent"):
            continue
        if tag == "t":
            pieces.append(node.text or "")
        elif tag in ("br", "cr"):
            pieces.append("\n")
        elif tag == "tab":
            pieces.append(" ")
        elif tag == "noBreakHyphen":
            pieces.append("-")
        else:
            pieces.append(_run_text(node))
    return "".join(pieces)


def _table_lines(
    table: etree._Element, row: str, cell: str, text: Callable[[etree._Element], str]
) -> Iterator[_Line]:
    """A table's rows, cells parted by a bar; a table of one cell is a frame around paragraphs."""
    for tr in (e for e in table.iter() if local(e) == row):
        cells = [" ".join(text(tc).split()) for tc in tr if local(tc) == cell]
        if any(cells):
            yield _Line(" | ".join(cells))


def read_odt(file: File, options: Options) -> Iterator[Part]:
    """The article of an OpenDocument text.

    Raises:
        FormatError: it is broken, locked, or has no text.
    """
    zipped = open_zip(file.stream())
    manifest = "META-INF/manifest.xml"
    listed = parse_xml(zipped.read(manifest)).iter() if manifest in zipped.names else ()
    if any(local(element) == "encryption-data" for element in listed):
        raise FormatError("locked with a password; unlock it first")
    root = parse_xml(zipped.read("content.xml"))
    body = next((e for e in root.iter() if local(e) == "text" and local(e.getparent()) == "body"), None)
    if body is None:
        raise FormatError("an OpenDocument file without a text")
    yield from _read_lines(list(_odt_lines(body)))


def _odt_lines(body: etree._Element) -> Iterator[_Line]:
    for element in body:
        name = local(element)
        if name in ("p", "h"):
            style = next((v for k, v in element.attrib.items() if k.endswith("}style-name")), "").lower()
            level = next((v for k, v in element.attrib.items() if k.endswith("}outline-level")), "")
            for line in _odf_text(element).split("\n"):
                yield _Line(line, style == "title" or (name == "h" and level in ("", "1")))
        elif name == "table":
            yield from _table_lines(element, "table-row", "table-cell", _odf_text)
        elif name not in _ODF_LEFT_OUT:
            yield from _odt_lines(element)


def _odf_text(element: etree._Element) -> str:
    """The text of an OpenDocument paragraph, with its line breaks, without notes and comments."""
    pieces = [element.text or ""]
    for node in element:
        name = local(node)
        if name == "s" or name == "tab":
            pieces.append(" ")
        elif name == "line-break":
            pieces.append("\n")
        elif name and name not in _ODF_LEFT_OUT and name != "frame":
            pieces.append(_odf_text(node))
        pieces.append(node.tail or "")
    return "".join(pieces)


def _read_lines(lines: list[_Line]) -> Iterator[Part]:
    """The articles of the paragraphs of a document.

    Raises:
        FormatError: all are empty.
    """
    texts = [mend(line.text).strip() for line in lines]
    if not any(texts):
        raise FormatError("a document without a text (it may hold only pictures)")
    whole = "\n".join(texts)
    if split_export(texts) or len(split_texts(whole)) > 1:
        yield from read_texts(whole)
        return
    first = next(index for index, text in enumerate(texts) if text)
    title = " ".join(texts[first].split()) if lines[first].heading else ""
    rest = texts[first + 1 :] if title else texts
    yield Part("", Draft(tuple(rejoin_words(" ".join(text.split())) for text in rest if text), title))


DOCX = Format(
    name="docx",
    title="Word document (DOCX)",
    group="documents",
    suffixes=(".docx", ".docm"),
    read=read_docx,
    matches=lambda file: is_office(file, b"word/"),
    binary=True,
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
)
ODT = Format(
    name="odt",
    title="OpenDocument text (ODT)",
    group="documents",
    suffixes=(".odt",),
    read=read_odt,
    matches=lambda file: is_packed_as(file, b"application/vnd.oasis.opendocument.text", b"content.xml"),
    binary=True,
    media_types=("application/vnd.oasis.opendocument.text",),
)
