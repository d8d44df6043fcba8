"""Rich Text Format, as word processors and press databases write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...cleaning.characters import mend
from ...errors import FormatError
from ...file import File
from ..format import Format, Options, Part
from ..text.plain_text import read_texts

_FIELD = re.compile(r"\{\\\*\\fldinst(?:[^{}]|\{[^{}]{0,500}\}){0,1000}\}")
"""What makes a field: the address of a link, a page number; what it shows comes after it."""


def read(file: File, options: Options) -> Iterator[Part]:
    """The article of an RTF document, or the articles of a database export in it.

    Raises:
        FormatError: it is broken or has no text.
    """
    from striprtf.striprtf import rtf_to_text

    try:
        source = _FIELD.sub("", file.data.decode("cp1252", errors="replace"))
        text = rtf_to_text(source, errors="replace")
    except Exception as error:  # striprtf raises many kinds of errors on broken files
        raise FormatError("a broken RTF document") from error
    text = mend(text)
    if not text.strip():
        raise FormatError("an RTF document without a text")
    yield from read_texts(text)


RTF = Format(
    name="rtf",
    title="Rich Text Format (RTF)",
    group="documents",
    suffixes=(".rtf",),
    read=read,
    matches=lambda file: file.head.lstrip()[:5] == b"{\\rtf",
    binary=True,
    media_types=("application/rtf", "text/rtf"),
)
