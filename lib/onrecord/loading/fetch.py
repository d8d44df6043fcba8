"""Fetching a page from the web, with limits on what is asked, how much comes and how long it takes."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from urllib.parse import SplitResult, urljoin, urlsplit

import certifi
from urllib3 import HTTPResponse, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from ..model.errors import SourceError

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": None,
    "text/markdown": "markdown",
    "application/json": "json",
    "application/ld+json": "json",
    "text/json": "json",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "application/x-jsonlines": "jsonl",
}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_CHUNK = 65536
_HEADERS = {
    "User-Agent": "onrecord/0.1 (news article analysis)",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/json;q=0.9",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take.

    Attributes:
        size: bytes of the body, unpacked.
        total: seconds from the first request to the last byte, redirects included.
        pause: seconds to connect, and between two pieces of an answer.
        redirects: how many are followed.
    """

    size: int = 10_000_000
    total: float = 30.0
    pause: float = 10.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered.

    Attributes:
        data: the body.
        url: the address it came from in the end.
        format: `html`, `json`, `jsonl`, `markdown`, or None to be told by the content.
        charset: the encoding declared in the header, or None.
    """

    data: bytes
    url: str
    format: str | None
    charset: str | None


def fetch(url: str, allow_private: bool = False, limits: Limits | None = None) -> Page:
    """Fetch a page over http or https.

    Every address of a host, also after a redirect, must be on the public internet, and the connection goes to
    the address that was checked, so that a name cannot be pointed elsewhere in between. Certificates are
    checked against the host's name. No cookies, no proxy, no credentials.

    Args:
        url: the address.
        allow_private: whether loopback, private and other special addresses may be asked too.
        limits: sizes and times; the defaults if None.

    Raises:
        SourceError: there is no page to be had; the reason says why.
    """
    limits = limits or Limits()
    deadline = time.monotonic() + limits.total
    here = url
    for _ in range(limits.redirects + 1):
        try:
            answer = _ask(here, allow_private, limits, deadline)
        except _Refusal as refusal:
            raise SourceError(
                url, str(refusal) if here == url else f"{refusal} (redirected to {here!a})"
            ) from refusal
        if isinstance(answer, Page):
            return answer
        here = urljoin(here, answer)
    raise SourceError(url, f"more than {limits.redirects} redirects")


class _Refusal(Exception):
    """Why one request gave nothing."""


def _ask(url: str, allow_private: bool, limits: Limits, deadline: float) -> Page | str:
    """The page at an address, or the address that it redirects to."""
    parts = _split(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    problem: Exception | None = None
    for address in _addresses(host, port, allow_private):
        connection = _connect(parts.scheme, host, address, port, limits)
        watch = threading.Timer(max(0.0, deadline - time.monotonic()), _cut_off, [connection])
        watch.daemon = True
        watch.start()
        try:
            return _request(connection, parts, url, limits, deadline)
        except (HTTPError, OSError, ValueError) as error:
            problem = error
            if time.monotonic() >= deadline:
                break
        finally:
            watch.cancel()
            connection.close()
    if time.monotonic() >= deadline:
        raise _Refusal(f"no complete answer within {limits.total:g} seconds")
    raise _Refusal(f"no answer ({_reason(problem)})")


def _split(url: str) -> SplitResult:
    """The parts of an address that may be asked."""
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        raise _Refusal("not a valid address") from None
    if parts.scheme not in ("http", "https"):
        raise _Refusal(f"only http and https are fetched, not {parts.scheme or 'this'}")
    if not usable or parts.username is not None or any(char <= " " for char in url):
        raise _Refusal("not a valid address")
    return parts


def _addresses(host: str, port: int, allow_private: bool) -> Sequence[str]:
    """The network addresses of a host; none of them may be private unless that is allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _Refusal("host not found") from None
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    if not allow_private and not all(map(is_public, addresses)):
        raise _Refusal("its host is not on the public internet; private addresses are refused")
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet; addresses inside IPv6 ones count as themselves."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _connect(scheme: str, host: str, address: str, port: int, limits: Limits) -> HTTPConnection:
    """A connection to a checked address, as yet unopened."""
    timeout = Timeout(connect=limits.pause, read=limits.pause)
    if scheme == "http":
        return HTTPConnection(address, port, timeout=timeout.connect_timeout)
    return HTTPSConnection(
        address,
        port,
        timeout=timeout.connect_timeout,
        server_hostname=host,
        assert_hostname=host,
        ssl_context=_trust(),
    )


@cache
def _trust() -> ssl.SSLContext:
    """Whose certificates are believed: the system's authorities and those of certifi."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _cut_off(connection: HTTPConnection) -> None:
    """End a connection at the deadline, whatever it waits for."""
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _request(
    connection: HTTPConnection, parts: SplitResult, url: str, limits: Limits, deadline: float
) -> Page | str:
    """Ask for a page over a connection."""
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    host = parts.netloc.rsplit("@")[-1].encode("idna" if not parts.netloc.isascii() else "ascii").decode()
    connection.request("GET", _quoted(target), headers=_HEADERS | {"Host": host}, preload_content=False)
    response = connection.getresponse()
    location = response.headers.get("Location")
    if response.status in _REDIRECTS and location:
        return location
    if response.status != 200:
        raise _Refusal(f"the server answers {response.status} {response.reason or ''}".rstrip())
    kind, charset = _content_type(response)
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > limits.size:
        raise _Refusal(f"larger than {limits.size / 1_000_000:g} MB")
    return Page(_read_body(response, limits, deadline), url, kind, charset)


def _quoted(target: str) -> str:
    """A path and query with what is not ASCII in percent form."""
    return "".join(c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in target)


def _content_type(response: HTTPResponse) -> tuple[str | None, str | None]:
    """Format and encoding that the header declares."""
    kind, _, rest = response.headers.get("Content-Type", "").partition(";")
    kind = kind.strip().lower()
    if kind and kind not in _FORMATS:
        raise _Refusal(f"no article but {kind[:60]!a}")
    _, _, charset = rest.lower().partition("charset=")
    return _FORMATS.get(kind), charset.split(";")[0].strip(" \"'") or None


def _read_body(response: HTTPResponse, limits: Limits, deadline: float) -> bytes:
    """The body, unpacked, as long as it keeps within the limits."""
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_CHUNK):
        size += len(piece)
        if size > limits.size:
            raise _Refusal(f"larger than {limits.size / 1_000_000:g} MB")
        if time.monotonic() >= deadline:
            raise TimeoutError
        pieces.append(piece)
    return b"".join(pieces)


def _reason(problem: Exception | None) -> str:
    """What kept a server from answering, in plain words."""
    if isinstance(problem, TimeoutError) or "timed out" in str(problem).lower():
        return "it takes too long"
    if "certificate" in str(problem).lower():
        return "its certificate is not valid"
    return "connection refused" if "refused" in str(problem).lower() else "the connection broke"
