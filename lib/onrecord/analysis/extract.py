"""Run one stage on JSON Lines, for pipes and measurements: each line has a text and gives its results."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from typing import Any

from ..files.attempt import attempt
from ..model.article import Article
from ..model.errors import SourceError
from ..model.one_line import replace_surrogates
from ..model.spans import Span
from ..networks.directed_stance import Pair
from ..sentiment import wording
from ..stance.towards import between, towards
from ..text import parse_all, pipeline, tokenize_all
from .portions import DOING, SECONDS, parse_each
from .run import Rows, on_parse, run, stages_for

Result = dict[str, Any] | SourceError


@dataclass(frozen=True, slots=True)
class Record:
    """A line of input: its position, its text and its optional fields."""

    place: str
    id: Any
    text: str
    published: str | None
    source: Span | None
    target: Span | None


def extract(stage: str, lines: Iterable[bytes], source: str = "-", method: str = "model") -> Iterator[Result]:
    """Run one stage on JSON Lines.

    Args:
        stage: `attributions`, `actors`, `numbers`, `sentiment` or `stances`.
        lines: lines of JSON in UTF-8: `id`, `text`, and optionally `published` (ISO 8601), `target`
            (`[begin, end]`, for `sentiment` and `stances`) and `source` (the same, for `stances`). Blank
            lines are skipped.
        source: the name of the stream in errors.
        method: how attributions are found: by the trained `model` or by `rules`.

    Yields:
        For each line, in order, the object to write or an error. Offsets are into its `text`. Only a few
        lines are held in memory.
    """
    numbered = ((line, f"{source}:{number}") for number, line in enumerate(lines, 1) if line.strip())
    for portion in pipeline.portions(numbered):
        records = [_read_line(*line) for line in portion]
        with pipeline.passing():
            found = list(_extract_portion(stage, records, method))
        yield from found


def _extract_portion(stage: str, records: Sequence[Record | SourceError], method: str) -> Iterator[Result]:
    """Run one stage on a few records, parsed together."""
    for record, found in _analyzed(stage, records, method) if stage in _ROWS else _judged(stage, records):
        yield record if isinstance(record, SourceError) else {"id": record.id} | found


def _analyzed(
    stage: str, records: Sequence[Record | SourceError], method: str
) -> Iterator[tuple[Record | SourceError, dict[str, Any]]]:
    """Yield the rows of `run` for each record."""
    until, rows_of = _ROWS[stage]
    # The trained tagger needs no parse.
    read = tokenize_all if stage == "attributions" and method == "model" else parse_all
    parses = iter(parse_each([(r.place, r.text) for r in records if isinstance(r, Record)], read))
    stages = stages_for(method)
    for record in records:
        parsed = next(parses) if isinstance(record, Record) else record
        if isinstance(record, SourceError) or isinstance(parsed, SourceError):
            yield parsed if isinstance(parsed, SourceError) else record, {}
            continue
        article = Article(text=record.text, published=record.published)
        work = partial(run, article, on_parse(stages, parsed), until=until)
        rows = attempt(record.place, DOING, work, SECONDS)
        if isinstance(rows, SourceError):
            yield rows, {}
        else:
            yield record, {stage: [asdict(row) for row in rows_of(rows)]}


def _judged(
    stage: str, records: Sequence[Record | SourceError]
) -> Iterator[tuple[Record | SourceError, dict[str, Any]]]:
    """Yield the sentiment or stance of each record, which needs no parse."""
    judge = _stance if stage == "stances" else _sentiment
    for record in records:
        if isinstance(record, SourceError):
            yield record, {}
            continue
        found = attempt(record.place, DOING, partial(judge, record), SECONDS)
        if isinstance(found, SourceError):
            yield found, {}
        else:
            yield record, found


def _read_line(line: bytes, place: str) -> Record | SourceError:
    """The record of a line, or the error."""
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return SourceError(place, "not UTF-8 text")
    except (ValueError, RecursionError) as error:
        return SourceError(place, f"not JSON: {error}")
    if not isinstance(data, Mapping) or "id" not in data or not isinstance(data.get("text"), str):
        return SourceError(place, "not an object with an id and a text")
    text, published = data["text"], data.get("published")
    spans = {name: data.get(name) for name in ("source", "target")}
    if reason := pipeline.why_not(text):
        return SourceError(place, reason)
    if not _is_date(published):
        return SourceError(place, f"“published” is not an ISO 8601 date: {published!r}")
    for name, span in spans.items():
        if span is not None and not _is_span(span, len(text)):
            return SourceError(place, f"“{name}” is not [begin, end] within the text: {span!r}")
    source, target = (tuple(span) if span else None for span in spans.values())
    return Record(place, data["id"], replace_surrogates(text), published or None, source, target)


def _is_date(value: Any) -> bool:
    if value is None or value == "":
        return True
    try:
        return isinstance(value, str) and date.fromisoformat(value) is not None
    except ValueError:
        return False


def _is_span(value: Any, length: int) -> bool:
    if not isinstance(value, list) or [type(item) for item in value] != [int, int]:
        return False
    return 0 <= value[0] < value[1] <= length


def _sentiment(record: Record) -> dict[str, Any]:
    """The sentiment towards the target if there is one, else of the wording of the text."""
    if record.target:
        (found,) = towards([(record.text, record.target)])
        return {"label": found.label, "score": round(found.score, 4)}
    polarity, _ = wording.of_words(record.text)
    return {"label": wording.polarity_label(polarity), "score": round(polarity, 4)}


def _stance(record: Record) -> dict[str, Any]:
    """The stance of the source towards the target.

    Raises:
        SourceError: the record lacks a source or a target.
    """
    if record.source is None or record.target is None:
        raise SourceError(record.place, "the stage “stances” needs “source” and “target”, each [begin, end]")
    (found,) = between([Pair(record.text, record.source, record.target)])
    return {"label": found.label, "score": round(found.score, 4)}


_ROWS: Mapping[str, tuple[str, Callable[[Rows], Iterable[Any]]]] = {
    "attributions": ("attributions", lambda rows: rows.attributions),
    "actors": ("actors", lambda rows: rows.cast.actors),
    "numbers": ("figures", lambda rows: rows.numbers),
}
"""For each stage, the last table that `run` makes, and the rows to write."""
