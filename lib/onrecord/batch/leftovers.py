"""Folders that a run was writing when it was killed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import psutil

from ..report import host

_NAME = re.compile(r"\.(rendering|replaced)-(.*)-(\d+)-\w+")


def clear(output: Path) -> None:
    """Remove what dead processes of this machine left half-written in a folder of reports.

    A report that was about to be replaced is put back. Folders of other machines and of processes that
    run are left alone.

    Args:
        output: the folder.
    """
    for folder in sorted(output.glob(".re*")):
        match = _NAME.fullmatch(folder.name)
        if match is None or match[2] != host() or _is_running(int(match[3]), folder):
            continue
        if match[1] == "replaced":
            for report in folder.iterdir():
                if not (output / report.name).exists():
                    report.rename(output / report.name)
        shutil.rmtree(folder, ignore_errors=True)


def _is_running(pid: int, folder: Path) -> bool:
    """Whether the process that made a folder runs: one that began later only has its number."""
    try:
        return psutil.Process(pid).create_time() <= folder.stat().st_mtime + 1
    except (psutil.Error, OSError):
        return False
