"""The errors a user can meet. Each one's text is a single line that names the source and the reason."""

from __future__ import annotations

from .one_line import one_line


class OnRecordError(Exception):
    """Base of every error that On Record raises on purpose; its text is safe to show on a terminal."""

    def __str__(self) -> str:
        return one_line(super().__str__())

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows in place of a traceback: the one line that says what is wrong."""
        return [f"{type(self).__name__}: {self}"]


class SourceError(OnRecordError):
    """A source (file, folder, address, line of a stream) that gives no article.

    Args:
        source: what was asked for, as the user wrote it (with a line number for JSON lines).
        reason: why it gives no article, in plain words.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str]]:
        return type(self), (self.source, self.reason)


class UnexpectedError(SourceError):
    """A fault of On Record or of a library that an article brought to light; it is worth a report.

    Args:
        source: the article, as in `SourceError`.
        reason: what was being done, and the error, on one line.
        trace: the traceback, for a log file.
    """

    def __init__(self, source: str, reason: str, trace: str) -> None:
        super().__init__(source, reason)
        self.trace = trace

    def __reduce__(self) -> tuple[type[UnexpectedError], tuple[str, str, str]]:  # type: ignore[override]
        return type(self), (self.source, self.reason, self.trace)


class ModelError(OnRecordError):
    """A trained model that is missing or is not the one this version was released with."""


class OutputError(OnRecordError):
    """A place that cannot be written to."""


class LostError(OnRecordError):
    """A run that was cut off from those who did its work; called again, it goes on where it was."""
