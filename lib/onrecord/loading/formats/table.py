"""The table of formats: which there are, how a file's is found, and what is said of files of other kinds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from ...files.package_data import read_toml
from ..bytes_to_text import DecodingError, decode
from ..values import File, Format, FormatError, UnknownKindError
from .addresses import ADDRESSES, SHORTCUT, WEBLOC
from .epub import EPUB
from .html import HTML
from .json_files import JSON, JSON_LINES
from .mail import EML, MBOX, MHTML
from .markdown import MARKDOWN
from .office import DOCX, ODT
from .packed import BZIP2, GZIP, TAR, XZ, ZIP
from .pdf import PDF
from .rtf import RTF
from .tables import COLUMNAR, SEPARATED, WORKBOOK
from .text import TEXT
from .warc import WARC
from .xml_files import FEED, NEWSML_1, NEWSML_G2, NITF, OTHER_XML, SITE_MAP, TEI

FORMATS: tuple[Format, ...] = (
    *(TEXT, MARKDOWN, HTML, MHTML, JSON, JSON_LINES, SEPARATED, WORKBOOK, COLUMNAR),
    *(DOCX, ODT, PDF, RTF, EPUB, FEED, NITF, NEWSML_G2, NEWSML_1, TEI, OTHER_XML),
    *(EML, MBOX, WARC, SHORTCUT, WEBLOC, ADDRESSES, SITE_MAP, GZIP, BZIP2, XZ, ZIP, TAR),
)
"""All formats, in the order of the documentation."""

_BY_CONTENT: tuple[Format, ...] = (
    *(
        PDF,
        RTF,
        DOCX,
        WORKBOOK,
        ODT,
        EPUB,
        COLUMNAR,
        GZIP,
        BZIP2,
        XZ,
        ZIP,
        TAR,
        WARC,
        WEBLOC,
        MBOX,
        MHTML,
        EML,
    ),
    *(FEED, NITF, NEWSML_G2, NEWSML_1, TEI, SITE_MAP, SHORTCUT, HTML, OTHER_XML, JSON_LINES, JSON, ADDRESSES),
)
"""Formats that are known by their first bytes, special ones before those that they are made with."""

_MARKUP = re.compile(r"<(?:[?!/]|[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>)")
_FIELDS = re.compile(r"[A-Za-z][\w -]{1,30}:(?: |$)")
_MANY_FIELDS = 4


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of files that are not read; see `data/refused.toml`."""

    title: str
    suffixes: tuple[str, ...]
    magic: tuple[bytes, ...]
    starts: re.Pattern[str] | None
    advice: str


@cache
def _refused() -> tuple[_Kind, ...]:
    data = read_toml("onrecord.loading", "refused.toml")
    return tuple(
        _Kind(
            kind["title"],
            tuple(kind.get("suffixes", ())),
            tuple(magic.encode("latin-1") for magic in kind.get("magic", ())),
            re.compile(rf"\s*(?:{kind['starts']})", re.IGNORECASE) if "starts" in kind else None,
            kind["advice"],
        )
        for kind in data["kind"]
    )


@cache
def _by_suffix() -> Mapping[str, Format]:
    return {suffix: form for form in FORMATS for suffix in form.suffixes}


def format_of_name(name: str) -> Format | None:
    """The format that a file's name says, or None."""
    return _by_suffix().get(PurePath(name).suffix.lower())


def format_of_media_type(media_type: str) -> Format | None:
    """The format that a web server's media type says, or None."""
    return next((form for form in FORMATS if media_type in form.media_types), None)


def suffixes() -> list[str]:
    """The suffixes of all formats."""
    return [suffix for form in FORMATS for suffix in form.suffixes]


def find_format(file: File) -> Format:
    """The format of a file: by its first bytes if they are unmistakable, else by its name, else by its look.

    Raises:
        UnknownKindError: it is of a kind that is not read; the message says which, and what to do.
        FormatError: it is not of the format that its name says, or its text cannot be decoded.
    """
    for form in _BY_CONTENT:
        if form.matches is not None and form.matches(file):
            return form
    suffix = PurePath(file.name).suffix.lower()
    _refuse(file, suffix)
    named = next((form for form in FORMATS if form.name == file.form), None) or _by_suffix().get(suffix)
    if named is not None and named.binary:
        raise FormatError(f"its name says {named.title}, but that is not what is in it")
    if named is not None and named is not TEXT:
        return named
    if not file.opening:
        _explain_undecodable(file)
    for form in FORMATS:
        if form.resembles is not None and form.resembles(file):
            return form
    _refuse_other_text(file)
    return TEXT


def _refuse(file: File, suffix: str) -> None:
    """Raise if a file is of a known kind without articles."""
    for kind in _refused():
        if file.head.startswith(kind.magic or (b"\xff\xfe\xff\xfe",)):
            raise UnknownKindError(f"{kind.title}, which is not read; {kind.advice}")
    for kind in _refused():
        by_text = kind.starts is not None and kind.starts.match(file.opening)
        if (
            suffix in kind.suffixes
            or (by_text and suffix not in _by_suffix())
            or (by_text and suffix == ".txt")
        ):
            raise UnknownKindError(f"{kind.title}, which is not read; {kind.advice}")


def _explain_undecodable(file: File) -> None:
    """Raise what is wrong with bytes that are not text."""
    try:
        decode(file.head, file.charset)
    except DecodingError as error:
        raise UnknownKindError(f"{error}; `onrecord analyze --help` lists the formats") from error


def _refuse_other_text(file: File) -> None:
    """Raise if a text opens like markup or fields and not like prose."""
    text = file.opening.lstrip("\ufeff \t\r\n")
    if _MARKUP.match(text) and "<p" not in text[:2000].lower():
        raise UnknownKindError(
            "markup of an unknown kind, which is not read; save it as HTML, or as text without tags"
        )
    if text[:1] in "{[" and text[1:].lstrip()[:1] in ('"', "'", "{", "["):
        return
    lines = [line for line in text.split("\n", 12)[:10] if line.strip()]
    fields = [line for line in lines if _FIELDS.match(line) and len(line.split()) <= 12]
    if len(fields) >= _MANY_FIELDS and len(fields) == len(lines):
        raise UnknownKindError(
            "labelled fields of an unknown kind, which are not read; give a table, JSON, or the article alone"
        )


def described() -> str:
    """The formats by group, a line each, for the help of the command line."""
    groups = (
        (group, [suffix for form in forms for suffix in form.suffixes]) for group, forms in by_group().items()
    )
    return "\n".join(f"  {group}: {', '.join(known)}" for group, known in groups if known)


def by_group() -> Mapping[str, Sequence[Format]]:
    """The formats under the headings of the documentation."""
    groups: dict[str, list[Format]] = {}
    for form in FORMATS:
        groups.setdefault(form.group, []).append(form)
    return groups


def as_markdown() -> str:
    """The table of formats for the documentation."""
    rows = [
        f"| {group} | {form.title} | {', '.join(f'`{suffix}`' for suffix in form.suffixes) or 'by content'} |"
        for group, forms in by_group().items()
        for form in forms
    ]
    return "\n".join(["| group | format | suffixes |", "|---|---|---|", *rows])
