"""Corrections of identities: a YAML file that merges actors of several articles, or splits them.

    merge:
      - name: Ada Quill               # the name to show
        actors:
          - Ada Quill                 # every actor of that name
          - name: A. Quill
            articles: [quay-to-close] # only in these (names of folders)
    split:
      - name: Tom Rook (coach)
        actors:
          - name: Tom Rook
            affiliation: Harbour Rovers

A selector may also give `kind`, `role`, `affiliation` and `articles`; everything that it gives must match.
Splits are applied first. A merge includes every actor that the selected ones were joined with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...files import checked_yaml
from ...lexicons.words import fold

SCHEMA = "actors.schema.json"


@dataclass(frozen=True, slots=True)
class Selector:
    """Selects actors of articles; None and empty fields match anything.

    Attributes:
        name, role, affiliation: folded.
        kind: as in the table of actors.
        articles: names of folders.
        place: file and line, for messages.
        given: the name as the file gives it, for messages.
    """

    name: str
    kind: str | None
    role: str | None
    affiliation: str | None
    articles: frozenset[str]
    place: str
    given: str

    def fits(self, article: str, kind: str, role: str | None, affiliation: str | None) -> bool:
        """Return whether an actor with this name matches."""
        return (
            self.kind in (None, kind)
            and self.role in (None, fold(role or ""))
            and self.affiliation in (None, fold(affiliation or ""))
            and (not self.articles or article in self.articles)
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One merge or split: the name to show, and the actors."""

    name: str
    actors: tuple[Selector, ...]


@dataclass(frozen=True, slots=True)
class ByHand:
    """All merges and splits of a file, in order."""

    merges: tuple[Entry, ...] = ()
    splits: tuple[Entry, ...] = ()


def read(path: str | Path | None) -> ByHand:
    """Read a file of merges and splits; None gives none.

    Raises:
        SourceError: it cannot be read or is invalid; the error names the line.
    """
    if path is None:
        return ByHand()
    document = checked_yaml.read(path, SCHEMA)
    return ByHand(*(_entries(document, part) for part in ("merge", "split")))


def _entries(document: checked_yaml.Document, part: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            entry["name"],
            tuple(
                _selector(actor, f"{document.path}:{document.line(part, i, 'actors', k)}")
                for k, actor in enumerate(entry["actors"])
            ),
        )
        for i, entry in enumerate(document.values.get(part) or ())
    )


def _selector(actor: str | Mapping[str, Any], place: str) -> Selector:
    values = {"name": actor} if isinstance(actor, str) else actor
    return Selector(
        fold(values["name"]),
        values.get("kind"),
        fold(values["role"]) if "role" in values else None,
        fold(values["affiliation"]) if "affiliation" in values else None,
        frozenset(values.get("articles", ())),
        place,
        values["name"],
    )
