"""The numbers of an article as facts: in words, with their source and exact value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..model.frames import rows_of
from ..model.spans import Span, words_in
from .compare_numbers import same_things
from .html import templates
from .html.templates import one_line
from .phrasing.claim_sentences import sentence_at
from .phrasing.display_names import names
from .phrasing.number_values import change_verb, exact_value, human_day, human_value
from .speakers.speaker_colours import UNKNOWN, SpeakerMark, speaker_marks

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

_DATES = ("date", "date-range")
_WEEKDAY = re.compile(r"XXXX-WXX-\d")
_AROUND = 12
"""Words on each side of a number that are shown with it."""
_REPORTING = ("statement", "belief", "prediction", "denial")
"""Acts whose content stands for itself; for others, such as a demand, the cue is also shown."""
_BREAK = re.compile(r"[;:—–]\s|,\s|\s\(|\)\s|\n")
_QUOTES = (("“", "”"), ("‘", "’"))


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a fact; a number has its exact value and its anchor in the article."""

    text: str
    exact: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Numbers of one sentence or of one change, with their source.

    Attributes:
        parts: the sentence, or the article's own words around the numbers.
        who: “, says Ada Quill”, “ – officials”; empty if no source is given.
        mark: the mark of the source.
    """

    parts: tuple[Part, ...]
    who: str
    mark: SpeakerMark

    @property
    def text(self) -> str:
        """The fact as text."""
        return "".join(part.text for part in self.parts) + self.who


@dataclass(frozen=True, slots=True, repr=False)
class NumberFacts:
    """The numbers of an article as facts.

    Attributes:
        facts: in the order of the article.
        dates: words of the article that name a day without its date, the date, and the anchor.
        differing: things with different numbers in the article, and these numbers with their anchors.
    """

    facts: tuple[Fact, ...]
    dates: tuple[tuple[str, str, str], ...]
    differing: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

    def __repr__(self) -> str:
        return "\n".join(fact.text for fact in self.facts) or "The article gives no numbers."

    def _repr_html_(self) -> str:
        return str(templates.render("parts/facts.html.j2", numbers=self))


@dataclass(frozen=True, slots=True)
class _Read:
    text: str
    rows: Mapping[str, Any]
    claims: Mapping[str, Any]
    actors: Mapping[str, Any]
    known: Mapping[str, str]
    marks: Mapping[str, SpeakerMark]


def number_facts(analysis: Analysis) -> NumberFacts:
    """The numbers of an article as facts, with days and differing numbers listed separately."""
    read = _Read(
        analysis.article.text,
        {number.id: number for number in rows_of(analysis.numbers)},
        {claim.id: claim for claim in rows_of(analysis.claims)},
        {actor.id: actor for actor in rows_of(analysis.actors)},
        names(analysis.actors),
        speaker_marks(analysis),
    )
    return NumberFacts(
        tuple(_facts(read)),
        tuple(_dates(analysis.article.published, read.rows.values())),
        tuple(_differing(analysis, read.rows)),
    )


def words_around(text: str, numbers: Sequence[Span], limits: Sequence[Span] = ()) -> Span:
    """The stretch of a sentence around numbers: their clauses, at most twelve words on each side.

    Args:
        text: the article's text.
        numbers: spans of the numbers, in order, all in one sentence.
        limits: spans that the stretch must not leave, such as the content of a claim.
    """
    begin, end = numbers[0][0], numbers[-1][1]
    first, last = sentence_at(text, begin)[0], sentence_at(text, max(begin, end - 1))[1]
    for low, high in limits:
        if low <= begin < high:
            first = max(first, low)
        if low < end <= high:
            last = min(last, high)
    before, after = text[first:begin], text[end : max(end, last)]
    cuts = [s.end() for s in _BREAK.finditer(before) if words_in(before, [(s.end(), len(before))]) >= 2]
    words = [word.start() for word in re.finditer(r"\S+", before)]
    start = max([0, *cuts[-1:], *words[-_AROUND:][:1]] if words else [0])
    stops = (s.start() for s in _BREAK.finditer(after))
    stop = next((place for place in stops if words_in(after, [(0, place)]) >= 2), len(after))
    ends = [word.end() for word in re.finditer(r"\S+", after)]
    return first + start, end + min([stop, *ends[_AROUND - 1 :][:1]])


def _facts(read: _Read) -> Iterator[Fact]:
    """A fact for each change and for the other numbers of each sentence and speaker."""
    done: set[str] = set()
    facts = [number for number in read.rows.values() if _is_fact(number)]
    for number in facts:
        if number.id in done:
            continue
        change = _change(number, read.rows)
        if parts := _changed(change):
            group = change
        else:
            group = list(_together(number, [n for n in facts if n.id not in done], read))
            parts = _quoted(read, group)
        done.update(member.id for member in group)
        speaker = next((n.speaker for n in group if isinstance(n.speaker, str)), None)
        mark = read.marks.get(speaker, UNKNOWN) if speaker else UNKNOWN
        yield Fact(parts, _who(read, speaker), mark)


def _is_fact(number: Any) -> bool:
    """Whether a number is worth a line: it has a value, and is not a date, a time or an order."""
    if number.kind in (*_DATES, "time", "ordinal"):
        return False
    if number.value is None and number.low is None and number.high is None:
        return False
    return not (number.kind in ("count", "duration") and number.value == 1)


def _change(number: Any, rows: Mapping[str, Any]) -> list[Any]:
    """A number and the others of its change, in the order by, from, to."""
    group = [number, *(rows[key] for key in number.related if key in rows)]
    order = {"by": 0, "from": 1, "to": 2}
    return sorted(group, key=lambda n: order.get(n.part if isinstance(n.part, str) else "", 3))


def _changed(group: Sequence[Any]) -> tuple[Part, ...]:
    """“Annual profit fell 18% to £46.2m”, if subject, direction and parts of a change are known."""
    parts = {n.part: n for n in group if isinstance(n.part, str) and human_value(n)}
    subject = next((n.counted for n in group if isinstance(n.counted, str)), None)
    verb = change_verb(group[0].direction) if isinstance(group[0].direction, str) else ""
    if not subject or not verb or len(parts) < 2 or len(parts) != len(group):
        return ()
    shown = one_line(subject)
    made = [Part(f"{shown[:1].upper()}{shown[1:]} {verb}")]
    for name, word in (("by", " "), ("from", " from "), ("to", " to ")):
        if name in parts:
            made += [
                Part(word),
                Part(human_value(parts[name]), exact_value(parts[name]), str(parts[name].id)),
            ]
    return tuple(made)


def _together(number: Any, facts: Sequence[Any], read: _Read) -> Iterator[Any]:
    """Nearby numbers of one sentence that have the same source and belong to no change."""
    first, last = sentence_at(read.text, number.start)
    speaker = number.speaker if isinstance(number.speaker, str) else None
    end = number.start
    for other in facts:
        inside = first <= other.start < last and other.start >= number.start
        if not inside or speaker != (other.speaker if isinstance(other.speaker, str) else None):
            continue
        far = words_in(read.text, [(end, other.start)]) > _AROUND
        if far or (other.id != number.id and _changed(_change(other, read.rows))):
            break
        yield other
        end = other.end


def _quoted(read: _Read, group: Sequence[Any]) -> tuple[Part, ...]:
    """The article's own words around numbers."""
    text = read.text
    claim = read.claims.get(group[0].claim) if isinstance(group[0].claim, str) else None
    stands_alone = claim is not None and isinstance(group[0].speaker, str) and claim.act in _REPORTING
    limits = claim.content if claim is not None and stands_alone else ()
    begin, end = words_around(text, [(number.start, number.end) for number in group], limits)
    parts, at = [], begin
    for number in group:
        if number.start >= at:
            parts.append(Part(_spaced(text[at : number.start])))
            words = one_line(text[number.start : number.end])
            parts.append(Part(words, exact_value(number), str(number.id)))
            at = number.end
    goes_on = text[end : end + 1] == " " and text[end - 1] not in ".,;:!?”"
    parts.append(Part(_spaced(text[at:end]).rstrip(" .,;:") + (" …" if goes_on else "")))
    inside = begin not in {span[0] for span in limits}
    if inside and begin >= 2 and text[begin - 1] == " " and text[begin - 2].isalnum():
        parts.insert(0, Part("… "))
    elif parts[0].text.startswith("that "):
        parts[0] = Part(parts[0].text.removeprefix("that "))
    return _balanced(tuple(part for part in parts if part.text))


def _balanced(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts without unpaired quotation marks."""
    whole = "".join(part.text for part in parts)
    for opening, closing in _QUOTES:
        more = whole.count(closing) - whole.count(opening)
        if more < 0 and whole.startswith(opening):
            parts = (Part(parts[0].text[1:], parts[0].exact, parts[0].anchor), *parts[1:])
        elif closing == "”" and more > 0 and whole.rstrip(",.").endswith(closing):
            text = parts[-1].text.rstrip(",.")[:-1].rstrip(",.")
            parts = (*parts[:-1], Part(text, parts[-1].exact, parts[-1].anchor))
    if parts[-1].text.endswith((".”", ",”")):
        parts = (*parts[:-1], Part(f"{parts[-1].text[:-2]}”", parts[-1].exact, parts[-1].anchor))
    return tuple(part for part in parts if part.text)


def _spaced(text: str) -> str:
    """Return a text on one line; a space at either end is kept."""
    inner = one_line(text)
    if not inner:
        return " " if text else ""
    return (" " if text[:1].isspace() else "") + inner + (" " if text[-1:].isspace() else "")


def _who(read: _Read, speaker: Any) -> str:
    """The source of a number, as the end of a sentence."""
    if not isinstance(speaker, str) or speaker not in read.actors:
        return ""
    actor, name = read.actors[speaker], read.known[speaker]
    return f", says {name}" if actor.named and actor.kind != "group" else f" – {name}"


def _dates(published: str | None, rows: Iterable[Any]) -> Iterator[tuple[str, str, str]]:
    """Days and times whose words do not state the date, each once, except the day of publication."""
    seen: set[str] = set()
    for number in rows:
        if number.kind not in _DATES or not isinstance(number.low, str) or not isinstance(number.high, str):
            continue
        words = one_line(str(number.text))
        if "X" not in str(number.value) or words.casefold() in seen:
            continue
        if _WEEKDAY.fullmatch(str(number.value)) and number.low == published:
            continue
        seen.add(words.casefold())
        yield words, human_day(number.low, number.high), str(number.id)


def _differing(
    analysis: Analysis, rows: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The things for which the article gives numbers that cannot both be right."""
    table = same_things({"": analysis.numbers})
    for _, group in table[table["note"] == "differs"].groupby("group", sort=False):
        numbers = [rows[key] for key in group["id"]]
        yield (
            one_line(str(group["thing"].iloc[0])),
            tuple((one_line(str(number.text)), str(number.id)) for number in numbers),
        )
