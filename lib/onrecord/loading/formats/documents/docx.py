"""Word documents (DOCX)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ...errors import FormatError
from ...file import File
from ...markup import local, parse_xml
from ..archives.safe_zip import is_office, open_zip
from ..format import Format, Options, Part
from .lines import DocumentLine, is_layout, is_long_box, read_lines, short_box, table_lines

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


def read_docx(file: File, options: Options) -> Iterator[Part]:
    """The article of a Word document, or the articles of a database export in it.

    Deleted text, comments and notes are left out; inserted text counts.

    Raises:
        FormatError: it is broken, locked, or has no text.
    """
    zipped = open_zip(file.stream())
    main = next((name for name in zipped.names if name.endswith("word/document.xml")), "word/document.xml")
    body = next((e for e in parse_xml(zipped.read_xml(main)).iter() if local(e) == "body"), None)
    if body is None:
        raise FormatError("a Word document without a text")
    yield from read_lines(list(_docx_lines(body)))


def _docx_lines(body: etree._Element) -> Iterator[DocumentLine]:
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
                yield DocumentLine(
                    line, style.lower().replace(" ", "") in ("title", "heading1", "berschrift1", "titel")
                )
            for box in (e for e in element.iter() if local(e) == "txbxcontent" and not _is_fallback(e)):
                yield from _docx_lines(box) if is_long_box(box) else short_box(box)
        elif name == "tbl" and is_layout(element, "tc", _run_text):
            for cell in (e for e in element.iter() if local(e) == "tc"):
                yield from _docx_lines(cell)
        elif name == "tbl":
            yield from table_lines(element, "tr", "tc", _run_text)
        elif name in ("sdt", "sdtcontent", "ins", "customxml", "smarttag"):
            yield from _docx_lines(element)


def _is_fallback(box: etree._Element) -> bool:
    """Whether a text box is the copy for programs that do not know the first one, or inside another one."""
    return any(local(e) in ("fallback", "txbxcontent") for e in box.iterancestors())


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
        elif tag == "p":
            pieces.append(_run_text(node) + "\n")
        else:
            pieces.append(_run_text(node))
    return "".join(pieces)


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
