"""What a warm process and its callers must have in common, as one hash.

Anything that a process reads before its command begins counts: the interpreter, the files of this package
with its notebooks and models, the installed libraries, the settings of libraries in the environment, and the
circumstances that a process inherits (limits, namespaces, groups). A caller that differs in any of them does
its work itself. Files are compared by size and times; to read them would take as long as to load them.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_SETTINGS = re.compile(
    r"PYTHON|LC_|LANG|TZ$|HOME$|TMPDIR$|TE?MP$|XDG_(CONFIG|DATA|CACHE|STATE)|LD_|MALLOC_|OMP_|OPENBLAS|MKL|BLIS"
    r"|MPL|MATPLOTLIBRC|JUPYTER|IPYTHON|PYDEVD|DASK|SPACY|NLTK|TOKENIZERS|ORT_|ARROW|JE_ARROW|PANDAS|TQDM"
)
"""Beginnings of the names of variables that libraries read on import."""
_INSTALLED = (".dist-info", ".pth")
_NAMESPACES = ("cgroup", "mnt", "net", "pid", "user", "uts")


def identity(package: Path = Path(__file__).parents[2]) -> str:
    """Return the hash of this process's identity, hexadecimal.

    Args:
        package: the folder of this package.

    Raises:
        OSError: a folder cannot be read.
    """
    digest = hashlib.sha256()
    for part in _parts(package):
        digest.update(part.encode("utf-8", "surrogateescape") + b"\0")
    return digest.hexdigest()[:16]


def _parts(package: Path) -> Iterator[str]:
    yield f"{sys.version} {sys.executable} {os.path.realpath(sys.executable)} {sys.flags}"
    yield from _files(str(package))
    if (package.parents[1] / "notebooks").is_dir():
        yield from _files(str(package.parents[1] / "notebooks"))
    for folder in sys.path[0 if sys.flags.safe_path else 1 :]:
        yield folder
        if Path(folder).is_dir():
            yield from sorted(path.name for path in Path(folder).iterdir() if path.suffix in _INSTALLED)
    yield from sorted(f"{name}={value}" for name, value in os.environ.items() if _SETTINGS.match(name))
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or Path("~/.config").expanduser())
    yield _state(settings / "matplotlib" / "matplotlibrc")
    yield from _circumstances()


def _files(folder: str) -> Iterator[str]:
    """Yield name, size and times of all files in a folder."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            yield _state(entry)


def _state(path: Path | os.DirEntry[str]) -> str:
    try:
        found = path.stat()
    except OSError:
        return os.fspath(path)
    return f"{os.fspath(path)} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _circumstances() -> Iterator[str]:
    """Yield what a process inherits and another cannot take over."""
    import resource

    yield f"{os.getresuid()} {os.getresgid()} {sorted(os.getgroups())} {os.nice(0)}"
    yield f"{sorted(os.sched_getaffinity(0))} {Path('/').stat().st_dev} {Path('/').stat().st_ino}"
    for name in sorted(vars(resource)):
        if name.startswith("RLIMIT_"):
            yield f"{name} {resource.getrlimit(getattr(resource, name))}"
    for name in _NAMESPACES:
        yield str(Path(f"/proc/self/ns/{name}").readlink())
