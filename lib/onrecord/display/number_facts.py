"""The numbers of an article as facts: in words, with their source and exact value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from ..model.frames import rows_of
from ..model.spans import Span, words_in
from .compare_numbers import agree, bounds_of, same_things
from .html import templates
from .html.templates import one_line
from .phrasing.change_sentence import ChangeSentence, change_sentence
from .phrasing.claim_sentences import sentence_at, spaced_line
from .phrasing.display_names import names
from .phrasing.number_values import exact_value, human_day, human_time, human_value
from .phrasing.words_around import AROUND, words_around
from .speakers.speaker_colours import UNKNOWN, SpeakerMark, speaker_marks

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

_DATES = ("date", "date-range")
_WEEKDAY = re.compile(r"XXXX-WXX-\d")
_REPORTING = ("statement", "belief", "prediction")
"""Acts whose content stands for itself; for others, such as a demand or a denial, the cue is also shown."""
_BY_HAND = "corrected by hand"
_ALIKE = 3
"""Numbers that differ by a larger factor count different things (the dead of a day, and of a year)."""
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
        who: “, says Ada Quill”, “ – officials”; empty if no source is given or the words name it.
        mark: the mark of the source.
        sourced: whether the article gives a source.
    """

    parts: tuple[Part, ...]
    who: str
    mark: SpeakerMark
    sourced: bool

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
    corrected: frozenset[str]
    claims: Mapping[str, Any]
    actors: Mapping[str, Any]
    known: Mapping[str, str]
    marks: Mapping[str, SpeakerMark]


def number_facts(analysis: Analysis) -> NumberFacts:
    """The numbers of an article as facts, with days and differing numbers listed separately."""
    read = _Read(
        analysis.article.text,
        {number.id: number for number in rows_of(analysis.numbers)},
        frozenset(
            done.row for done in analysis.corrections if done.table == "numbers" and "value" in done.changed
        ),
        {claim.id: claim for claim in rows_of(analysis.claims)},
        {actor.id: actor for actor in rows_of(analysis.actors)},
        names(analysis.actors),
        speaker_marks(analysis),
    )
    return NumberFacts(
        tuple(_facts(read)),
        tuple(_dates(analysis.article.published, read)),
        tuple(_differing(analysis, read)),
    )


def _facts(read: _Read) -> Iterator[Fact]:
    """A fact for each change and for the other numbers of each sentence and speaker."""
    done: set[str] = set()
    facts = [number for number in read.rows.values() if _is_fact(number)]
    for number in facts:
        if number.id in done:
            continue
        change = _change(number, read.rows)
        if found := _changed(change, read):
            group, parts, span = change, _worded(found, read), found.span
        else:
            group = list(_together(number, [n for n in facts if n.id not in done], read))
            span = _stretch(read, group)
            parts = _quoted(read, group, span)
        done.update(member.id for member in group)
        speaker = next((n.speaker for n in group if isinstance(n.speaker, str)), None)
        mark = read.marks.get(speaker, UNKNOWN) if speaker else UNKNOWN
        yield Fact(parts, _who(read, group, speaker, span), mark, speaker is not None)


def _is_fact(number: Any) -> bool:
    """Whether a number is worth a line: it has a value, and is not a date, a time or an order."""
    if number.kind in (*_DATES, "time", "ordinal"):
        return False
    if number.value is None and number.low is None and number.high is None:
        return False
    return number.corrected or not (number.kind in ("count", "duration") and number.value == 1)


def _change(number: Any, rows: Mapping[str, Any]) -> list[Any]:
    """A number and the others of its change, in the order by, from, to."""
    group = [number, *(rows[key] for key in number.related if key in rows)]
    order = {"by": 0, "from": 1, "to": 2}
    return sorted(group, key=lambda n: order.get(n.part if isinstance(n.part, str) else "", 3))


def _changed(group: Sequence[Any], read: _Read) -> ChangeSentence | None:
    """A change in words, if it is stated by the article or reported as somebody's words."""
    claim = _claim_of(read, group)
    if any((read.claims.get(number.claim) if claim is not None else None) is not claim for number in group):
        return None
    if claim is not None and claim.act not in _REPORTING:
        return None
    return change_sentence(read.text, group, claim.content if claim is not None else ())


def _claim_of(read: _Read, group: Sequence[Any]) -> Any:
    """The claim that contains the first of some numbers, or None."""
    return read.claims.get(group[0].claim) if isinstance(group[0].claim, str) else None


def _worded(change: ChangeSentence, read: _Read) -> tuple[Part, ...]:
    made = [Part(change.head)]
    for word, number in change.values:
        made += [Part(word), Part(human_value(number), exact_value(number), str(number.id))]
        if number.id in read.corrected:
            made.append(Part(f" [{_BY_HAND}]"))
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
        far = words_in(read.text, [(end, other.start)]) > AROUND
        if far or (other.id != number.id and _changed(_change(other, read.rows), read)):
            break
        yield other
        end = other.end


def _limits(read: _Read, group: Sequence[Any]) -> Sequence[Span]:
    """The spans of what somebody states that contains numbers, without its cue; none if it needs the cue."""
    claim = _claim_of(read, group)
    alone = claim is not None and isinstance(group[0].speaker, str) and claim.act in _REPORTING
    return [(begin, end) for begin, end in claim.content] if alone else []


def _stretch(read: _Read, group: Sequence[Any]) -> Span:
    spans = [(number.start, number.end) for number in group]
    return words_around(read.text, spans, _limits(read, group))


def _quoted(read: _Read, group: Sequence[Any], span: Span) -> tuple[Part, ...]:
    """The article's own words around numbers, with values that a person corrected."""
    text, limits, parts = read.text, _limits(read, group), []
    begin, end = span
    at = begin
    for number in group:
        if number.start >= at:
            parts.append(Part(spaced_line(text[at : number.start])))
            words = one_line(text[number.start : number.end])
            parts.append(Part(words, exact_value(number), str(number.id)))
            parts.append(Part(_correction(number, read)))
            at = number.end
    goes_on = text[end : end + 1] == " " and text[end - 1] not in '.,;:!?”"'
    parts.append(Part(spaced_line(text[at:end]).rstrip(" .,;:") + (" …" if goes_on else "")))
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
    if parts[-1].text.endswith((".”", ",”", '."', ',"')):
        closed = parts[-1].text[:-2] + parts[-1].text[-1]
        parts = (*parts[:-1], Part(closed, parts[-1].exact, parts[-1].anchor))
    return tuple(part for part in parts if part.text)


def _who(read: _Read, group: Sequence[Any], speaker: Any, span: Span) -> str:
    """The source of numbers, as the end of a sentence; “says” only if the words shown are what it says."""
    if not isinstance(speaker, str) or speaker not in read.actors:
        return ""
    actor, name, claim = read.actors[speaker], read.known[speaker], _claim_of(read, group)
    if any(low <= span[0] and span[1] <= high for low, high in _limits(read, group)):
        return f", says {name}" if actor.named and actor.kind != "group" else f" – {name}"
    by_hand = actor.corrected or (claim is not None and claim.corrected)
    places = (*actor.mentions, *(claim.source if claim is not None else ()))
    named = not by_hand and any(low < span[1] and span[0] < high for low, high in places)
    return "" if named else f" – {name}"


def _dates(published: str | None, read: _Read) -> Iterator[tuple[str, str, str]]:
    """Days and times whose words do not state the date, each once, except the day of publication."""
    seen: set[str] = set()
    for number in read.rows.values():
        words = one_line(str(number.text))
        if number.kind in _DATES and number.id in read.corrected:
            yield words, f"{human_time(str(number.value))} [{_BY_HAND}]", str(number.id)
            continue
        if number.kind not in _DATES or not isinstance(number.low, str) or not isinstance(number.high, str):
            continue
        if "X" not in str(number.value) or words.casefold() in seen:
            continue
        if _WEEKDAY.fullmatch(str(number.value)) and number.low == published:
            continue
        seen.add(words.casefold())
        yield words, human_day(number.low, number.high), str(number.id)


def _differing(analysis: Analysis, read: _Read) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The things for which sentences of the article give numbers that seem to contradict each other."""
    table = same_things({"": analysis.numbers})
    for _, group in table[table["note"] == "differs"].groupby("group", sort=False):
        numbers = [read.rows[key] for key in group["id"]]
        apart = [one for one in numbers if any(_contradict(one, other, read.text) for other in numbers)]
        shown = tuple(
            (one_line(str(number.text)) + _correction(number, read), str(number.id)) for number in apart
        )
        if shown:
            yield one_line(str(group["thing"].iloc[0])), shown


def _contradict(one: Any, two: Any, text: str) -> bool:
    """Whether two numbers of one thing are about one time, place and change, but differ somewhat.

    Those of one sentence are about two things (“five of the 12 meetings”), and a bare percentage of “profit”
    or “rate” may be of anything.
    """
    if sentence_at(text, one.start) == sentence_at(text, two.start):
        return False
    if any(_known(one, name) != _known(two, name) for name in ("time", "place", "part", "direction")):
        return False
    if one.kind in ("percent", "fraction") and len(str(one.counted).split()) < 2:
        return False
    a, b = bounds_of(one), bounds_of(two)
    if a is None or b is None or agree(a, b):
        return False
    least, most = sorted(abs(low if isfinite(low) else high) for low, high in (a, b))
    return most <= _ALIKE * least


def _known(number: Any, name: str) -> str | None:
    """A text of a number, or None."""
    value = getattr(number, name)
    return value if isinstance(value, str) else None


def _correction(number: Any, read: _Read) -> str:
    """“ [corrected by hand: 14%]” behind a number whose value a person corrected, else nothing."""
    shown = human_value(number) or exact_value(number)
    return f" [{_BY_HAND}: {shown}]" if number.id in read.corrected else ""
