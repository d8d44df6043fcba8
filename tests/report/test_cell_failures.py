"""A cell that fails is one line: a fault of the program only if it is one."""

from types import SimpleNamespace

import pytest

from onrecord.model.errors import UnexpectedError
from onrecord.report.cell_failures import of_cell


@pytest.mark.parametrize(
    ("name", "text", "reason", "is_fault"),
    [
        (
            "OSError",
            "[Errno 28] No space left on device: 'claims.parquet'",
            "rendering failed: No space left on device",
            False,
        ),
        (
            "OSError",
            "[Errno 30] Read-only file system: '.'",
            "rendering failed: Read-only file system",
            False,
        ),
        ("MemoryError", "", "rendering ran out of memory", False),
        ("SourceError", "a.txt: empty", "SourceError: a.txt: empty", False),
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
    found = of_cell("a.txt", SimpleNamespace(ename=name, evalue=text, traceback=["…"]))
    assert found.reason.startswith(reason) and "\x1b" not in str(found)
    assert isinstance(found, UnexpectedError) == is_fault
