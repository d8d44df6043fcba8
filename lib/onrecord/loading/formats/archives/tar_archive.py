"""TAR archives of files of any format."""

from __future__ import annotations

import posixpath
import tarfile
from collections.abc import Iterator

from ...errors import FormatError
from ...file import MAX_FILE, File
from ..format import Format, LeftOut, Options, Part
from .clutter import LEADS_OUT, is_clutter, leads_out
from .compressed import BROKEN, GROUP
from .safe_zip import MAX_MEMBERS


def read_tar(file: File, options: Options) -> Iterator[Part]:
    """The files of a TAR archive in order, each labelled `/NAME`.

    Raises:
        FormatError: it is broken or cut off, or holds too much.
    """
    number = 0
    try:
        with tarfile.open(fileobj=file.unseekable(), mode="r|") as archive:
            for member in archive:
                if not member.isfile() or is_clutter(member.name):
                    continue
                number += 1
                if number > MAX_MEMBERS:
                    raise FormatError(f"more than {MAX_MEMBERS:,} files in it")
                if leads_out(member.name):
                    yield Part(f"/{member.name}", LeftOut(LEADS_OUT))
                    continue
                if member.size > MAX_FILE:
                    yield Part(f"/{member.name}", FormatError(f"larger than {MAX_FILE // 1_000_000} MB"))
                    continue
                stream = archive.extractfile(member)
                data = stream.read() if stream else b""
                yield Part(f"/{member.name}", File(data, posixpath.basename(member.name), optional=True))
    except (tarfile.TarError, *BROKEN) as error:
        if isinstance(error, FormatError):
            raise
        raise FormatError("an archive that is broken or cut off") from error
    if not number:
        raise FormatError("an archive without files")


TAR = Format(
    name="tar",
    title="TAR archive",
    group=GROUP,
    suffixes=(".tar",),
    read=read_tar,
    matches=lambda file: file.head[257:262] == b"ustar",
    many=True,
    binary=True,
    media_types=("application/x-tar",),
)
