"""What we found: three to five certain sentences about an article, each linked to its words.

A finding rests only on sure rows: claims and speakers at 0.8 and more, sides at 0.7 and more whose evidence
names the target. Only the sources are counted as in the audit, if most statements are sure. An article with
less to say gets fewer sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..model.frames import rows_of
from ..model.rows.source import TYPES
from ..model.spans import words_in
from ..sourcing.audit import UNNAMED
from .compare_numbers import unsourced
from .html import templates
from .html.templates import one_line
from .phrasing.claim_sentences import Piece, Sentence, claim_sentence, plain, sentence_at, shortened
from .phrasing.confidence_levels import SURE_SIDE, is_sure
from .phrasing.display_names import counted, name_of, names
from .phrasing.quoted_words import quoted_words
from .phrasing.side_verbs import is_several, side_verb
from .phrasing.words_around import words_around
from .source_audit import sources_in_words

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

ENOUGH, MOST = 3, 5
"""Acts are added only up to the first number of findings; the second is the limit."""
_KINDS = ("money", "percent", "count", "measurement", "fraction", "multiple")
"""Kinds of numbers that need a source, the most important first."""
_ACTS = ("denial", "accusation", "threat", "demand", "promise", "rejection", "prediction")
"""Acts that are news in themselves, the most important first."""
_ROOM = 170
_MAIN = 0.5
"""Least share of the sourced words that makes one source worth mentioning."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence and the words that it rests on.

    Attributes:
        about: its subject: `most quoted`, `not quoted`, `number`, `sourcing`, `side` or `act`.
        pieces: the sentence; cues are pieces of their own.
        anchor: anchor of its words in the article.
    """

    about: str
    pieces: Sentence
    anchor: str

    @property
    def text(self) -> str:
        """Return the sentence as text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, repr=False)
class Findings:
    """The findings of an article; shows as nothing if there are none."""

    items: tuple[Finding, ...]

    def __repr__(self) -> str:
        return "\n".join(item.text for item in self.items) or "Nothing is sure enough to be stated here."

    def _repr_html_(self) -> str:
        return str(templates.render("parts/findings.html.j2", findings=self.items))


@dataclass(frozen=True, slots=True)
class _Read:
    """The rows of an analysis that findings are made from."""

    analysis: Analysis
    text: str
    known: dict[str, str]
    actors: dict[str, Any]
    claims: tuple[Any, ...]
    sure: tuple[Any, ...]


def findings(analysis: Analysis) -> Findings:
    """Return the findings of an article, the most important first, at most `MOST`."""
    claims = tuple(rows_of(analysis.claims))
    read = _Read(
        analysis,
        analysis.article.text,
        names(analysis.actors),
        {actor.id: actor for actor in rows_of(analysis.actors)},
        claims,
        tuple(claim for claim in claims if is_sure(claim)),
    )
    found: list[Finding] = []
    makers: tuple[Callable[[_Read], Iterator[Finding]], ...] = (
        _most_quoted, _accused_and_silent, _sides, _without_source, _sourcing, _acts,
    )  # fmt: skip
    for make in makers:
        used = {finding.anchor for finding in found if finding.about in ("side", "not quoted")}
        found += [finding for finding in make(read) if finding.anchor not in used]
    first = found[:ENOUGH]
    return Findings(tuple(first + [f for f in found[ENOUGH:MOST] if f.about != "act"]))


def _said(*parts: str) -> Sentence:
    return tuple(Piece(part) for part in parts if part)


def _words(read: _Read, claims: Any) -> int:
    return sum(words_in(read.text, claim.content) for claim in claims)


def _most_quoted(read: _Read) -> Iterator[Finding]:
    """Yield who is quoted most, unless doubtful claims or unknown speakers could change that."""
    spoken: dict[Any, list[Any]] = {}
    statements = [claim for claim in read.claims if claim.sourced]
    for claim in statements:
        spoken.setdefault(claim.speaker if isinstance(claim.speaker, str) else None, []).append(claim)
    unknown = _words(read, spoken.pop(None, []))
    if not spoken:
        return
    most = max(spoken, key=lambda key: _words(read, spoken[key]))
    sure = [claim for claim in spoken[most] if is_sure(claim)]
    second = max((_words(read, spoken[key]) for key in spoken if key != most), default=0)
    if _words(read, sure) <= second + unknown or not read.actors[most].named:
        return
    words = _words(read, spoken[most])
    quoted = quoted_words(read.text, spoken[most])
    how = "all" if quoted == words else f"{quoted:,}" if quoted else "none"
    lead = f"{read.known[most]} is {'quoted most' if len(spoken) > 1 else 'the only source'}"
    total = _words(read, statements)
    line = f"{lead}: {words:,} of {total:,} words in statements, {how} of them in direct quotation."
    yield Finding("most quoted", _said(line), str(sure[0].id))


def _accused_and_silent(read: _Read) -> Iterator[Finding]:
    """Yield who is accused by name without a statement by them or by anyone who belongs to them."""
    heard = {claim.speaker for claim in read.claims if isinstance(claim.speaker, str)}
    heard |= {above for key in heard for above in _above(read, key)}
    for stance in rows_of(read.analysis.stances):
        if stance.label != "opposes" or stance.confidence < SURE_SIDE or stance.speaker not in read.actors:
            continue
        target = read.actors.get(stance.target)
        if target is None or not target.named or {stance.target, *_above(read, stance.target)} & heard:
            continue
        for claim in _evidence(read, stance):
            if claim.act == "accusation":
                who = read.known[stance.speaker]
                line = f"{read.known[stance.target]} is accused by {who} and is not quoted."
                yield Finding("not quoted", _said(line), str(claim.id))
                return


def _above(read: _Read, key: str) -> set[str]:
    """Return all actors that an actor belongs to, directly or not."""
    found: set[str] = set()
    while (actor := read.actors.get(key)) is not None and isinstance(actor.affiliation, str):
        key = actor.affiliation
        if key in found:
            break
        found.add(key)
    return found


def _evidence(read: _Read, stance: Any) -> list[Any]:
    """Return the sure claims that show a stance and name its target."""
    target = read.actors.get(stance.target)
    if target is None:
        return []
    return [
        claim
        for claim in read.sure
        if claim.id in stance.claims
        and claim.speaker == stance.speaker
        and any(
            b <= begin and end <= e and read.text[begin : begin + 1].isupper()  # by name, not “he”
            for begin, end in target.mentions
            for b, e in claim.content
        )
    ]


def _sides(read: _Read) -> Iterator[Finding]:
    """Yield the two surest sides, each with its evidence."""
    taken = [
        (stance, evidence)
        for stance in rows_of(read.analysis.stances)
        if stance.label in ("supports", "opposes") and stance.confidence >= SURE_SIDE
        for evidence in [_evidence(read, stance)]
        if evidence
    ]
    for stance, evidence in sorted(taken, key=lambda item: -item[0].confidence)[:2]:
        claim = evidence[-1]
        several = stance.speaker in read.actors and is_several(read.actors[stance.speaker])
        verb = side_verb(str(stance.label), several)
        lead = f"{_capital(name_of(read.known, stance.speaker))} {verb} "
        about = read.actors.get(stance.target)
        forms = (about.name, *about.aliases) if about is not None else ()
        words = shortened(_spoken_by(read, claim), _ROOM, forms)
        target = Piece(f"{name_of(read.known, stance.target)}: ")
        yield Finding("side", (Piece(lead), target, *_ended(words)), str(claim.id))


def _spoken_by(read: _Read, claim: Any) -> Sentence:
    """Return a claim with its speaker: in the article's words if they are adjacent, else by name."""
    whole = claim_sentence(read.text, claim, with_speaker=True)
    bare = claim_sentence(read.text, claim)
    together = all("…" not in piece.text for piece in whole[: len(whole) - len(bare) + 1])
    if together or not bare or not bare[0].is_cue:
        return whole
    return (Piece(f"{read.known[claim.speaker]} "), *bare)


def _without_source(read: _Read) -> Iterator[Finding]:
    """Yield the number without a source: no part of its sentence is attributed to anyone."""
    spoken = [span for c in read.claims for span in (*c.source, *c.cue, *c.content)]
    candidates = []
    for number in rows_of(unsourced(read.analysis.numbers, read.analysis.actors)):
        begin, end = sentence_at(read.text, number.start)
        free = not any(b < end and begin < e for b, e in spoken)
        written = any(letter.isdigit() for letter in str(number.text))  # “two goals” needs no source
        if free and written and number.kind in _KINDS:
            candidates.append(number)
    if not candidates:
        return
    first = min(candidates, key=lambda number: _KINDS.index(number.kind))
    begin, end = words_around(read.text, [(first.start, first.end)])
    rest = sum(not begin <= number.start < end for number in candidates)
    more = f", nor for {counted(rest, 'other number')} in figures" if rest else ""
    words = one_line(read.text[begin:end]).strip(" .,;:")
    yield Finding("number", _said(f"No source is given for “{words}”{more}."), str(first.id))


def _sourcing(read: _Read) -> Iterator[Finding]:
    """Yield the number of sources by type, and the main source if it has most of the words.

    All sources count, as in the audit, but most statements must be sure.
    """
    statements = [c for c in read.claims if c.sourced and c.speaker in read.actors]
    if 2 * sum(is_sure(claim) for claim in statements) < len(statements):
        return
    first: dict[str, str] = {}
    for claim in statements:
        first.setdefault(claim.speaker, str(claim.id))
    sources = [source for source in rows_of(read.analysis.sources) if source.actor in first]
    if len(sources) < 2:
        return
    counts = Counter(str(source.type) for source in sources)
    kinds = sources_in_words({kind: counts[kind] for kind in TYPES if counts[kind]})
    most = max(sources, key=lambda source: source.words)
    share = most.words / max(1, int(read.analysis.sources["words"].sum()))
    one = f"; {share:.0%} of their words come from {read.known[most.actor]}" if share >= _MAIN else ""
    unnamed = next((source.actor for source in sources if source.type in UNNAMED), most.actor)
    line = f"The story has {len(sources)} sources: {kinds}{one}."
    yield Finding("sourcing", _said(line), first[unnamed])


def _acts(read: _Read) -> Iterator[Finding]:
    """Yield denials, accusations and the like, in the article's words."""
    telling = [c for c in read.sure if c.act in _ACTS and c.confidence >= 0.9 and c.cue]
    for claim in sorted(telling, key=lambda claim: _ACTS.index(claim.act)):
        if read.actors[claim.speaker].named:
            sentence = claim_sentence(read.text, claim)
            if not sentence or not sentence[0].is_cue:
                continue
            sentence = (Piece(f"{read.known[claim.speaker]} "), *sentence)
        else:
            sentence = claim_sentence(read.text, claim, with_speaker=True)
            if words_in(read.text, claim.source) < 2 or not sentence or sentence[0].is_cue:
                continue
        yield Finding("act", _ended(shortened(sentence, _ROOM)), str(claim.id))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _ended(sentence: Sentence) -> Sentence:
    """Return a sentence with a capital at its beginning and a full stop at its end."""
    first, *rest = sentence
    made = (Piece(_capital(first.text), first.is_cue), *rest)
    return made if plain(made).rstrip("”’\"'").endswith((".", "?", "!", "…")) else (*made, Piece("."))
