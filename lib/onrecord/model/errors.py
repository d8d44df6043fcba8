"""The errors that users see. The text of each is one line that names the source and the reason."""

from __future__ import annotations

from .one_line import one_line

NO_SUCH_FILE = "no such file or folder"
"""The reason if a source does not exist."""


class OnRecordError(Exception):
    """Base class of all errors that On Record raises; their text is safe for terminals."""

    def __str__(self) -> str:
        return one_line(super().__str__())

    def _render_traceback_(self) -> list[str]:
        """Show the error in a notebook as one line instead of a traceback."""
        return [f"{type(self).__name__}: {self}"]


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
