"""Prints the page of licences of all locked packages: `python docs/licences.py requirements-lock.txt`."""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

_HEAD = """# Licences

What On Record installs, as each package states it. `make lock` writes this page and `requirements-lock.txt`;
`pip install --require-hashes -r requirements-lock.txt` installs exactly the files that were locked. Packages
for other systems or versions of Python are in the lock file and not here.

The names of cities in `lexicons/data/cities.txt` are from [GeoNames](https://www.geonames.org), CC BY 4.0.

| package | version | licence |
|---|---|---|"""


def licence(package: PackageMetadata) -> str:
    """Return the licence of a package: its SPDX expression, else its classifiers, else its short text."""
    if expression := package.get("License-Expression"):
        return str(expression)
    classifiers = package.get_all("Classifier") or []
    named = [c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License ::")]
    if named := [name for name in named if name != "OSI Approved"]:
        return ", ".join(named)
    text = " ".join((package.get("License") or "").split())
    return text if 0 < len(text) <= 60 else "see its files"


def main(lock: str) -> None:
    """Print the page for a lock file."""
    print(_HEAD)
    for name in sorted(
        set(re.findall(r"^([\w.-]+)==", Path(lock).read_text(encoding="utf-8"), re.MULTILINE))
    ):
        try:
            package = metadata(name)
        except PackageNotFoundError:
            continue
        print(f"| {package['Name']} | {package['Version']} | {licence(package)} |")


if __name__ == "__main__":
    main(sys.argv[1])
