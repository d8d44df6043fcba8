"""OpenDocument texts (ODT)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ...errors import FormatError
from ...file import File
from ...markup import local, parse_xml
from ..archives.safe_zip import is_packed_as, open_zip
from ..format import Format, Options, Part
from .lines import DocumentLine, is_layout, is_long_box, read_lines, short_box, table_lines

_ODF_LEFT_OUT = frozenset(
    ("note", "annotation", "annotation-end", "tracked-changes", "ruby-text", "forms", "sequence-decls")
)


def read_flat(file: File, options: Options) -> Iterator[Part]:
    """The article of an OpenDocument text that is one XML file.

    Raises:
        FormatError: it is broken or has no text.
    """
    yield from _read(parse_xml(file.data))


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
    yield from _read(parse_xml(zipped.read_xml("content.xml")))


def _read(root: etree._Element) -> Iterator[Part]:
    """The article of the root of an OpenDocument text."""
    body = next((e for e in root.iter() if local(e) == "text" and local(e.getparent()) == "body"), None)
    if body is None:
        raise FormatError("an OpenDocument file without a text")
    yield from read_lines(list(_odt_lines(body)))


def _odt_lines(body: etree._Element) -> Iterator[DocumentLine]:
    for element in body:
        name = local(element)
        if name in ("p", "h"):
            style = next((v for k, v in element.attrib.items() if k.endswith("}style-name")), "").lower()
            level = next((v for k, v in element.attrib.items() if k.endswith("}outline-level")), "")
            for line in _odf_text(element).split("\n"):
                yield DocumentLine(line, style == "title" or (name == "h" and level in ("", "1")))
            for box in (e for e in element.iter() if local(e) == "text-box"):
                if not any(local(e) == "text-box" for e in box.iterancestors()):
                    yield from _odt_lines(box) if is_long_box(box) else short_box(box)
        elif name == "table" and is_layout(element, "table-cell", _odf_text):
            for cell in (e for e in element.iter() if local(e) == "table-cell"):
                yield from _odt_lines(cell)
        elif name == "table":
            yield from table_lines(element, "table-row", "table-cell", _odf_text)
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
            pieces.append(_odf_text(node) + ("\n" if name in ("p", "h") else ""))
        pieces.append(node.tail or "")
    return "".join(pieces)


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
FLAT_ODT = Format(
    name="fodt",
    title="OpenDocument text as one XML file",
    group="documents",
    suffixes=(".fodt",),
    read=read_flat,
    matches=lambda file: 'office:mimetype="application/vnd.oasis.opendocument.text"' in file.opening[:8000],
    media_types=("application/vnd.oasis.opendocument.text-flat-xml",),
)
