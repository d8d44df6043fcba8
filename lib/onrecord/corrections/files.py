"""Find and read the corrections of an article, kept in `data/corrections/SLUG.yaml`.

A file looks like this; every part is optional. A row is identified by its id and some of its words, so that
it is found again if ids change, and reported if it is gone.

    article: 0c4f…                  # SHA-256 of the text, at the foot of the report
    claims:
      - id: c3
        words: will not open talks
        speaker: Ada Quill          # an actor's name or id, or null for nobody
        note: she answers him here
      - id: c9
        words: A brighter morning
        dismissed: true
    actors:
      - id: a5
        words: the harbourmaster
        same_as: a2
      - id: a1
        words: The Lantern
        kind: organization          # also name, role, affiliation
    stances:
      - speaker: Ada Quill
        target: a7
        label: opposes              # supports, opposes, neutral, mixed

The schema is `files/data/corrections.schema.json`; `onrecord.corrections.apply` applies the entries.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..files import checked_yaml
from ..files.opening import read_text
from ..model.article import Article
from ..model.errors import SourceError
from .apply import Overruler
from .entries import Correction
from .place import locate

SCHEMA = "corrections.schema.json"
TABLES = ("actors", "claims", "numbers", "stances")
_ADDRESS = ("id", "words", "note")


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of an article.

    Attributes:
        path: their file, as the user named it.
        article: SHA-256 of the text that they were made for, or None.
        entries: in the order of the file.
    """

    path: str
    article: str | None
    entries: tuple[Correction, ...]

    def hand(self, article: Article) -> Overruler:
        """Return the hand that applies these corrections to the article's analysis."""
        return Overruler(article.text, self.entries)


def load(path: str | Path) -> Corrections:
    """Read and check a file of corrections.

    Raises:
        SourceError: it cannot be read or is invalid; the error names file and line.
    """
    return from_document(checked_yaml.read(path, SCHEMA))


def from_document(document: checked_yaml.Document) -> Corrections:
    """Return the corrections of a document that conforms to the schema."""
    entries = [
        Correction(
            table,
            entry.get("id", ""),
            entry.get("words", ""),
            {key: value for key, value in entry.items() if key not in _ADDRESS},
            entry.get("note", ""),
            document.line(table, number),
        )
        for table in TABLES
        for number, entry in enumerate(document.values.get(table) or ())
    ]
    return Corrections(
        document.path,
        document.values.get("article"),
        tuple(sorted(entries, key=lambda entry: entry.line)),
    )


def find(article: Article, place: str | Path | None) -> Path | None:
    """Return the file of corrections of an article.

    Args:
        article: the article.
        place: a file of corrections, or a folder that may contain `SLUG.yaml`. If articles share a slug, a
            file `SLUG-2.yaml` and so on applies to the article whose text it names (`article`). None and an
            empty string mean no corrections. A relative place is found as `place.locate` says.

    Returns:
        The file, or None if there is none.
    """
    if not place:
        return None
    folder = locate(place, article.source) or Path()
    if folder.is_file():
        return folder
    first = folder / f"{article.slug}.yaml"
    others = sorted(folder.glob(f"{article.slug}-[0-9]*.yaml"))
    own = [path for path in (first, *others) if _names(path, article.sha256)]
    return own[0] if own else first if first.is_file() else None


def of_article(article: Article, place: str | Path | None) -> Corrections | None:
    """Read the corrections of an article (see `find` for their place).

    Raises:
        SourceError: the file is invalid, or `place` is a file that does not exist.
    """
    named = locate(place, article.source)
    if named is not None and named.suffix in (".yaml", ".yml") and not named.is_file():
        raise SourceError(str(place), "no such file")
    path = find(article, place)
    return load(path) if path is not None else None


def _names(path: Path, sha256: str) -> bool:
    try:
        return sha256 in read_text(path, checked_yaml.LONGEST)
    except (OSError, UnicodeDecodeError, SourceError):
        return False
