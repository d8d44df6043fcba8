"""Odd files: samples in all formats that can be read, with bytes changed, cut off, repeated or misnamed."""

from __future__ import annotations

import email.message
import io
import json
import random
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from fuzz_texts import make_text, samples

from onrecord.loading.formats.registry import suffixes

ROOT = Path(__file__).parents[2]
_ODD = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x80",
        b"\xed\xa0\x80",
        b"\r",
        b"\n\n",
        b"\t",
        b"<",
        b">",
        b"</p>",
    ),
    *(b"<![CDATA[", b"<!--", b"&#x110000;", b"&#0;", b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\ud800"),
    *(
        b"\\u0000",
        b"---\n",
        b"*a",
        b"&a ",
        b"!!python/object:x",
        b"1e999",
        b"%PDF-",
        b"PK\x03\x04",
        b"\x1f\x8b",
    ),
    *(
        b"From ",
        b"=?utf-8?q?=ZZ?=",
        b"<meta charset=utf-7>",
        b"<?xml version='1.1' encoding='x'?>",
        b"{\\rtf1",
    ),
    *(b"<!DOCTYPE a [<!ENTITY b 'b'>]>", b"&b;", b"\\'e9"),
)


@cache
def seeds() -> tuple[tuple[str, bytes], ...]:
    """Files that can be read, by suffix."""
    files = [path for path in (ROOT / "data" / "articles").iterdir() if path.is_file()]
    found = [(path.suffix, path.read_bytes()) for path in files]
    text = samples()[0]
    parts = text.split("\n\n")
    page = "".join(f"<p>{part}</p>" for part in parts)
    record = {"title": "River", "text": text, "published": "2024-03-06", "author": ["A B"]}
    lines = "\n".join(json.dumps(record | {"title": str(n)}) for n in range(3))
    quoted = text.replace('"', '""')
    made = {
        ".json": json.dumps([record, record]),
        ".jsonl": lines,
        ".csv": f'title,text,date\nRiver,"{quoted}",2024-03-06\n',
        ".md": f"---\ntitle: River\ndate: 2024-03-06\n---\n# River\n\n{text}",
        ".xml": f"<rss><channel><item><title>R</title><description>{page}</description></item></channel>",
        ".html": f"<html><head><title>River</title></head><body><article>{page}</article></body></html>",
        ".rtf": "{\\rtf1\\ansi " + text + "}",
    }
    found += [(suffix, content.encode("utf-8")) for suffix, content in made.items()]
    return (*found, (".eml", _mail(text, page)), *_archives(text, parts, page))


def _mail(text: str, page: str) -> bytes:
    message = email.message.EmailMessage()
    message["Subject"], message["From"] = "River", "a@a.example"
    message["Date"] = "Wed, 06 Mar 2024 10:00:00 +0000"
    message.set_content(text)
    message.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    return message.as_bytes()


def _archives(text: str, parts: Sequence[str], page: str) -> Iterator[tuple[str, bytes]]:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in parts)
    word = f"<w:document {space}><w:body>{body}</w:body></w:document>"
    yield ".docx", _zip({"word/document.xml": word})
    book = {
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles>'
        "</container>",
        "a.opf": '<package><manifest><item id="a" href="a.xhtml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>',
        "a.xhtml": f"<html>{page}</html>",
    }
    yield ".epub", _zip(book)
    yield ".zip", _zip({f"{n}.txt": text for n in range(3)})


def _zip(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def make_file(number: int) -> tuple[str, bytes]:
    """Return name and content of the file of a number."""
    draw = random.Random(number)
    suffix, data = draw.choice(seeds())
    if draw.random() < 0.2:
        suffix, data = ".txt", make_text(number).text.encode("utf-8", "replace")
    if draw.random() < 0.1:
        suffix = draw.choice([*suffixes(), "", ".pdf", ".odd"])
    for _ in range(draw.randrange(0, 10)):
        data = draw.choice(_CHANGES)(data, draw)
    return f"a{suffix}", data


def _flip(data: bytes, draw: random.Random) -> bytes:
    if not data:
        return data
    at = draw.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << draw.randrange(8))]) + data[at + 1 :]


def _cut(data: bytes, draw: random.Random) -> bytes:
    begin, end = sorted(draw.randrange(len(data) + 1) for _ in range(2))
    return data[:begin] + data[min(end, begin + draw.choice((3, 50, 5000))) :]


def _cut_off(data: bytes, draw: random.Random) -> bytes:
    return data[: draw.randrange(len(data) + 1)] if draw.random() < 0.3 else data


def _insert(data: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(data) + 1)
    return data[:at] + draw.choice(_ODD) * draw.choice((1, 1, 2, 300)) + data[at:]


def _copy(data: bytes, draw: random.Random) -> bytes:
    begin, to = draw.randrange(len(data) + 1), draw.randrange(len(data) + 1)
    return data[:to] + data[begin : begin + draw.choice((5, 100, 2000))] + data[to:]


_CHANGES = (_flip, _cut, _cut_off, _insert, _insert, _copy)
