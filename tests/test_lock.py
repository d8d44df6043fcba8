"""The lock file has all pinned versions, and a hash for every file."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements-lock.txt").read_text(encoding="utf-8")


def names_of(text):
    found = re.findall(r"^([\w.-]+)(?:\[.*\])?==([^\s;]+)", text, re.MULTILINE)
    return {name.lower().replace("_", "-"): version for name, version in found}


def test_pinned_versions_are_locked():
    pinned, locked = names_of((ROOT / "requirements.txt").read_text(encoding="utf-8")), names_of(LOCK)
    assert {name: locked.get(name) for name in pinned} == pinned
    assert len(locked) > 2 * len(pinned)


def test_every_package_has_hashes_and_no_index_address():
    for entry in re.split(r"\n(?=\S)", LOCK.strip()):
        assert entry.startswith("#") or "--hash=sha256:" in entry, entry.splitlines()[0]
    assert "://" not in LOCK and "index-url" not in LOCK
