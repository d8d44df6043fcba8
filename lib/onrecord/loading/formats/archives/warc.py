"""Web archives (WARC and its forerunner ARC): one article per archived page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...errors import FormatError
from ...file import File
from ..format import Format, Options, Part

_KINDS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": None}
_FOR_CRAWLERS = frozenset(("/robots.txt", "/ads.txt", "/app-ads.txt", "/humans.txt", "/llms.txt"))
"""Paths of texts that no reader sees."""
_MAX_PAGE = 20_000_000
# without a handler, logging would write the library's messages, with addresses as they are, to the terminal
logging.getLogger("warcio").addHandler(logging.NullHandler())


def read(file: File, options: Options) -> Iterator[Part]:
    """The pages of an archive, labelled `[1]`, `[2]` …; pictures, scripts and other answers are skipped.

    Raises:
        FormatError: it is broken, or has no pages.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(file.unseekable(), arc2warc=True):
            if record.rec_type not in ("response", "resource", "conversion"):
                continue
            headers = record.http_headers
            if headers is not None and headers.get_statuscode() != "200":
                continue
            declared = (
                headers.get_header("Content-Type")
                if headers
                else record.rec_headers.get_header("Content-Type")
            )
            kind, _, rest = (declared or "").partition(";")
            if kind.strip().lower() not in _KINDS:
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            if urlsplit(url or "").path.lower() in _FOR_CRAWLERS:
                continue
            number += 1
            data = record.content_stream().read(_MAX_PAGE + 1)
            if len(data) > _MAX_PAGE:
                yield Part(f"[{number}]", FormatError(f"a page larger than {_MAX_PAGE // 1_000_000} MB"))
                continue
            charset = rest.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
            yield Part(
                f"[{number}]", File(data, "", url=url, charset=charset, form=_KINDS[kind.strip().lower()])
            )
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        if isinstance(error, FormatError):
            raise
        raise FormatError(
            f"a web archive that is broken or cut off ({str(error).splitlines()[0][:80]})"
        ) from error
    if not number:
        raise FormatError("a web archive without pages")


WARC = Format(
    name="warc",
    title="web archive (WARC, ARC)",
    group="mail and web archives",
    suffixes=(".warc", ".wet", ".arc"),
    read=read,
    matches=lambda file: file.head.startswith((b"WARC/", b"filedesc://")),
    many=True,
    media_types=("application/warc",),
)
