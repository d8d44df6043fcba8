"""YAML files that people write by hand: read with the line of every value, checked against a JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from ..model.errors import FaultsError, SourceError
from ..model.one_line import one_line
from .light_imports import load_jsonschema
from .opening import read_text as read_file
from .package_data import read_text

LONGEST = 2_000_000
"""Most characters of a file: several thousand corrections."""
_MOST = 50_000
_DEEPEST = 20
"""Most values of a file and most levels of nesting; files written by hand have far fewer."""
_SHOWN = 200
_CHANGES_NOTHING = ("minProperties", "anyOf")
"""Violations by an entry that lacks what it changes; not said where a key is unknown."""
_MOST_FAULTS = 20
"""Most faults that an error lists."""

Place = tuple[str | int, ...]
"""Keys and indexes that lead to a value: `("claims", 0, "speaker")`."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML file holds.

    Attributes:
        path: the file, as the user named it.
        values: its content: mappings, lists, strings, booleans and None; a number is the string as written.
        lines: the line (from 1) where the value at each place begins.
    """

    path: str
    values: Any
    lines: Mapping[Place, int]

    def line(self, *place: str | int) -> int:
        """The line of a place, or of the nearest value that contains it."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)

    def error(self, reason: str, *place: str | int) -> SourceError:
        """Return an error that names the file and the line of a place."""
        return SourceError(f"{self.path}:{self.line(*place)}", reason)


def read(path: str | Path, schema: str) -> Document:
    """Read a YAML file and check it.

    Args:
        path: the file.
        schema: file name of a JSON Schema (draft 2020-12) in `files/data`.

    Returns:
        The document; an empty file holds an empty mapping.

    Raises:
        SourceError: the file cannot be read, is not YAML, repeats a key, or violates the schema. The error
            names the file and the line. A `FaultsError` describes each violation of the schema.
    """
    try:
        text = read_file(Path(path), LONGEST)
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(path), getattr(error, "strerror", None) or "not UTF-8 text") from error
    return parse(text, str(path), schema)


def parse(text: str, path: str, schema: str) -> Document:
    """Read YAML from a string (see `read`); errors call it `path`."""
    try:
        root = yaml.compose(text, Loader=_BoundedLoader)
    except _TooManyError as error:
        raise SourceError(f"{path}:{error}", "holds too many values") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else path
        problem = one_line(getattr(error, "problem", None) or error)[:_SHOWN]
        raise SourceError(where, f"not YAML: {problem}") from error
    except RecursionError as error:
        raise SourceError(path, "not YAML: nested too deeply") from error
    lines: dict[Place, int] = {(): 1}
    document = Document(path, _plain(root, (), lines, path) if root is not None else {}, lines)
    _check(document, schema)
    return document


class _TooManyError(Exception):
    """A file holds too many values; the text is the line."""


class _BoundedLoader(yaml.SafeLoader):
    """Stops at the first value too many, before it has read a long file for minutes."""

    _composed = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        self._composed += 1
        if self._composed > 2 * _MOST:  # keys also count here
            raise _TooManyError(self.get_mark().line + 1)
        return super().compose_node(parent, index)


def _plain(node: yaml.Node, place: Place, lines: dict[Place, int], path: str) -> Any:
    """Return the value of a node, and store the lines of all values in it.

    An alias (`*name`) stands for a copy of a value. A few nested aliases can exceed any memory, and an alias
    can contain itself: both are refused.
    """
    if len(lines) > _MOST or len(place) > _DEEPEST:
        reason = "holds too many values" if len(lines) > _MOST else "is nested too deeply"
        raise SourceError(f"{path}:{node.start_mark.line + 1}", f"{reason} (each use of an alias counts)")
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise SourceError(
                    f"{path}:{key.start_mark.line + 1}", "a key is a list or a mapping, not a word"
                )
            name = str(key.value)
            lines[(*place, name)] = key.start_mark.line + 1
            if name in found:
                raise SourceError(f"{path}:{key.start_mark.line + 1}", f"“{name}” is given twice")
            found[name] = _plain(value, (*place, name), lines, path)
            lines[(*place, name)] = key.start_mark.line + 1
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*place, i), lines, path) for i, item in enumerate(node.value)]
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    return node.value.lower() in ("true", "yes", "on") if kind == "bool" else str(node.value)


@cache
def _validator(schema: str) -> Any:
    load_jsonschema()
    from jsonschema import Draft202012Validator

    text = read_text(__package__, schema)
    return Draft202012Validator(json.loads(text))


def _check(document: Document, schema: str) -> None:
    errors = list(_validator(schema).iter_errors(document.values))
    misspelt = {tuple(error.absolute_path) for error in errors if error.validator == "additionalProperties"}
    found = {
        (document.line(*place), reason): place
        for error in errors
        if error.validator not in _CHANGES_NOTHING or tuple(error.absolute_path) not in misspelt
        for place, reason in _faults(document, error)
    }
    ordered = sorted(found.items(), key=lambda item: item[0][0])
    faults = [document.error(reason, *place) for (_, reason), place in ordered]
    if faults:
        raise FaultsError(faults[:_MOST_FAULTS], len(faults[_MOST_FAULTS:]))


def _faults(document: Document, error: Any) -> Iterator[tuple[Place, str]]:
    """Yield place and reason of a violation: of unknown keys, one for each line that has some."""
    place = tuple(error.absolute_path)
    if error.validator != "additionalProperties":
        yield place, _reason(error)
        return
    known = list(error.schema["properties"])
    unknown = [key for key in error.instance if key not in known]
    for _, keys in groupby(unknown, key=lambda key: document.line(*place, key)):
        first, *others = keys
        shown = ", ".join(f"“{key}”" for key in (first, *others))
        are = "are" if others else "is"
        yield (*place, first), f"{shown} {are} not known here (known: {', '.join(known)})"


def _reason(error: Any) -> str:
    """Describe a violation to people who do not know JSON Schema."""
    name = next((str(key) for key in reversed(error.absolute_path) if isinstance(key, str)), "the file")
    if error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        unless = error.schema.get("$comment") if "id" in missing else None
        are = "are" if len(missing) > 1 else "is"
        shown = ", ".join(f"“{key}”" for key in missing)
        return f"{shown} {are} missing{f' ({unless})' if unless else ''}"
    if error.validator == "enum":
        return (
            f"“{name}” is {_shown(error.instance)}, not one of {', '.join(map(str, error.validator_value))}"
        )
    if error.validator in _CHANGES_NOTHING:
        return error.schema.get("description") or f"“{name}” changes nothing"
    if error.validator == "type":
        expected = error.validator_value
        kinds = [expected] if isinstance(expected, str) else expected
        return f"“{name}” is {_shown(error.instance)}, not {' or '.join(_KINDS.get(k, k) for k in kinds)}"
    if error.validator == "pattern":
        return (
            f"“{name}” is {_shown(error.instance)}, not {error.schema.get('description', 'what is expected')}"
        )
    return f"“{name}”: {error.message}"


_KINDS = {
    "object": "a set of “key: value”",
    "array": "a list (lines that begin with “- ”)",
    "string": "a text",
    "boolean": "true or false",
    "null": "null",
}


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return _KINDS["object" if isinstance(value, dict) else "array"]
    return json.dumps(value, ensure_ascii=False)[:60]
