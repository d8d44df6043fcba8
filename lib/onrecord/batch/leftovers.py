"""Folders that a run was writing when it was killed: reports, tables, and what its workers had at hand."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil

from ..report.render import host

_NAME = re.compile(r"\.(rendering|replaced)-(.*)-(\d+)-\w+")


def clear(output: Path) -> None:
    """Remove what dead processes of this machine left half-written in a folder and among temporary files.

    A report that was about to be replaced is put back. Folders of other machines and of processes that
    run are left alone.

    Args:
        output: the folder.
    """
    for kind, folder in _of_the_dead(output):
        if kind == "replaced":
            for report in folder.iterdir():
                if not (output / report.name).exists():
                    report.rename(output / report.name)
        shutil.rmtree(folder, ignore_errors=True)
    for kind, folder in _of_the_dead(temporary()):
        if kind == "rendering":
            shutil.rmtree(folder, ignore_errors=True)


def temporary() -> Path:
    """Where workers render."""
    return Path(tempfile.gettempdir())


def _of_the_dead(place: Path) -> Iterator[tuple[str, Path]]:
    """Kind and path of each folder that a dead process of this machine was at work in."""
    for folder in sorted(place.glob(".re*")):
        match = _NAME.fullmatch(folder.name)
        if match is not None and match[2] == host() and not _is_running(int(match[3]), folder):
            yield match[1], folder


def _is_running(pid: int, folder: Path) -> bool:
    """Whether the process that made a folder runs: one that began later only has its number."""
    try:
        return psutil.Process(pid).create_time() <= folder.stat().st_mtime + 1
    except (psutil.Error, OSError):
        return False
