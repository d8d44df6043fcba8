"""Shortcuts and lists of addresses."""

import plistlib

import pytest

from newsroom import (
    TEXTS,
    load_one,
    page,
    why_not,
)
from onrecord.loading.fetching.fetch import Page


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.url", "[InternetShortcut]\r\nURL=https://a.example/x\r\n"),
        ("a.desktop", "[Desktop Entry]\nType=Link\nURL=https://a.example/x\n"),
        ("a.webloc", plistlib.dumps({"URL": "https://a.example/x"})),
        ("a.webloc", plistlib.dumps({"URL": "https://a.example/x"}, fmt=plistlib.FMT_BINARY)),
        ("a.txt", "# to read\n\n- https://a.example/x\n"),
    ],
)
def test_shortcuts_and_lists_of_addresses_lead_to_pages(tmp_path, monkeypatch, name, data):
    monkeypatch.setattr(
        "onrecord.loading.read.fetch", lambda url, **_: Page(page().encode(), url, "html", None)
    )
    article = load_one(tmp_path, name, data)
    assert (article.text, article.url) == (TEXTS[0], "https://a.example/x")


def test_shortcuts_to_other_things_are_refused(tmp_path):
    assert "not a web page" in why_not(tmp_path, "a.url", "[InternetShortcut]\nURL=file:///etc/passwd\n")


def test_bookmarks_lead_to_pages(tmp_path):
    text = '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<H1>Bookmarks</H1>\n<DL><p>\n<DT><A HREF="http://127.0.0.1/1">Ferry</A>'
    assert "http://127.0.0.1/1 could not be fetched" in why_not(
        tmp_path, "bookmarks.html", f"{text}\n<DD>A note.\n</DL>"
    )
