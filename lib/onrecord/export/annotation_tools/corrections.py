"""Corrections that a person made in an annotation tool: found by comparison with what was exported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...corrections import write
from ...model.errors import SourceError
from ...model.spans import cut, overlap
from ..json_object import to_json
from .annotated import AnnotatedSpan, AnnotatedText
from .read_brat import read_brat
from .read_label_studio import read_label_studio
from .text_spans import CONTENT, MENTION, TextSpan, links_of, spans_of

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

_WORDS = 8
"""Words of a row that a correction quotes."""
Entry = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the changes.

    Attributes:
        path: the file of corrections, or None if there was nothing to write.
        entries: the corrections in it, as pairs of table and entry.
        left_out: changes that corrections cannot express, one per line.
    """

    path: Path | None
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...]


def import_corrections(analysis: Analysis, annotated: str | Path, place: str | Path) -> Imported:
    """Add the changes that a person made in brat or Label Studio to the file of corrections of an article.

    Args:
        analysis: the analysis that was exported.
        annotated: the `.ann` file of brat, or the JSON that Label Studio exports.
        place: the file of corrections, or the folder for it.

    Raises:
        SourceError: the annotations cannot be read, or belong to another text.
        OutputError, OnRecordError: the corrections cannot be written.
    """
    data = to_json(analysis)
    is_brat = Path(annotated).suffix == ".ann"
    found = read_brat(annotated) if is_brat else read_label_studio(annotated, data["article"]["sha256"])
    if found.text != data["article"]["text"]:
        raise SourceError(str(annotated), "the annotations belong to another text than the analysis")
    entries, left_out = changes(data, found)
    path = None
    for table, entry in entries:
        path = write.add(analysis.article, table, entry, place)
    return Imported(path, tuple(entries), tuple(left_out))


def changes(data: Mapping[str, Any], annotated: AnnotatedText) -> tuple[list[Entry], list[str]]:
    """Return the corrections in a text that a person annotated, and what corrections cannot express.

    Args:
        data: the analysis that was exported, as plain values.
        annotated: the text as the person left it.
    """
    exported = spans_of(data)
    matched = _matched(exported, annotated)
    entries = [*_actor_changes(data, exported, matched), *_claim_changes(data, exported, annotated, matched)]
    new = {key: span for key, span in annotated.spans.items() if key not in matched.values()}
    entries += _added_claims(data, exported, annotated, matched, new)
    left_out = [
        f"“{cut(annotated.text, span.pieces)[:60]}”: corrections cannot add a {span.type.lower()}"
        for key, span in new.items()
        if span.type == MENTION or (span.type != CONTENT and key not in annotated.attributed.values())
    ]
    left_out += [
        f"{old.row}: corrections cannot change the words of a claim"
        for old in exported
        if old.type == CONTENT
        and old.key in matched
        and annotated.spans[matched[old.key]].pieces != old.pieces
    ]
    return entries, left_out


def _matched(exported: Sequence[TextSpan], annotated: AnnotatedText) -> dict[str, str]:
    """The tool's id of each exported span that still exists."""
    by_key = {span.key: key for key, span in annotated.spans.items() if span.key}
    by_place: dict[tuple[str, Any], list[str]] = {}
    for key, span in annotated.spans.items():
        by_place.setdefault((span.type, span.pieces), []).append(key)
    matched: dict[str, str] = {}
    for own in exported:
        here = by_place.get((own.type, own.pieces), [])
        if own.key in by_key:
            matched[own.key] = by_key[own.key]
        elif left := [key for key in here if key not in matched.values() and not annotated.spans[key].key]:
            matched[own.key] = left[0]
    return matched


def _actor_changes(
    data: Mapping[str, Any], exported: Sequence[TextSpan], matched: Mapping[str, str]
) -> Iterator[Entry]:
    """Dismiss actors without any remaining mention."""
    for actor in data["actors"]:
        own = [span.key for span in exported if span.type == MENTION and span.row == actor["id"]]
        if own and not any(key in matched for key in own):
            yield "actors", {"id": actor["id"], "words": actor["name"], "dismissed": True}


def _claim_changes(
    data: Mapping[str, Any],
    exported: Sequence[TextSpan],
    annotated: AnnotatedText,
    matched: Mapping[str, str],
) -> Iterator[Entry]:
    """Corrections of claims that were removed or got another speaker or act."""
    before = {link.start: link.end for link in links_of(data, exported) if link.start in matched}
    there = {span.key for span in exported}
    for claim in data["claims"]:
        key = f"{claim['id']}.content"
        if key not in there:
            continue
        words = " ".join(cut(data["article"]["text"], claim["content"]).split()[:_WORDS])
        row = {"id": claim["id"], "words": words}
        if key not in matched:
            yield "claims", row | {"dismissed": True}
            continue
        content = annotated.spans[matched[key]]
        act = content.features.get("act", claim["act"])
        if act != claim["act"]:
            yield "claims", row | {"act": act}
        target = annotated.attributed.get(matched[key])
        if target != matched.get(before.get(key, "")):
            speaker = _speaker_at(annotated.spans.get(target or ""), target, data, exported, matched)
            if speaker != claim["speaker"]:
                yield "claims", row | {"speaker": _unique_name(speaker, data["actors"])}


def _added_claims(
    data: Mapping[str, Any],
    exported: Sequence[TextSpan],
    annotated: AnnotatedText,
    matched: Mapping[str, str],
    new: Mapping[str, AnnotatedSpan],
) -> Iterator[Entry]:
    """Yield the claims that were added; a new source that is no actor's mention becomes an actor."""
    text = annotated.text
    for key, span in new.items():
        if span.type != CONTENT:
            continue
        target = annotated.attributed.get(key)
        source = annotated.spans.get(target or "")
        speaker = _unique_name(_speaker_at(source, target, data, exported, matched), data["actors"])
        if speaker is None and source is not None:
            speaker = cut(text, source.pieces)
            yield "actors", {"words": speaker, "added": True}
        entry: dict[str, Any] = {"words": " … ".join(text[b:e] for b, e in span.pieces), "added": True}
        act = span.features.get("act")
        yield (
            "claims",
            entry | {"start": span.pieces[0][0], "speaker": speaker} | ({"act": act} if act else {}),
        )


def _speaker_at(
    span: AnnotatedSpan | None,
    target: str | None,
    data: Mapping[str, Any],
    exported: Sequence[TextSpan],
    matched: Mapping[str, str],
) -> str | None:
    """The id of the actor that a claim was linked to: the actor of the source, or the one mentioned there."""
    if span is None:
        return None
    speakers = {claim["id"]: claim["speaker"] for claim in data["claims"]}
    for own in exported:
        if matched.get(own.key) == target:
            return own.row if own.type == MENTION else speakers[own.row]
    shared = {
        own.row: sum(overlap(a, b) for a in own.pieces for b in span.pieces)
        for own in exported
        if own.type == MENTION
    }
    best = max(shared, key=lambda row: shared[row], default=None)
    return best if best is not None and shared[best] else None


def _unique_name(speaker: str | None, actors: Sequence[Mapping[str, Any]]) -> str | None:
    """The name of an actor, or its id if another one has the same name."""
    names = [actor["name"] for actor in actors]
    own = next((actor["name"] for actor in actors if actor["id"] == speaker), None)
    return own if own is not None and names.count(own) == 1 else speaker
