"""Reads annotations in brat standoff that a person changed in the tool."""

from __future__ import annotations

import re
from pathlib import Path

from ...files.opening import read_text
from ...model.errors import SourceError
from ...model.spans import Span
from .annotated import AnnotatedSpan, AnnotatedText
from .brat import ATTRIBUTES
from .text_spans import ATTRIBUTED_TO

_LONGEST = 100_000_000
_SPAN = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)")
_RELATION = re.compile(r"(\S+) Arg1:(\S+) Arg2:(\S+)")
_ATTRIBUTE = re.compile(r"(\S+) (\S+)(?: (\S+))?")
_ROW = re.compile(r"[ac]\d+")
_COLUMNS = {brat: column for column, brat in ATTRIBUTES.items()} | {"ActorKind": "kind"}


def read_brat(path: str | Path) -> AnnotatedText:
    """Return the annotations of an `.ann` file; the text lies beside it with the suffix `.txt`.

    Raises:
        SourceError: a file cannot be read, or a line does not have the right format.
    """
    place = Path(path)
    text = _read(place.with_suffix(".txt"))
    spans: dict[str, tuple[str, tuple[Span, ...]]] = {}
    features: dict[str, dict[str, str]] = {}
    rows: dict[str, str] = {}
    attributed: dict[str, str] = {}
    for number, line in enumerate(_read(place).splitlines(), 1):
        key, _, rest = line.partition("\t")
        body, _, after = rest.partition("\t")
        try:
            if key.startswith("T"):
                kind, at = _match(_SPAN, body)
                pieces = (tuple(map(int, piece.split())) for piece in at.split(";"))
                spans[key] = (kind, tuple((begin, end) for begin, end in pieces if begin < end <= len(text)))
            elif key.startswith("R"):
                kind, start, end = _match(_RELATION, body)
                if kind == ATTRIBUTED_TO:
                    attributed[start] = end
            elif key.startswith(("A", "M")):
                name, owner, value = _match(_ATTRIBUTE, body)
                if name in _COLUMNS and value:
                    features.setdefault(owner, {})[_COLUMNS[name]] = value
            elif key.startswith("#") and (found := _ROW.match(after)):
                rows[body.split()[-1]] = found[0]
        except ValueError as error:
            raise SourceError(str(path), f"line {number} is not brat standoff: {line[:60]!r}") from error
    return AnnotatedText(
        text,
        {
            key: AnnotatedSpan(_key(rows.get(key, ""), kind), kind, pieces, features.get(key, {}))
            for key, (kind, pieces) in spans.items()
        },
        attributed,
    )


def _key(row: str, kind: str) -> str:
    """The key of a span of a claim; mentions of an actor are distinguished by their offsets."""
    return f"{row}.{kind.lower()}" if row.startswith("c") else ""


def _match(pattern: re.Pattern[str], body: str) -> tuple[str, ...]:
    """The groups of a pattern that a whole body matches.

    Raises:
        ValueError: it does not.
    """
    found = pattern.fullmatch(body)
    if found is None:
        raise ValueError(body)
    return tuple(group or "" for group in found.groups())


def _read(path: Path) -> str:
    try:
        return read_text(path, _LONGEST)
    except OSError as error:
        raise SourceError(str(path), error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise SourceError(str(path), "not UTF-8 text") from error
