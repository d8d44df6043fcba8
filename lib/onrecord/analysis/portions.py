"""Parse texts in small batches; a text that cannot be parsed does not affect the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from ..files.attempt import attempt
from ..files.time_limits import OutOfTime, time_limit
from ..model.errors import OnRecordError, SourceError
from ..text import Parsed

DOING = "analysis"
SECONDS = 120.0
"""CPU time that an article may take; one of 1,000 words takes half a second."""


def parse_each(
    texts: Sequence[tuple[str, str]], read: Callable[[Iterable[str]], Iterator[Parsed]]
) -> list[Parsed | SourceError]:
    """Parse a few texts together, or one by one if that fails.

    Args:
        texts: pairs of source and text.
        read: parses a stream of texts.

    Returns:
        The parse of each, or the error.
    """
    try:
        with time_limit(SECONDS):
            return list(read(text for _, text in texts))
    except OnRecordError:
        raise
    except (Exception, OutOfTime):
        return [attempt(name, DOING, partial(_parse_one, text, read), SECONDS) for name, text in texts]


def _parse_one(text: str, read: Callable[[Iterable[str]], Iterator[Parsed]]) -> Parsed:
    return next(read([text]))
