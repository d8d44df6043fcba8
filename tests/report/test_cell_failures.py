"""A cell that fails is one line: a fault of the program only if it is one."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.model.errors import OutputError, UnexpectedError
from onrecord.report.cell_failures import of_cell


@pytest.mark.parametrize(
    ("name", "text", "reason", "is_fault"),
    [
        ("MemoryError", "", "rendering ran out of memory", False),
        ("SourceError", "a.txt: empty", "empty", False),
        ("SourceError", "..: it holds no reports", "it holds no reports", False),
        ("SourceError", "corrections.yaml:3: “x” is missing", "corrections.yaml:3: “x”", False),
        ("KeyError", "'\x1b[31mname'", "rendering failed: KeyError: ", True),
        (
            "FileNotFoundError",
            "[Errno 2] No such file: 'x'",
            "rendering failed: FileNotFoundError: [Errno 2]",
            True,
        ),
    ],
)
def test_each_kind_of_failure(name, text, reason, is_fault):
    found = of_cell("a.txt", Path("/tmp/x"), SimpleNamespace(ename=name, evalue=text, traceback=["…"]))
    assert found.reason.startswith(reason) and "\x1b" not in str(found)
    assert isinstance(found, UnexpectedError) == is_fault


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("OSError", "[Errno 28] No space left on device: 'a.parquet'", "No space left on device"),
        ("OSError", "[Errno 30] Read-only file system: '.'", "Read-only file system"),
        ("OutputError", ".: Error writing bytes. Detail: [errno 28] No space", "No space left on device"),
    ],
)
def test_a_full_disk_is_no_fault_of_the_article(name, text, reason):
    found = of_cell("a.txt", Path("/tmp/x"), SimpleNamespace(ename=name, evalue=text, traceback=[]))
    assert isinstance(found, OutputError) and str(found) == f"/tmp/x: {reason}"
