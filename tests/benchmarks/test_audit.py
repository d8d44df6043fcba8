"""An audit fails for known vulnerabilities only; without an answer it says so."""

import subprocess
from types import SimpleNamespace

import audit
import pytest

GOOD = {"name": "a", "version": "1", "vulns": []}
BAD = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("found", "status", "lines"),
    [
        ([GOOD, UNKNOWN], 0, ["pip-audit: 1 of 2 packages audited, 0 known vulnerabilities"]),
        (
            [GOOD, BAD],
            1,
            ["pip-audit: 2 of 2 packages audited, 1 known vulnerabilities", "b 2: CVE-1, fixed in 3"],
        ),
        ([UNKNOWN], 0, ["pip-audit: skipped, because its service knows none of the 1 packages"]),
    ],
)
def test_what_is_printed(found, status, lines):
    assert audit.report(found) == (status, lines)


@pytest.mark.parametrize(
    ("said", "status", "line"),
    [
        ("ERROR: Tip: your network may be blocking this service.", 0, "pip-audit: skipped, because"),
        ("ERROR: no such file", 1, "pip-audit: failed"),
    ],
)
def test_no_answer(said, status, line, monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(stdout="", stderr=said))
    found, lines = audit.audit("lock.txt")
    assert found == status and lines[0].startswith(line)
