"""Feed On Record odd texts and files for a given time, and print broken promises.

Every case is made from its number alone: `python fuzz.py --only texts --first 1234 --count 1` makes it again.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from fuzz_files import make_file
from fuzz_texts import make_text
from promises import broken_promises

from onrecord import Article, analyze
from onrecord.analysis import analyze_all
from onrecord.loading.read import read
from onrecord.model.errors import SourceError, UnexpectedError

_TEXTS_AT_ONCE = 16
_FILES_AT_ONCE = 4
"""Files for each text: they take less time."""
_SLOW = 30.0


def check_texts(first: int, count: int) -> Iterator[str]:
    """Analyse some texts together and alone; yield what is wrong with them."""
    articles = [make_text(number) for number in range(first, first + count)]
    for number, article, found in zip(
        range(first, first + count), articles, analyze_all(articles), strict=True
    ):
        if isinstance(found, SourceError):
            yield f"text {number}: {found}"
            continue
        data = found.to_dict()
        yield from (f"text {number}: {problem}" for problem in broken_promises(data))
        if number % _TEXTS_AT_ONCE == 0 and analyze(article).to_dict() != data:
            yield f"text {number}: another analysis alone than among others"


def check_file(number: int, folder: Path) -> Iterator[str]:
    """Read a file; yield what is wrong with how it is read."""
    name, data = make_file(number)
    path = folder / name
    path.write_bytes(data)
    begun = time.monotonic()
    for found in read([str(path)]):
        if isinstance(found, UnexpectedError):
            yield f"file {number} ({name}): {found.reason} at {found.trace.strip().splitlines()[-3].strip()}"
        elif isinstance(found, Article) and (found.text != found.text.strip() or not found.text):
            yield f"file {number} ({name}): an article with a text that is empty or has space around it"
    if time.monotonic() - begun > _SLOW:
        yield f"file {number} ({name}): took {time.monotonic() - begun:.0f} s"
    path.unlink()


def main() -> int:
    """Run until the time is over; return 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--only", choices=("texts", "files"))
    parser.add_argument("--first", type=int, help="number of the first case (default: a random one)")
    parser.add_argument("--count", type=int, help="how many cases of each (default: what time allows)")
    options = parser.parse_args()
    first = random.randrange(10**9) if options.first is None else options.first
    deadline = time.monotonic() + 60 * options.minutes
    texts = files = found = 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < deadline and (options.count is None or max(texts, files) < options.count):
            problems: list[str] = []
            if options.only != "files":
                count = min(_TEXTS_AT_ONCE, options.count or _TEXTS_AT_ONCE)
                problems += check_texts(first + texts, count)
                texts += count
            if options.only != "texts":
                for _ in range(_FILES_AT_ONCE if options.count is None else 1):
                    problems += check_file(first + files, Path(folder))
                    files += 1
            for problem in problems:
                print(problem.encode("ascii", "backslashreplace").decode(), flush=True)
            found += len(problems)
    print(f"{texts:,} texts and {files:,} files from number {first}: {found} problems", flush=True)
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main())
