"""ZIP archives of files of any format."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ...errors import FormatError
from ...file import File
from ..format import Format, LeftOut, Options, Part
from .clutter import LEADS_OUT, is_clutter, is_part_of_page, leads_out
from .compressed import GROUP
from .safe_zip import open_zip


def read_zip(file: File, options: Options) -> Iterator[Part]:
    """The files of a ZIP archive in order, each labelled `/NAME`.

    Raises:
        FormatError: it is broken, cut off or empty, or holds too much.
    """
    zipped = open_zip(file.stream())
    all_names = frozenset(zipped.names)
    names = [n for n in zipped.names if not is_clutter(n) and not is_part_of_page(n, all_names)]
    if "datapackage.json" in names:  # a web archive, with indexes beside it
        names = [name for name in names if name.endswith((".warc", ".warc.gz"))] or names
    if not names:
        raise FormatError("an archive without files")
    for name in names:
        if leads_out(name):
            yield Part(f"/{name}", LeftOut(LEADS_OUT))
            continue
        try:
            yield Part(f"/{name}", File(zipped.read(name), posixpath.basename(name), optional=True))
        except FormatError as error:
            yield Part(f"/{name}", error)


ZIP = Format(
    name="zip",
    title="ZIP archive (also of web archives, WACZ)",
    group=GROUP,
    suffixes=(".zip", ".wacz"),
    read=read_zip,
    matches=lambda file: file.head[:4] in (b"PK\x03\x04", b"PK\x05\x06"),
    many=True,
    binary=True,
    media_types=("application/zip",),
)
