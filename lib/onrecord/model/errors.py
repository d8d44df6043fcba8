"""The errors that users see. The text of each is one line that names the source and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from .one_line import one_line

NO_SUCH_FILE = "no such file or folder"
"""The reason if a source does not exist."""
OTHER_ADDRESS = "only http and https addresses are read"
"""The reason if a source is an address of another kind (`ftp://…`)."""


class OnRecordError(Exception):
    """Base class of all errors that On Record raises; their text is safe for terminals."""

    def __str__(self) -> str:
        return one_line(super().__str__())

    def lines(self) -> tuple[str, ...]:
        """Return the error in full: one line, or one for each fault of a file that has several."""
        return (str(self),)

    def _render_traceback_(self) -> list[str]:
        """Show the error in a notebook as its lines instead of a traceback."""
        return list(self.lines())


class SourceError(OnRecordError):
    """A source (file, folder, address, line of a stream) that yields no article.

    Args:
        source: the source as the user named it (with a line number for JSON Lines).
        reason: why it yields no article, in plain words.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str]]:
        return type(self), (self.source, self.reason)


class FaultsError(SourceError):
    """A file that a person wrote has several faults.

    Args:
        faults: the first faults, each with the file and line as its source.
        more: the number of others.
    """

    def __init__(self, faults: Sequence[SourceError], more: int = 0) -> None:
        first, others = faults[0], len(faults) - 1 + more
        super().__init__(first.source, first.reason + (f" (and {others} more)" if others else ""))
        self.faults = tuple(faults)
        self.more = more

    def lines(self) -> tuple[str, ...]:
        """Return a line for each fault, and one that counts those left out."""
        shown = [str(fault) for fault in self.faults]
        file = self.source.rpartition(":")[0]
        return (*shown, one_line(f"{file}: {self.more} more faults")) if self.more else tuple(shown)

    def __reduce__(self) -> tuple[type[FaultsError], tuple[Sequence[SourceError], int]]:  # type: ignore[override]
        return type(self), (self.faults, self.more)


class UnexpectedError(SourceError):
    """A fault of On Record or of a library, triggered by an article; users should report it.

    Args:
        source: the article, as in `SourceError`.
        reason: the step and the error, on one line.
        trace: the traceback, for a log file.
    """

    def __init__(self, source: str, reason: str, trace: str) -> None:
        super().__init__(source, reason)
        self.trace = trace

    def __reduce__(self) -> tuple[type[UnexpectedError], tuple[str, str, str]]:  # type: ignore[override]
        return type(self), (self.source, self.reason, self.trace)


class KernelDiedError(SourceError):
    """The kernel of an article's notebook ended too early, perhaps because of another article."""


class ModelError(OnRecordError):
    """A trained model is missing or is not the one released with this version."""


class OutputError(OnRecordError):
    """A file or folder cannot be written."""


class LostError(OnRecordError):
    """A run lost its workers; calling it again resumes it."""
