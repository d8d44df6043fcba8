"""Checks the parameters of notebooks: papermill takes them from a command line, where types are unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ..model.days import iso_day
from ..model.errors import OnRecordError
from ..model.one_line import one_line


class ParameterError(OnRecordError):
    """A parameter of a notebook whose value is not of its type."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a parameter may be: its types, in words too, and whether it may be None."""

    types: tuple[type, ...]
    words: str
    optional: bool = True


_PLACE = (str, Path)
_KINDS: Mapping[str, _Kind] = {
    "source": _Kind(_PLACE, "a file, a folder or a web address, as text", optional=False),
    "published": _Kind((str, date), "a date like 2022-01-26"),
    "which": _Kind((str, int), "a number or words of a headline"),
    "compared": _Kind(_PLACE, "a file or a web address, as text"),
    "reports": _Kind(_PLACE, "a folder, as text", optional=False),
    "output_dir": _Kind(_PLACE, "a folder, as text"),
    "corrections": _Kind(_PLACE, "a file or folder, as text"),
    "everything": _Kind((bool,), "True or False", optional=False),
    "pages": _Kind((int,), "a number", optional=False),
    "interactive": _Kind((bool,), "True or False", optional=False),
}


def check(**parameters: Any) -> None:
    """Check the parameters of a notebook.

    Args:
        parameters: values by name.

    Raises:
        ParameterError: a value is not of the type of its parameter.
        KeyError: there is no such parameter.

    Example:
        >>> check(source="story.txt", published="2022-01-26")
        >>> check(which=1.5)
        Traceback (most recent call last):
        onrecord.lab.parameters.ParameterError: `which` is 1.5; it takes a number or words of a headline
    """
    for name, value in parameters.items():
        kind = _KINDS[name]
        if value is None and kind.optional:
            continue
        right = isinstance(value, kind.types) and isinstance(value, bool) == (bool in kind.types)
        if right and not (kind.types == _PLACE and not str(value).strip()):
            if name == "published":
                _check_date(value)
            continue
        raise ParameterError(_reason(name, value, kind.words))


def _check_date(value: str | date) -> None:
    try:
        iso_day(value)
    except ValueError:
        raise ParameterError(_reason("published", value, _KINDS["published"].words)) from None


def _reason(name: str, value: Any, words: str) -> str:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    hint = f" (with papermill: -r {name} {value})" if plain and name in ("source", "reports") else ""
    return f"`{name}` is {one_line(repr(value))}; it takes {words}{hint}"
