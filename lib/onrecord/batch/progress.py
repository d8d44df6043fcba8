"""Show progress to people: how many are done, at what rate, and the remaining time if known."""

from __future__ import annotations

import sys
from typing import IO, Any

from tqdm import tqdm

from ..model.one_line import one_line


class Progress:
    """Shows progress on standard error if that is a terminal and there is more than one item.

    Args:
        unit: what is counted, in the plural.
        total: the number of items, or None if unknown.
        stream: the stream to write to.
        quiet: whether to show nothing.
    """

    def __init__(
        self, unit: str, total: int | None, stream: IO[str] | None = None, quiet: bool = False
    ) -> None:
        self.skipped = 0
        self._bar: Any = tqdm(
            total=total,
            unit=f" {unit}",
            file=stream or sys.stderr,
            leave=False,
            dynamic_ncols=True,
            disable=True if quiet or total == 1 else None,
        )

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def step(self) -> None:
        """Count an item as done."""
        self._bar.update()

    def skip(self) -> None:
        """Count an item that took no time; it does not affect the rate and the remaining time."""
        self.skipped += 1
        if self._bar.total is not None:
            self._bar.total -= 1
            self._bar.refresh()

    def write(self, line: str) -> None:
        """Print a line on standard output, above the bar."""
        self._bar.write(one_line(line) if sys.stdout.isatty() else line)
