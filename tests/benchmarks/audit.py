"""Look for known vulnerabilities in the locked packages with pip-audit: `python audit.py LOCKFILE`.

It exits with 1 if there are any, and passes with one line if the service cannot be reached or does not know
the packages.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

_OPTIONS = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")
_UNREACHABLE = ("may be blocking this service", "Could not connect", "Max retries exceeded")
"""Words of pip-audit and of its HTTP client about a service that does not answer."""


def audit(lock: str) -> tuple[int, list[str]]:
    """Return the exit status and the lines to print for a lock file."""
    command = [sys.executable, "-m", "pip_audit", *_OPTIONS, "-r", lock]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found: Sequence[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except ValueError:
        if any(words in done.stderr for words in _UNREACHABLE):
            return 0, ["pip-audit: skipped, because its service cannot be reached"]
        return 1, ["pip-audit: failed", *done.stderr.splitlines()[-5:]]
    return report(found)


def report(found: Sequence[dict[str, Any]]) -> tuple[int, list[str]]:
    """Return the exit status and the lines to print for the packages that pip-audit lists."""
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}, fixed in "
        f"{', '.join(hole['fix_versions']) or 'no version'}"
        for package in found
        for hole in package.get("vulns", ())
    ]
    known = sum("skip_reason" not in package for package in found)
    if not known:
        return 0, [f"pip-audit: skipped, because its service knows none of the {len(found)} packages"]
    line = f"pip-audit: {known} of {len(found)} packages audited, {len(holes)} known vulnerabilities"
    return min(1, len(holes)), [line, *holes]


if __name__ == "__main__":
    status, lines = audit(sys.argv[1])
    print(*lines, sep="\n")
    sys.exit(status)
