"""Fetches a page from the web, with limits on hosts, size and time."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import SplitResult, urljoin, urlsplit

import certifi
import httpcore2

from ...model.errors import SourceError
from ..formats.registry import format_of_media_type
from .connections import CheckedBackend, Clock, RefusedError

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_ANY_TEXT = ("text/plain", "application/octet-stream", "binary/octet-stream", "")
_PACKED = {"gzip": zlib.MAX_WBITS + 16, "x-gzip": zlib.MAX_WBITS + 16, "deflate": zlib.MAX_WBITS}
"""Window sizes for zlib, by encoding that is asked for."""
_HEADERS = {
    "User-Agent": "onrecord/0.1 (news article analysis)",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/json;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
    "Accept-Language": "en",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on a fetch.

    Attributes:
        size: most bytes of the unpacked body.
        total: seconds from the look-up of the name to the last byte, redirects included.
        pause: seconds to connect, and between two pieces of an answer.
        redirects: how many are followed.
    """

    size: int = 10_000_000
    total: float = 30.0
    pause: float = 10.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """The answer from an address.

    Attributes:
        data: the body.
        url: the final address, after redirects.
        format: the name of its format in the registry, or None if only the content shows it.
        charset: the encoding declared in the header, or None.
    """

    data: bytes
    url: str
    format: str | None
    charset: str | None


def fetch(url: str, allow_private: bool = False, limits: Limits | None = None) -> Page:
    """Fetch a page over http or https.

    Every address of a host, also after a redirect, must be on the public internet, and the connection goes to
    the address that was checked, so that the name cannot be changed to another address in between.
    Certificates are checked against the host's name. No cookies, no proxy, no credentials.

    Args:
        url: the address.
        allow_private: whether loopback, private and other special addresses are allowed.
        limits: sizes and times; the defaults if None.

    Raises:
        SourceError: the page cannot be fetched; the reason says why.
    """
    limits = limits or Limits()
    clock = Clock(time.monotonic() + limits.total, limits.pause)
    here = url
    for _ in range(limits.redirects + 1):
        try:
            answer = _ask(here, CheckedBackend(clock, allow_private), limits)
        except (RefusedError, httpcore2.TimeoutException, OSError, ValueError, *_BROKEN) as error:
            reason = _reason(error, clock, limits)
            raise SourceError(url, reason if here == url else f"{reason} (redirected to {here!a})") from error
        if isinstance(answer, Page):
            return answer
        here = answer
    raise SourceError(url, f"more than {limits.redirects} redirects")


_BROKEN = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol)


def _ask(url: str, backend: CheckedBackend, limits: Limits) -> Page | str:
    """Return the page at an address, or the address that it redirects to."""
    parts = _split(url)
    host = (parts.hostname or "").encode("ascii" if parts.netloc.isascii() else "idna")
    shown = b"[%s]" % host if b":" in host else host
    asked = httpcore2.URL(
        scheme=parts.scheme.encode(),
        host=host,
        port=parts.port,
        target=_quoted((parts.path or "/") + (f"?{parts.query}" if parts.query else "")).encode(),
    )
    headers = {"Host": f"{shown.decode()}:{parts.port}" if parts.port else shown.decode()} | _HEADERS
    with (
        httpcore2.ConnectionPool(ssl_context=_trust(), network_backend=backend) as pool,
        pool.stream("GET", asked, headers=list(headers.items())) as response,
    ):
        found = _headers(response)
        if response.status in _REDIRECTS and "location" in found:
            return urljoin(url, found["location"])
        if response.status != 200:
            said = response.extensions.get("reason_phrase", b"").decode("latin-1")
            raise RefusedError(f"the server answers {response.status} {said}".rstrip())
        kind, charset = _content_type(found.get("content-type", ""))
        length = found.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > limits.size:
            raise _too_large(limits)
        body = _unpacked(response.iter_stream(), found.get("content-encoding", ""), limits)
        return Page(b"".join(body), url, kind, charset)


def _split(url: str) -> SplitResult:
    """Return the parts of an address, if it may be fetched."""
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        raise RefusedError("not a valid address") from None
    if parts.scheme not in ("http", "https"):
        raise RefusedError(f"only http and https are fetched, not {parts.scheme or 'this'}")
    if not usable or parts.username is not None or any(char <= " " for char in url):
        raise RefusedError("not a valid address")
    return parts


@cache
def _trust() -> ssl.SSLContext:
    """Return the trusted authorities: those of the system and of certifi."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _quoted(target: str) -> str:
    """Return a path and query with all non-ASCII characters percent-encoded."""
    return "".join(c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in target)


def _headers(response: httpcore2.Response) -> dict[str, str]:
    """Return the headers, names in lower case; of repeated ones, only the first."""
    found: dict[str, str] = {}
    for name, value in response.headers:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1").strip())
    return found


def _content_type(header: str) -> tuple[str | None, str | None]:
    """Return the format and encoding that a header declares."""
    kind, _, rest = header.partition(";")
    kind = kind.strip().lower()
    form = format_of_media_type(kind)
    if form is None and kind not in _ANY_TEXT:
        raise RefusedError(f"no article but {kind[:60]!a}")
    _, _, charset = rest.lower().partition("charset=")
    named = form.name if form is not None and kind not in _ANY_TEXT else None
    return named, charset.split(";")[0].strip(" \"'") or None


def _unpacked(pieces: Iterable[bytes], encoding: str, limits: Limits) -> Iterator[bytes]:
    """Yield the decompressed pieces of a body up to the limit.

    Raises:
        RefusedError: the body is too large, compressed in an unknown way, or incomplete.
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        unpack = None
    elif encoding in _PACKED:
        unpack = zlib.decompressobj(_PACKED[encoding])
    else:
        raise RefusedError(f"compressed as {encoding[:60]!a}, which was not asked for")
    left = limits.size
    for piece in pieces:
        try:
            data = unpack.decompress(piece, left + 1) if unpack else piece
        except zlib.error:
            if encoding != "deflate" or left < limits.size:
                raise RefusedError(f"no answer (its {encoding} data are damaged)") from None
            unpack = zlib.decompressobj(-zlib.MAX_WBITS)  # as some servers understand “deflate”
            data = unpack.decompress(piece, left + 1)
        left -= len(data)
        if left < 0:
            raise _too_large(limits)
        yield data
    if unpack and not unpack.eof:
        raise RefusedError("no complete answer (it is cut off)")


def _too_large(limits: Limits) -> RefusedError:
    return RefusedError(f"larger than {limits.size / 1_000_000:g} MB")


def _reason(error: Exception, clock: Clock, limits: Limits) -> str:
    """Return the reason why there is no page, in plain words."""
    if isinstance(error, RefusedError):
        return str(error)
    if clock.is_over():
        return f"no complete answer within {limits.total:g} seconds"
    if isinstance(error, (httpcore2.TimeoutException, TimeoutError)):
        return "no answer (it takes too long)"
    if isinstance(error, httpcore2.ProtocolError):
        return "no answer (it is not HTTP, or is cut off)"
    text = str(error).lower()
    if "certificate" in text:
        return "no answer (its certificate is not valid)"
    if isinstance(error, UnicodeError):
        return "not a valid address"
    return f"no answer ({'connection refused' if 'refused' in text else 'the connection broke'})"
