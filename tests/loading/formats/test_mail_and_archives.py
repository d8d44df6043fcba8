"""Mail, web archives, shortcuts and packed files: what is inside is read, each thing as what it is."""

import bz2
import gzip
import io
import json
import lzma
import plistlib
import tarfile

import pytest

from newsroom import (
    BODIES,
    TEXTS,
    TITLES,
    are_all_three,
    docx,
    load,
    load_one,
    mail,
    page,
    paragraphs,
    why_not,
    zipped,
)
from onrecord.loading.fetch import Page
from onrecord.loading.read import read
from onrecord.model.article import Article

LINES = "".join(
    json.dumps({"title": TITLES[n], "text": "\n".join(BODIES[n])}) + "\n" for n in range(3)
).encode()


@pytest.mark.parametrize("html", [False, True])
def test_a_mail(tmp_path, html):
    article = load_one(tmp_path, "a.eml", mail(html=html, Subject=f"Fwd: {TITLES[0]}").as_bytes())
    assert (article.title, article.text, article.published) == (TITLES[0], TEXTS[0], "2023-03-14")


def test_attachments_of_a_mail_are_read_too(tmp_path):
    message = mail()
    for name, data in (("b.docx", docx(f"# {TITLES[1]}", *BODIES[1])), ("c.png", b"\x89PNG")):
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    told = []
    first, second = load(tmp_path, "a.eml", message.as_bytes(), warn=told.append)
    assert (first.title, second.title) == (TITLES[0], TITLES[1]) and second.source.endswith("a.eml/b.docx")
    assert len(told) == 1 and "a.eml/c.png: left out: a picture" in told[0]


def test_a_mailbox_and_an_encrypted_mail(tmp_path):
    box = b"".join(b"From a@b Tue Mar 14 09:00:00 2023\n" + mail(n).as_bytes() + b"\n\n" for n in range(3))
    assert are_all_three(load(tmp_path, "a.mbox", box), "published", "reporters")
    message = mail()
    message.replace_header("Content-Type", 'multipart/encrypted; boundary="x"')
    assert "decrypt it first" in why_not(tmp_path, "a.eml", message.as_bytes())


def test_a_page_saved_as_one_file(tmp_path):
    head = "\r\n".join(
        (
            "From: <Saved by Blink>",
            "Snapshot-Content-Location: https://a.example/2023/03/14/x",
            "MIME-Version: 1.0",
            'Content-Type: multipart/related; type="text/html"; boundary="B"',
            "\r\n--B",
            "Content-Type: text/html",
            "Content-Transfer-Encoding: 8bit\r\n\r\n",
        )
    )
    article = load_one(tmp_path, "a.mhtml", head + page() + "\r\n--B--\r\n")
    assert (article.text, article.url, article.published) == (
        TEXTS[0],
        "https://a.example/2023/03/14/x",
        "2023-03-14",
    )


def warc(*pages: tuple[str, bytes]) -> bytes:
    data = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nx:\r\n\r\n"
    for kind, body in pages:
        block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        fields = (
            "WARC-Type: response",
            "WARC-Target-URI: https://a.example/2023/03/14/x",
            "WARC-Record-ID: <x>",
        )
        more = ("Content-Type: application/http; msgtype=response", f"Content-Length: {len(block)}")
        head = "\r\n".join(("WARC/1.0", *fields, "WARC-Date: 2024-01-01T00:00:00Z", *more, "\r\n"))
        data += head.encode() + block + b"\r\n\r\n"
    return data


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress])
def test_a_web_archive(tmp_path, pack):
    data = warc(
        ("text/html; charset=utf-8", page().encode()),
        ("image/png", b"\x89PNG"),
        ("text/html", page(f"<h1>{TITLES[1]}</h1>{paragraphs(1)}", title=TITLES[1]).encode()),
    )
    first, second = load(tmp_path, "a.warc", pack(data))
    assert (first.title, first.text, first.published, second.title) == (
        TITLES[0],
        TEXTS[0],
        "2023-03-14",
        TITLES[1],
    )


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


@pytest.mark.parametrize(
    ("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)]
)
def test_packed_files(tmp_path, suffix, pack):
    assert are_all_three(load(tmp_path, f"a.jsonl.{suffix}", pack(LINES)))
    assert load_one(tmp_path, f"a.html.{suffix}", pack(page().encode())).text == TEXTS[0]
    assert (
        "broken or cut off" in load(tmp_path, f"b.txt.{suffix}", pack(TEXTS[0].encode() * 50)[:-9])[-1].reason
    )


def test_archives_of_files(tmp_path):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        info = tarfile.TarInfo("in/b.jsonl")
        info.size = len(LINES)
        archive.addfile(info, io.BytesIO(LINES))
    assert are_all_three(load(tmp_path, "a.tar.gz", stream.getvalue()))
    told = []
    files = {
        "in/a.docx": docx(f"# {TITLES[0]}", *BODIES[0]),
        "in/b.exe": b"MZ\x90",
        "__MACOSX/c": b"x",
        "d/b.jsonl": LINES,
    }
    found = load(tmp_path, "a.zip", zipped(files), warn=told.append)
    assert [article.title for article in found] == [TITLES[0], *TITLES] and found[0].source.endswith(
        "a.zip/in/a.docx"
    )
    assert len(told) == 1 and "a.zip/in/b.exe: left out: a program" in told[0]


def test_bombs_and_locks_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.loading.formats.packed._SURELY_SMALL", 1_000_000)
    assert "unpacks to more than" in load(tmp_path, "a.txt.gz", gzip.compress(b"x" * 20_000_000, 9))[0].reason
    assert "unpack to" in why_not(tmp_path, "a.zip", zipped({"a.txt": b"x" * 150_000_000}))
    nested = TEXTS[0].encode()
    for number in range(7):
        nested = zipped({f"{number}.zip" if number else "a.txt": nested})
    assert "more than 4 deep" in why_not(tmp_path, "b.zip", nested)
    locked = bytearray(zipped({"a.txt": TEXTS[0]}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + offset] |= 1
    assert "locked with a password" in why_not(tmp_path, "c.zip", bytes(locked))
    assert "cut off" in why_not(tmp_path, "d.zip", zipped({"a.txt": TEXTS[0]})[:-10])


def test_a_folder_names_what_was_left_out(tmp_path):
    (tmp_path / "a.docx").write_bytes(docx(f"# {TITLES[0]}", *BODIES[0]))
    (tmp_path / "b.png").write_bytes(b"\x89PNG")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page.html").write_text(page())
    (tmp_path / "page_files" / "x.js").write_text("var a = 1")
    told: list[str] = []
    found = list(read([str(tmp_path)], warn=told.append))
    assert [isinstance(one, Article) for one in found] == [True, True]
    assert len(told) == 1 and told[0].startswith(
        f"{tmp_path / 'b.png'}: left out: a picture, which is not read"
    )
    strict = list(read([str(tmp_path)], strict=True))
    assert [isinstance(one, Article) for one in strict] == [True, False, True]
