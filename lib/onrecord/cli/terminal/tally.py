"""Count the outcomes of a run for the summary at its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic

from ..output import complain


@dataclass(slots=True)
class Tally:
    """Counts what a run makes and skips, and its failures.

    Attributes:
        unit, units: the thing that is made, in the singular and the plural.
        made, skipped, failed, warnings: their numbers.
    """

    unit: str
    units: str
    made: int = 0
    skipped: int = 0
    failed: int = 0
    warnings: int = 0
    _begun: float = field(default_factory=monotonic)

    def warn(self, line: object) -> None:
        """Print a warning and count it."""
        self.warnings += 1
        complain(line)

    def fail(self, problem: object) -> None:
        """Print the error of a source and count it."""
        self.failed += 1
        complain(problem)

    def summary(self, place: object = None) -> str:
        """Return the line for the end of the run.

        Args:
            place: where the results are, if there are any.
        """
        parts = [f"{_counted(self.made, self.unit, self.units)} made"]
        parts += [f"{self.skipped:,} up to date"] if self.skipped else []
        parts += [f"{self.failed:,} failed"] if self.failed else []
        parts += [_counted(self.warnings, "warning", "warnings")] if self.warnings else []
        where = "" if place is None else f": {place}"
        return f"{', '.join(parts)} in {_time(monotonic() - self._begun)}{where}"


def _counted(number: int, singular: str, plural: str) -> str:
    return f"{number:,} {singular if number == 1 else plural}"


def _time(seconds: float) -> str:
    """Format a duration: `9 s`, `4 min 10 s`, `2 h 5 min`."""
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
