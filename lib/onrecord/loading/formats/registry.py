"""The registry of formats: all supported ones, in the order of the documentation, with descriptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import PurePath

from .addresses import ADDRESSES, BOOKMARKS, SHORTCUT, WEBLOC
from .archives.compressed import BZIP2, GZIP, XZ
from .archives.tar_archive import TAR
from .archives.warc import WARC
from .archives.zip_archive import ZIP
from .documents.docx import DOCX
from .documents.epub import EPUB
from .documents.odt import FLAT_ODT, ODT
from .documents.pdf import PDF
from .documents.rtf import RTF
from .format import Format
from .json_documents import JSON
from .json_lines import JSON_LINES
from .mail.mailboxes import MBOX
from .mail.messages import EML
from .mail.saved_pages import MHTML, WEB_ARCHIVE
from .news_xml.corpora import CORPUS
from .news_xml.feeds import FEED
from .news_xml.newsml import NEWSML_1, NEWSML_G2
from .news_xml.nitf import NITF
from .news_xml.other_xml import OTHER_XML
from .news_xml.site_map import SITE_MAP
from .news_xml.tei import TEI
from .tables.excel import WORKBOOK
from .tables.parquet import COLUMNAR
from .tables.separated import SEPARATED
from .text.markdown import MARKDOWN
from .text.plain_text import TEXT
from .web_page import HTML

FORMATS: tuple[Format, ...] = (
    *(TEXT, MARKDOWN, HTML, MHTML, WEB_ARCHIVE, JSON, JSON_LINES, SEPARATED, WORKBOOK, COLUMNAR),
    *(DOCX, ODT, FLAT_ODT, PDF, RTF, EPUB, FEED, NITF, NEWSML_G2, NEWSML_1, TEI, CORPUS, OTHER_XML),
    *(EML, MBOX, WARC, SHORTCUT, WEBLOC, ADDRESSES, BOOKMARKS, SITE_MAP, GZIP, BZIP2, XZ, ZIP, TAR),
)
"""All formats, in the order of the documentation."""
BY_CONTENT: tuple[Format, ...] = (
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
        WEB_ARCHIVE,
        WEBLOC,
        MBOX,
        MHTML,
        EML,
    ),
    *(
        BOOKMARKS,
        FLAT_ODT,
        FEED,
        NITF,
        NEWSML_G2,
        NEWSML_1,
        TEI,
        CORPUS,
        SITE_MAP,
        SHORTCUT,
        HTML,
        OTHER_XML,
        JSON_LINES,
        JSON,
        ADDRESSES,
    ),
)
"""Formats identified by their first bytes, special ones before the general ones that they build on."""


@cache
def by_suffix() -> Mapping[str, Format]:
    """The formats by the suffixes of file names."""
    return {suffix: form for form in FORMATS for suffix in form.suffixes}


def format_of_name(name: str) -> Format | None:
    """The format for the suffix of a file's name, or None."""
    return by_suffix().get(PurePath(name).suffix.lower())


def format_of_media_type(media_type: str) -> Format | None:
    """The format for a web server's media type, or None."""
    return next((form for form in FORMATS if media_type in form.media_types), None)


def suffixes() -> list[str]:
    """The suffixes of all formats."""
    return [suffix for form in FORMATS for suffix in form.suffixes]


def described() -> str:
    """The formats by group, one per line, for the help of the command line."""
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
