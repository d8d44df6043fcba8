"""Writes a correction from a notebook, without writing YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...corrections import files, write
from ...corrections.additions import added_already, same_claim
from ...corrections.find_words import UnfitError, find_beside, find_content, occurrences
from ...corrections.place import FOLDER
from ...corrections.references import actors_called
from ...corrections.trial import try_out
from ...model import schema
from ...model.errors import OnRecordError
from ...model.frames import rows_of
from ...model.spans import Span, cut
from ..phrasing.display_names import name_of, names, shorten
from ..workbook import Note, said

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

_TABLES = {"c": "claims", "a": "actors", "n": "numbers"}
_ROWS = "give the id of a claim (c3), an actor (a2) or a number (n5), or speaker and target of a stance"
_WORDS = 8
_SHOWN = 60
HOW_TO_SET = "To correct rows, set `corrections` to a file or folder, then run the notebook again."
"""What forms say if there is no place for corrections."""


def correct(
    analysis: Analysis, row: str | tuple[str, str], place: str | Path | None = FOLDER, **change: Any
) -> Note:
    """Write a correction of an article into its file; it applies from the next run.

    Args:
        analysis: the analysis that shows the row.
        row: id of a claim (`c3`), actor (`a2`) or number (`n5`); speaker and target for a stance.
        place: the file, or the folder of `SLUG.yaml`; created if missing. None is refused: no run would apply
            the correction.
        change: the values to set: `speaker` (an actor's name or id, None for nobody), `act`, `date`,
            `same_as`, `name`, `kind`, `role`, `affiliation`, `label`, `value` and `counted` (of a number),
            `dismissed=True`; and `note`, why.

    Returns:
        A sentence on what was written, and where.

    Raises:
        OnRecordError: there is no such row, the change does not apply to it, or there is no place.
        OutputError: the file cannot be written.
    """
    place = _there(place)
    table, entry = _entry(analysis, row, change)
    made = write.read_back(table, entry)
    tables = {
        name: schema.columns_of(name, schema.records(name, analysis.table(name)))
        for name in {"actors", table}
    }
    outcome = try_out(analysis.article.text, tables, made)
    if outcome.problem:
        raise OnRecordError(f"nothing was written: {outcome.problem}")
    path = write.add(analysis.article, table, entry, place)
    changed = f"{row}: {outcome.said}" if isinstance(row, str) else outcome.said
    return said(f"{changed}. Written to {path}. Run the notebook again from the top to see it applied.")


def add_claim(
    analysis: Analysis,
    words: str,
    place: str | Path | None = FOLDER,
    *,
    speaker: str | None,
    cue: str | None = None,
    start: int | None = None,
    **more: Any,
) -> Note:
    """Write a claim that the program missed into the file of corrections; it appears from the next run.

    Args:
        analysis: the analysis.
        words: the words that are attributed, as in the article; `…` between pieces that are apart.
        place: as for `correct`.
        speaker: an actor's name or id; other words of the article, which become an actor; None for nobody.
        cue: the words that attribute (`said`), from the same paragraph.
        start: about where the words begin, if the article has them several times.
        more: `act`; and `note`, why.

    Returns:
        A sentence on what was written, and where.

    Raises:
        OnRecordError: the article does not have these words, or has them several times; a claim has them
            already; or there is no place.
        OutputError: the file cannot be written.
    """
    text, place = analysis.article.text, _there(place)
    try:
        content, start = _content(text, words, start)
        _refuse_twice(analysis, content, place)
        if cue:
            find_beside(text, cue, content)
        called = actors_called(rows_of(analysis.actors), speaker) if speaker is not None else ()
        if len(called) > 1:
            raise UnfitError(f"“{speaker}” may be any of {', '.join(called)}: give the id")
        unknown = speaker is not None and not called
        if unknown and not any(occurrences(text, str(speaker))):
            raise UnfitError(f"the article has no actor and no words “{speaker}”")
    except UnfitError as error:
        raise OnRecordError(f"nothing was written: {error}") from None
    if unknown:
        write.add(analysis.article, "actors", {"words": speaker, "added": True}, place)
    entry: dict[str, Any] = {"words": " ".join(words.split()), "added": True, "speaker": speaker}
    entry |= {"cue": cue} if cue else {}
    entry |= {"start": start} if start is not None else {}
    path = write.add(analysis.article, "claims", entry | more, place)
    who = "nobody" if speaker is None else name_of(names(analysis.actors), *called) if called else speaker
    added = f"Claim of {who}: {shorten(entry['words'], _SHOWN)}"
    return said(f"{added}. Written to {path}. Run the notebook again from the top to see it.")


def _there(place: str | Path | None) -> str | Path:
    """Return the place of corrections.

    Raises:
        OnRecordError: there is none.
    """
    if not place:
        raise OnRecordError("nothing was written: set `corrections` to a file or folder first")
    return place


def _refuse_twice(analysis: Analysis, content: Sequence[Span], place: str | Path) -> None:
    """Refuse to add a claim that the analysis or the file of corrections has.

    Raises:
        UnfitError: it has it; the error names the claim.
        SourceError: the file of corrections is invalid.
    """
    same = same_claim(tuple(rows_of(analysis.claims)), content)
    if same is not None:
        raise UnfitError(f"claim {same.id} has these words already")
    path = files.find(analysis.article, place)
    entries = files.load(path).entries if path else ()
    if added := added_already(analysis.article.text, entries, content):
        raise UnfitError(f"line {added.line} of {path} adds this claim already")


def _content(text: str, words: str, start: int | None) -> tuple[tuple[Span, ...], int | None]:
    """Return the spans of words, and where they begin if the words alone do not say so."""
    try:
        return find_content(text, words), None
    except UnfitError:
        if start is None:
            raise
    content = find_content(text, words, start)
    return content, content[0][0]


def _entry(
    analysis: Analysis, row: str | tuple[str, str], change: Mapping[str, Any]
) -> tuple[str, dict[str, Any]]:
    """Return the table that has a row, and the entry that corrects it."""
    pair = isinstance(row, tuple | list) and len(row) == 2 and all(isinstance(one, str) for one in row)
    if pair:
        return "stances", {"speaker": row[0], "target": row[1], **change}
    if not isinstance(row, str):
        raise OnRecordError(f"{row!r} is no row: {_ROWS}")
    table = _TABLES.get(row[:1], "")
    rows = analysis.table(table) if table else analysis.claims.iloc[:0]
    found = rows[rows["id"] == row]
    if found.empty:
        raise OnRecordError(f"there is no row {row!r}: {_ROWS}")
    return table, {"id": row, "words": _words(analysis, table, found.iloc[0]), **change}


def _words(analysis: Analysis, table: str, row: Any) -> str:
    """Return the words that identify a row."""
    if table == "claims":
        words = cut(analysis.article.text, row["content"] or row["cue"] or row["source"]).split()
        return " ".join(words[:_WORDS])
    return str(row["name"] if table == "actors" else row["text"])
