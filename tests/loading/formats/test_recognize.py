"""The table of formats is what help, documentation and errors say, and each format finds its own files."""

import argparse
from base64 import encodebytes
from pathlib import Path

import pytest

from newsroom import zipped
from onrecord.cli.options import CommandParser, add_sources
from onrecord.loading.errors import FormatError, UnknownKindError
from onrecord.loading.file import File
from onrecord.loading.formats.recognize import find_format
from onrecord.loading.formats.registry import FORMATS, as_markdown, format_of_name

DOCS = Path(__file__).parents[3] / "docs" / "formats.md"


def test_the_documentation_holds_the_table():
    assert as_markdown() in DOCS.read_text(encoding="utf-8")


def test_the_help_of_a_command_with_sources_lists_all_suffixes():
    parser = CommandParser()
    add_sources(parser)
    text = parser.format_help()
    assert all(suffix in text for form in FORMATS for suffix in form.suffixes)
    assert ".docx" not in CommandParser().format_help()


def test_names_and_suffixes_are_those_of_one_format():
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes)) and len({form.name for form in FORMATS}) == len(FORMATS)
    assert format_of_name("a/B.DOCX").name == "docx" and format_of_name("story") is None


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"%PDF-1.4\n", "pdf"),
        (b"{\\rtf1\\ansi x}", "rtf"),
        (zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "docx"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "xlsx"),
        (zipped({"mimetype": "application/epub+zip"}), "epub"),
        (zipped({"a.txt": "", "word/document.xml": ""}), "zip"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"PAR1", "parquet"),
        (b"bplist00", "webloc"),
        (b"WARC/1.1\r\n", "warc"),
        (b"From a@b.example Mon Jan  1 00:00:00 2024\nFrom: a@b.example\n\nx", "mbox"),
        (b"Message-ID: <1@b>\nFrom: a@b.example\nSubject: x\n\ny", "eml"),
        (b"[InternetShortcut]\r\nURL=https://a.example\r\n", "shortcut"),
        (b"https://a.example/1\nhttps://a.example/2\n", "addresses"),
        (b'<?xml version="1.0"?><!-- x --><rss version="2.0"></rss>', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "feed"),
        (b"<nitf></nitf>", "nitf"),
        (b'<?xml version="1.0"?><newsItem></newsItem>', "newsml-g2"),
        (b'<?xml version="1.0"?><TEI></TEI>', "tei"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html></html>', "html"),
        (b'<?xml version="1.0"?><story></story>', "xml"),
        (b"<p>The river <b>rose</b>.</p>", "html"),
        (b'{"text": "x"}\n{"text": "y"}\n', "jsonl"),
        (b'[{"text": "x"}]', "json"),
        (b"title,text,date\na,b,c\n", "csv"),
        (b"Titel;text;url\na;b;c\n", "csv"),
        (b"---\ntitle: x\n---\n\nThe river rose.\n", "markdown"),
        (b"+++\ntitle = 'x'\n+++\n\nThe river rose.\n", "markdown"),
        (b"The river rose, the town fled, the mayor spoke.\n\nIt rained.", "text"),
    ],
)
def test_content_tells_the_format_under_any_name(data, form):
    assert find_format(File(data, "story.txt")).name == form


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "save it as DOCX"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "locked with a password"),
        (b"\x89PNG\r\n", "a.png", "a picture"),
        (b"7z\xbc\xaf\x27\x1c", "a", "unpack it first"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nHello\n", "a.srt", "subtitles"),
        (b"@article{roe,\n title={x}}", "a.txt", "references"),
        (b"\\documentclass{article}\n", "a.txt", "TeX"),
        (b"BEGIN:VCALENDAR\n", "a.txt", "calendar"),
        (b"#!/bin/sh\necho\n", "story", "source or settings"),
        (b"<custom><x>1</x></custom>", "a.txt", "markup of an unknown kind"),
        (b"<!DOCTYPE lewis>\n<NEWS><PLACES>x</PLACES>Rain</NEWS>", "a.sgm", "markup of an unknown kind"),
        (b"Name: Roe\nAge: 4\nTown: Ash\nJob: none\n", "a.txt", "labelled fields"),
        (encodebytes(bytes(range(256)) * 9), "a.txt", "encoded data"),
        (b"a" * 5_000, "a.txt", "encoded data"),
        (bytes(range(256)) * 9, "a.txt", "a binary file"),
    ],
)
def test_other_kinds_are_refused_with_their_kind_and_what_to_do(data, name, said):
    with pytest.raises(UnknownKindError, match=said):
        find_format(File(data, name))


def test_a_name_that_promises_something_else_is_an_error():
    with pytest.raises(FormatError, match="its name says PDF"):
        find_format(File(b"The river rose.", "a.pdf"))


def test_columns_are_pairs_of_a_known_field_and_a_name():
    parser = argparse.ArgumentParser(exit_on_error=False)
    add_sources(parser)
    assert parser.parse_args(["a", "--columns", "text=Body text, title=H"]).columns == (
        ("text", "Body text"),
        ("title", "H"),
    )
    for wrong in ("text", "colour=red", "text="):
        with pytest.raises(argparse.ArgumentError):
            parser.parse_args(["a", "--columns", wrong])
