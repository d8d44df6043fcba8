"""Compressed files, archives and web archives."""

import bz2
import gzip
import io
import json
import logging
import lzma
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
    page,
    paragraphs,
    why_not,
    zipped,
)
from onrecord.loading.read import read

LINES = "".join(
    json.dumps({"title": TITLES[n], "text": "\n".join(BODIES[n])}) + "\n" for n in range(3)
).encode()


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
    monkeypatch.setattr("onrecord.loading.formats.archives.compressed._SURELY_SMALL", 1_000_000)
    bomb = gzip.compress(b"x " * 10_000_000, 9)
    assert "unpacks to more than" in load(tmp_path, "a.txt.gz", bomb)[0].reason
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
    monkeypatch.setattr("onrecord.loading.formats.archives.safe_zip.MAX_XML", 100)
    bloated = zipped({"[Content_Types].xml": "", "word/document.xml": "<w:document>" + "<w:p/>" * 100})
    assert "which is refused" in why_not(tmp_path, "e.docx", bloated)


def test_texts_for_crawlers_in_a_web_archive_are_no_articles(tmp_path):
    robots = warc(("text/plain", b"User-agent: *\nDisallow: /private\n")).replace(
        b"/2023/03/14/x", b"/robots.txt"
    )
    assert load_one(tmp_path, "a.warc", robots + warc(("text/html", page().encode()))).title == TITLES[0]


def test_an_address_with_control_characters_does_not_reach_the_terminal(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(logging.root, "handlers", [])
    data = warc(("text/html", page().encode())).replace(b"/2023/03/14/x", b"/an odd\x1b[31m address")
    assert load_one(tmp_path, "a.warc", data).title == TITLES[0]
    assert capsys.readouterr() == ("", "")


def test_the_indexes_of_a_web_archive_are_no_articles(tmp_path):
    data = gzip.compress(warc(("text/html", page().encode())))
    files = {"datapackage.json": "{}", "indexes/index.cdx": "x", "archive/a.warc.gz": data}
    assert load_one(tmp_path, "a.wacz", zipped(files)).title == TITLES[0]
    assert "Pages" in why_not(tmp_path, "a.pages", zipped({"Index/Document.iwa": "x"}))


def test_what_a_browser_saves_beside_a_page_is_no_article(tmp_path):
    files = {"Ferry.html": page(), "Ferry_files/frame.html": page("<h1>Win a holiday</h1>" + paragraphs(1))}
    assert load_one(tmp_path, "a.zip", zipped(files)).title == TITLES[0]


def tarred(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, data in files.items():
            about = tarfile.TarInfo(name)
            about.size = len(data)
            archive.addfile(about, io.BytesIO(data))
    return target.getvalue()


@pytest.mark.parametrize(("name", "pack"), [("a.zip", zipped), ("a.tar", tarred)])
def test_a_name_that_leads_out_of_an_archive_is_left_out_with_a_line(name, pack, tmp_path):
    path = tmp_path / name
    path.write_bytes(pack({"../../evil.txt": TEXTS[0].encode(), "./ok.html": page().encode()}))
    told: list[str] = []
    (article,) = read([str(path)], warn=told.append)
    assert article.source == f"{path}/./ok.html"
    assert told == [f"{path}/../../evil.txt: left out: its name leads out of the archive"]
    error, _ = read([str(path)], strict=True)
    assert str(error) == f"{path}/../../evil.txt: its name leads out of the archive"
