"""Pages are fetched within limits; none leads to a private address or goes on without end."""

import gzip
import socket
import threading
import time
import zlib
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.loading.fetching import connections as connecting
from onrecord.loading.fetching.fetch import Limits, fetch
from onrecord.loading.fetching.public_addresses import is_public
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

    def get_cut(self):
        data = gzip.compress(BODY.encode() * 50)[:-9]
        self.answer(data, Content_Type="text/plain", Content_Encoding="gzip", Content_Length=str(len(data)))

    def get_damaged(self):
        self.answer(b"\x1f\x8b" + b"x" * 90, Content_Type="text/plain", Content_Encoding="gzip")

    def get_brotli(self):
        self.answer(b"x", Content_Type="text/plain", Content_Encoding="br")

    def get_packed(self):
        self.answer(gzip.compress(BODY.encode()), Content_Type="text/plain", Content_Encoding="gzip")

    def get_deflated(self):
        raw = zlib.compressobj(wbits=-15)
        self.answer(
            raw.compress(BODY.encode()) + raw.flush(), Content_Type="text/plain", Content_Encoding="deflate"
        )

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
    monkeypatch.setattr(connecting, "is_public", lambda address: address == "127.0.0.1")
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


def test_packed_bodies_are_unpacked(site):
    for path in ("packed", "deflated"):
        assert fetch(f"{site}/{path}", allow_private=True).data.decode() == BODY


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
        ("broken", "no answer (it is not HTTP, or is cut off)"),
        ("cut", "no complete answer (it is cut off)"),
        ("damaged", "no answer (its gzip data are damaged)"),
        ("brotli", "compressed as 'br', which was not asked for"),
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
        ("http://[::1/", "not a valid address"),
        ("http://a.example/\udc80", "not a valid address"),
        ("http://" + "a" * 70 + ".example/", "host not found"),
        ("http://ü" + "a" * 70 + ".example/", "not a valid address"),
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
        ("64:ff9b::5db8:d822", True),
        ("192.0.0.192", False),
        ("192.0.0.9", True),
        ("192.88.99.1", False),
        ("fec0::1", False),
        ("3fff::1", False),
        ("2001::1", False),
        ("2001:20::1", True),
        ("5f00::1", False),
        ("4000::1", False),
    ],
)
def test_is_public(address, expected):
    assert is_public(address) is expected


class Raw:
    """A server that answers every connection with the same bytes, and then waits."""

    def __init__(self, answer: bytes, pause: float = 0.0) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.answer, self.pause = answer, pause
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self.socket.accept()
                threading.Thread(target=self.talk, args=[connection], daemon=True).start()

    def talk(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            if self.pause:
                for byte in self.answer:
                    connection.send(bytes([byte]))
                    time.sleep(self.pause)
            else:
                connection.sendall(self.answer)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(4096):
                pass


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 " + b"x" * 300_000,
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000,
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000,
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nxxxxx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nx",
        b"\x16\x03\x01\x00\xa5\x01",
    ],
)
def test_a_server_that_does_not_speak_http_is_one_line(answer):
    server = Raw(answer)
    with server.socket:
        port = server.socket.getsockname()[1]
        for scheme in ("http", "https"):
            assert refused(f"{scheme}://127.0.0.1:{port}/", limits=Limits(total=20)).startswith("no answer (")


def test_many_headers_and_an_odd_reason_do_no_harm():
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + b"X: y\r\n" * 1000 + b"\r\nstory"
    with Raw(answer).socket as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        assert fetch(address, allow_private=True).data == b"story"
    with Raw(b"HTTP/1.1 500 \x9b2Jred\r\n\r\n").socket as server:
        with pytest.raises(SourceError) as caught:
            fetch(f"http://127.0.0.1:{server.getsockname()[1]}/", allow_private=True)
        assert str(caught.value).endswith("the server answers 500 \\x9b2Jred")


TRICKLE = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + b"x" * 10_000


@pytest.mark.parametrize(
    ("scheme", "answer"),
    [("http", TRICKLE), ("https", b"\x16\x03\x03\x40\x00" + b"x" * 10_000), ("http", TRICKLE[:20] * 500)],
)
def test_one_deadline_holds_for_handshake_header_and_body(scheme, answer):
    """Each byte comes soon enough; all of them would take minutes."""
    begun = time.monotonic()
    with Raw(answer, pause=0.05).socket as server:
        reason = refused(f"{scheme}://127.0.0.1:{server.getsockname()[1]}/", limits=Limits(total=0.6))
    assert reason == "no complete answer within 0.6 seconds"
    assert time.monotonic() - begun < 20


def test_the_deadline_holds_for_the_look_up_of_a_name(monkeypatch):
    done = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: done.wait(60) and [])
    assert refused("http://a.example/", limits=Limits(total=0.3)) == "no complete answer within 0.3 seconds"
    done.set()


def test_the_address_that_is_connected_to_is_checked_too(site, monkeypatch):
    """Whatever the system's resolver and routes did in between."""
    asked = iter([True, False])
    monkeypatch.setattr(connecting, "is_public", lambda address: next(asked))
    assert "not on the public internet" in refused(f"{site}/page", allow_private=False)
