"""Pages are fetched within limits; none leads to a private address or goes on without end."""

import gzip
import socket
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.loading import fetch as fetching
from onrecord.loading.fetch import Limits, fetch, is_public
from onrecord.loading.read import read
from onrecord.model.article import Article
from onrecord.model.errors import SourceError

BODY = "The river rose by two metres in the night, and the people of the lower town left their homes."
TITLE = "River floods town"
PAGE = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>{BODY}</p>"


class Handler(BaseHTTPRequestHandler):
    """Answers each path in its own bad or good way."""

    def log_message(self, *args):
        pass

    def answer(self, data=b"", status=200, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, "get_" + self.path.strip("/"))()

    def get_page(self):
        self.answer((PAGE * 3).encode("cp1252"), Content_Type="text/html; charset=windows-1252")

    def get_json(self):
        self.answer(b'{"title": "River", "text": "' + BODY.encode() + b'"}', Content_Type="application/json")

    def get_gzip(self):
        self.answer(gzip.compress(b"x" * 5_000_000), Content_Type="text/plain", Content_Encoding="gzip")

    def get_large(self):
        self.answer(b"x" * 300_000, Content_Type="text/plain")

    def get_declared(self):
        self.answer(Content_Type="text/plain", Content_Length="999999999")

    def get_picture(self):
        self.answer(b"\x89PNG", Content_Type="image/png")

    def get_missing(self):
        self.answer(b"no", status=404)

    def get_moved(self):
        self.answer(status=301, Location="/page")

    def get_loop(self):
        self.answer(status=302, Location="/loop")

    def get_tofile(self):
        self.answer(status=302, Location="file:///etc/passwd")

    def get_toprivate(self):
        self.answer(status=302, Location="http://10.0.0.1/")

    def get_host(self):
        self.answer(self.headers["Host"].encode(), Content_Type="text/plain")

    def get_slow(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            time.sleep(0.05)

    def get_silent(self):
        time.sleep(3)

    def get_broken(self):
        self.answer(b"x", Content_Type="text/plain", Content_Length="100")
        self.close_connection = True


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def refused(url, **options) -> str:
    with pytest.raises(SourceError) as caught:
        fetch(url, **{"allow_private": True, **options})
    assert caught.value.source == url and "\n" not in str(caught.value)
    return caught.value.reason


def test_a_page_becomes_an_article(site):
    (article,) = read([f"{site}/page"], allow_private=True)
    assert isinstance(article, Article)
    assert (article.title, article.url) == ("River floods town", f"{site}/page") and BODY in article.text


def test_format_and_encoding_come_from_the_header(site):
    page = fetch(f"{site}/page", allow_private=True)
    assert (page.format, page.charset) == ("html", "windows-1252")
    (article,) = read([f"{site}/json"], allow_private=True)
    assert (article.title, article.text) == ("River", BODY)


def test_a_redirect_is_followed(site):
    assert fetch(f"{site}/moved", allow_private=True).url == f"{site}/page"


def test_private_addresses_are_refused_unless_allowed(site):
    assert "not on the public internet" in refused(f"{site}/page", allow_private=False)
    (found,) = read([f"{site}/page"])
    assert isinstance(found, SourceError) and found.source == f"{site}/page"


def test_every_redirect_is_checked_anew(site, monkeypatch):
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    assert "not on the public internet" in refused(f"{site}/toprivate", allow_private=False)
    assert "only http and https" in refused(f"{site}/tofile")
    assert refused(f"{site}/loop") == "more than 5 redirects"


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: answers)
    assert "not on the public internet" in refused("http://both.example/", allow_private=False)


def test_the_connection_goes_to_the_address_that_was_checked(site, monkeypatch):
    port = int(site.rsplit(":", 1)[1])
    asked = []
    real = socket.getaddrinfo

    def rebinding(host, *args, **options):
        asked.append(host)
        return real("127.0.0.1" if host == "name.example" else host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    page = fetch(f"http://name.example:{port}/host", allow_private=True)
    assert page.data.decode() == f"name.example:{port}"
    assert asked.count("name.example") == 1


def test_too_large_bodies_are_refused(site):
    limits = Limits(size=100_000)
    for path in ("large", "gzip", "declared"):
        assert refused(f"{site}/{path}", limits=limits) == "larger than 0.1 MB"


def test_slow_answers_end_at_the_time_limit(site):
    begun = time.monotonic()
    assert refused(f"{site}/slow", limits=Limits(total=0.5)) == "no complete answer within 0.5 seconds"
    assert "too long" in refused(f"{site}/silent", limits=Limits(pause=0.3))
    assert "within 0.4 seconds" in refused(f"{site}/silent", limits=Limits(total=0.4))
    assert time.monotonic() - begun < 2.5


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("picture", "no article but 'image/png'"),
        ("missing", "the server answers 404 Not Found"),
        ("broken", "no answer (the connection broke)"),
    ],
)
def test_what_is_no_page(site, path, reason):
    assert refused(f"{site}/{path}") == reason


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://a.example/x", "only http and https are fetched, not ftp"),
        ("http:///x", "not a valid address"),
        ("http://user:word@a.example/", "not a valid address"),
        ("http://a.example:99999/", "not a valid address"),
        ("http://a.example/x y", "not a valid address"),
        ("http://127.0.0.1:9/", "no answer (connection refused)"),
    ],
)
def test_addresses_that_cannot_be_asked(url, reason):
    assert refused(url) == reason


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_is_public(address, expected):
    assert is_public(address) is expected
