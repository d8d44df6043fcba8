"""Show progress to people: what is being done, how many are done, the rate, and the remaining time."""

from __future__ import annotations

import sys
import threading
from typing import IO, Any

from tqdm import tqdm

from ..model.one_line import one_line

_WAITING = "{desc} … {elapsed}"
_KNOWN = "{desc}: {n_fmt} of {total_fmt}{unit} |{bar:24}| {rate_fmt}, {remaining} left"
_UNKNOWN = "{desc}: {n_fmt}{unit}, {rate_fmt}, {elapsed}"
_EVERY = 0.5
"""Seconds between updates while nothing is completed; a line that does not move looks broken."""


class Progress:
    """Shows progress on standard error if that is a terminal.

    Args:
        unit: what is counted, in the plural.
        total: the number of items, or None if unknown.
        stream: the stream to write to.
        quiet: whether to show nothing.
        doing: the current step; without it, nothing is shown for a single item.
    """

    def __init__(
        self,
        unit: str,
        total: int | None = None,
        stream: IO[str] | None = None,
        quiet: bool = False,
        doing: str = "",
    ) -> None:
        self.skipped = 0
        self._doing = doing or unit.capitalize()
        self._bar: Any = tqdm(
            total=total,
            desc=self._doing,
            unit=f" {unit}",
            file=stream or sys.stderr,
            leave=False,
            dynamic_ncols=True,
            bar_format=_WAITING,
            disable=True if quiet or (total == 1 and not doing) else None,
        )
        self._ended = threading.Event()
        if not self._bar.disable:
            threading.Thread(target=self._keep_time, daemon=True).start()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._bar.close()

    def _keep_time(self) -> None:
        while not self._ended.wait(_EVERY):
            self._bar.refresh()

    def stage(self, doing: str, total: int | None = None) -> None:
        """Set the current step, and the number of items if it is known."""
        self._doing = doing
        if total is not None:
            self._bar.total = total
        self._bar.set_description_str(doing)

    def step(self) -> None:
        """Count an item as done."""
        self._show_count()
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

    def _show_count(self) -> None:
        """Show count and rate, once an item is done."""
        self._bar.bar_format = _UNKNOWN if self._bar.total is None else _KNOWN
