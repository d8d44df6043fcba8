"""Pages that browsers save as one message (MHTML)."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import FormatError
from ...file import File
from ..format import Format, Options, Part
from .messages import head_lines, header, is_message, parse_message


def read_saved_page(file: File, options: Options) -> Iterator[Part]:
    """The page that a browser saved with its pictures as one message.

    Raises:
        FormatError: there is no page in it.
    """
    message = parse_message(file.data)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data.strip():
                url = header(message, "snapshot-content-location") or str(part.get("content-location") or "")
                usable = url if url.startswith(("http://", "https://")) else None
                yield Part(
                    "", File(data, "page.html", url=usable, charset=part.get_content_charset(), form="html")
                )
                return
    raise FormatError("a saved page (MHTML) without a page in it")


def _is_saved_page(file: File) -> bool:
    head = b"\n".join(head_lines(file)).lower()
    return (
        is_message(file)
        and b"multipart/related" in head
        and (b"snapshot-content-location" in head or b"text/html" in head)
    )


MHTML = Format(
    name="mhtml",
    title="web page saved as one file (MHTML)",
    group="web pages",
    suffixes=(".mhtml", ".mht"),
    read=read_saved_page,
    matches=_is_saved_page,
    media_types=("multipart/related", "message/rfc822"),
)
