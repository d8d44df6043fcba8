"""Apply a person's corrections to actors, claims, numbers and stances."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from ..lexicons.words import fold
from ..model.attribution import Attribution
from ..model.cast import Actor, Cast
from ..model.hand import Outcome
from ..model.rows.claim import Claim
from ..model.rows.number import Number
from ..model.rows.stance import Stance
from ..model.spans import Span, cut
from .additions import added_actor, added_attribution, only_speaker, place_of, same_claim
from .entries import Correction
from .find_words import UnfitError, plain
from .references import actors_called

_SCORES = {"supports": 1.0, "opposes": -1.0, "neutral": 0.0, "mixed": 0.0}
_SINGULAR = {"actors": "actor", "claims": "claim", "numbers": "number", "stances": "stance"}

R = TypeVar("R")


@dataclass(slots=True)
class Overruler:
    """The `Hand` that applies the corrections of an article between the stages of its analysis.

    Attributes:
        text: the article's text.
        entries: the corrections, in the order of the file.
    """

    text: str
    entries: Sequence[Correction]
    _outcomes: list[Outcome] = field(default_factory=list)
    _known: list[Actor] = field(default_factory=list)
    _merged: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _renamed: dict[str, str] = field(default_factory=dict)
    _problems: dict[int, str] = field(default_factory=dict)

    def actors(self, cast: Cast) -> Cast:
        """Return the cast with actors changed, merged, dismissed or added, and with updated speakers."""
        self._known = list(cast.actors)
        rows = {actor.id: actor for actor in cast.actors}

        def apply(entry: Correction) -> tuple[str, str]:
            if entry.change.get("added"):
                added = added_actor(self.text, entry, self._known)
                affiliation = self._affiliation(entry.change.get("affiliation"))
                rows[added.id] = replace(added, affiliation=affiliation)
                self._known.append(rows[added.id])
                return added.id, f"{added.name} ({added.id}) added"
            actor, was = self._row(entry, rows, lambda a: (a.name, *a.aliases, *self._mentioned(a)))
            if "same_as" in entry.change:
                other = rows.get(self._actor(entry.change["same_as"]) or "")
                if other is None or other.id == actor.id:
                    raise UnfitError("an actor cannot be merged with itself")
                rows[other.id] = _together(other, rows.pop(actor.id))
                self._merged[actor.id] = other.id
                return other.id, f"{was}{actor.name} ({actor.id}) is the same as {other.name}"
            if entry.change.get("dismissed"):
                del rows[actor.id]
                self._merged[actor.id] = ""
                return actor.id, f"{was}{actor.name} dismissed"
            changed = {key: value for key, value in entry.change.items() if key != "affiliation"}
            if "affiliation" in entry.change:
                changed["affiliation"] = self._affiliation(entry.change["affiliation"])
            rows[actor.id] = replace(actor, **changed)
            if "name" in changed:
                self._names[fold(changed["name"])] = actor.id
                self._renamed[actor.id] = changed["name"]
            return actor.id, was + _changes(entry.change, actor)

        self._each("actors", apply)
        return Cast(
            tuple(self._reattached(actor) for actor in rows.values()),
            tuple(self._final(speaker) for speaker in cast.speakers),
            tuple(
                tuple((self._final(actor), share) for actor, share in candidates)
                for candidates in cast.candidates
            ),
            cast.confidences,
        )

    def missing(self, cast: Cast) -> tuple[tuple[Attribution, Cast], ...]:
        """Return the attributions of added claims, each with the cast of its speaker."""
        actors = {actor.id: actor for actor in cast.actors}
        self._problems.clear()
        found = []
        for entry in self._added():
            try:
                speaker = self._speaker(entry.change["speaker"])
                attribution = added_attribution(self.text, entry, actors.get(speaker or ""))
                found.append((attribution, only_speaker(cast, speaker)))
            except UnfitError as unfit:
                self._problems[entry.line] = str(unfit)
        return tuple(found)

    def claims(self, claims: Sequence[Claim], added: Sequence[Claim] = ()) -> tuple[Claim, ...]:
        """Return the claims with corrected speakers, acts and dates, without dismissed ones, with added ones.

        Ids do not change. Added claims are numbered after the others, and stand where their words are.
        """
        rows = {claim.id: claim for claim in claims}
        fresh = iter(added)

        def apply(entry: Correction) -> tuple[str, str]:
            if entry.change.get("added"):
                if entry.line in self._problems:
                    raise UnfitError(self._problems[entry.line])
                claim = next(fresh)
                if (same := same_claim(claims, claim.content)) is not None:
                    raise UnfitError(f"the program finds this claim, too ({same.id})")
                number = max((int(key[1:]) for key in (*rows, *(c.id for c in claims))), default=0) + 1
                claim = replace(claim, id=f"c{number}", act=entry.change.get("act") or claim.act)
                rows[claim.id] = claim
                return claim.id, f"added, speaker {self._name(claim.speaker)}"
            claim, was = self._row(entry, rows, self._claimed)
            if entry.change.get("dismissed"):
                del rows[claim.id]
                return claim.id, f"{was}dismissed"
            rows[claim.id], said = self._claim(entry, claim)
            return claim.id, was + said

        self._each("claims", apply)
        return tuple(sorted(rows.values(), key=place_of)) if added else tuple(rows.values())

    def numbers(self, numbers: Sequence[Number]) -> tuple[Number, ...]:
        """Return the numbers with corrected speakers, values and things counted; ids stay."""
        rows = {number.id: number for number in numbers}

        def apply(entry: Correction) -> tuple[str, str]:
            number, was = self._row(entry, rows, lambda n: (n.text,))
            if entry.change.get("dismissed"):
                del rows[number.id]
                return number.id, f"{was}dismissed"
            rows[number.id], said = self._number(entry, number)
            return number.id, was + said

        self._each("numbers", apply)
        return tuple(rows.values())

    def stances(self, stances: Sequence[Stance]) -> tuple[Stance, ...]:
        """Return the stances with corrected labels, without dismissed ones, with added ones."""
        rows = {(stance.speaker, stance.target): stance for stance in stances}

        def apply(entry: Correction) -> tuple[str, str]:
            speaker, target = (self._actor(entry.change[side]) for side in ("speaker", "target"))
            key = speaker or "", target or ""
            if speaker == target:
                raise UnfitError("speaker and target are the same actor")
            stance = rows.get(key)
            shown = f"{self._name(speaker)} towards {self._name(target)}"
            if entry.change.get("dismissed"):
                if stance is None:
                    raise UnfitError(f"there is no stance of {shown} to dismiss")
                del rows[key]
                return " ".join(key), f"{shown} dismissed"
            label = entry.change["label"]
            told = stance.reported if stance else ()
            rows[key] = Stance(*key, label, _SCORES[label], 1.0, stance.claims if stance else (), told)
            before = f" (was {stance.label})" if stance and stance.label != label else ""
            return " ".join(key), f"{shown}: {label}{before}"

        self._each("stances", apply)
        return tuple(rows.values())

    def outcomes(self) -> tuple[Outcome, ...]:
        """Return the outcome of each correction so far; merged actors have the id that remains."""
        return tuple(
            replace(o, row=self._final(o.row) or o.row) if o.table == "actors" else o for o in self._outcomes
        )

    def _added(self) -> Iterator[Correction]:
        """The entries that add a claim, in the order in which they are applied."""
        return (entry for entry in self.entries if entry.table == "claims" and entry.change.get("added"))

    # One correction

    def _each(self, table: str, apply: Callable[[Correction], tuple[str, str]]) -> None:
        for entry in self.entries:
            if entry.table != table:
                continue
            row, said, problem = "", _intent(entry), ""
            try:
                row, said = apply(entry)
            except UnfitError as unfit:
                problem = str(unfit)
            words = entry.words or " – ".join(str(entry.change[k]) for k in ("speaker", "target"))
            changed = () if problem else tuple(entry.change)
            self._outcomes.append(Outcome(table, row, words, said, entry.note, entry.line, problem, changed))

    def _row(
        self, entry: Correction, rows: Mapping[str, R], words_of: Callable[[R], Iterable[str]]
    ) -> tuple[R, str]:
        """The row of an entry, and a note if its id has changed."""
        wanted, noun = plain(entry.words), _SINGULAR[entry.table]
        forms = {key: [plain(words) for words in words_of(row)] for key, row in rows.items()}
        fitting = [key for key, words in forms.items() if any(wanted in form for form in words)]
        if entry.row in fitting:
            return rows[entry.row], ""
        if not fitting:
            raise UnfitError(f"no {noun} has the words “{entry.words}”")
        exact = [key for key in fitting if wanted in forms[key]] if len(fitting) > 1 else fitting
        if len(exact) != 1:
            stands = f"“{entry.words}” is in {', '.join(fitting)}"
            raise UnfitError(f"{noun} {entry.row} does not have these words; {stands}")
        return rows[exact[0]], f"{entry.row} is {exact[0]} now; "

    def _number(self, entry: Correction, number: Number) -> tuple[Number, str]:
        """A number with the speaker, value and thing counted of an entry, and what was changed."""
        said = []
        if "speaker" in entry.change:
            speaker = self._speaker(entry.change["speaker"])
            number = replace(number, speaker=speaker)
            said.append(f"stated by {self._name(speaker)}")
        if "value" in entry.change:
            value = _value(str(entry.change["value"]), number)
            day = value if isinstance(value, str) and _DAY.fullmatch(value) else None
            said.append(f"value {value} (was {_shown_value(number)})")
            change = number.change if number.change in ("up", "down") else "="  # not “at least” any more
            number = replace(number, value=value, low=day, high=day, approximate=False, change=change)
        if "counted" in entry.change:
            said.append(f"counted {entry.change['counted'] or 'none'} (was {number.counted or 'none'})")
            number = replace(number, counted=entry.change["counted"], of_subject=False)
        return number, ", ".join(said)

    def _claim(self, entry: Correction, claim: Claim) -> tuple[Claim, str]:
        """A claim with the speaker, act and date of an entry, and a description of the change."""
        said = []
        if "speaker" in entry.change:
            speaker = self._speaker(entry.change["speaker"])
            said.append(f"speaker {self._name(speaker)} (was {self._name(claim.speaker)})")
            claim = replace(claim, speaker=speaker, speaker_confidence=1.0, candidates=())
        if "act" in entry.change:
            said.append(f"act {entry.change['act']} (was {claim.act})")
            claim = replace(claim, act=entry.change["act"])
        if "date" in entry.change:
            day = entry.change["date"] and _checked_date(entry.change["date"])
            said.append(f"date {day or 'none'} (was {claim.date or 'none'})")
            claim = replace(claim, date=day)
        return claim, ", ".join(said)

    # References to actors

    def _actor(self, reference: str) -> str | None:
        """The id of an actor, given by id, by name, or by an alias that no other actor has."""
        wanted = fold(" ".join(reference.split()))
        if wanted in self._names and reference not in (actor.id for actor in self._known):
            return self._there(self._names[wanted], reference)
        called = actors_called(self._known, reference)
        if not called:
            raise UnfitError(f"the article has no actor “{reference}”")
        found = {final for key in called if (final := self._final(key)) is not None}
        if len(found) > 1:
            raise UnfitError(f"“{reference}” may be any of {', '.join(sorted(found))}: give the id")
        return self._there(found.pop() if found else called[0], reference)

    def _there(self, key: str, reference: str) -> str:
        final = self._final(key)
        if final is None:
            raise UnfitError(f"“{reference}” was dismissed")
        return final

    def _speaker(self, reference: str | None) -> str | None:
        return None if reference is None else self._actor(reference)

    def _affiliation(self, reference: str | None) -> str | None:
        """The id of an actor, or the text itself if it names none."""
        try:
            return self._speaker(reference)
        except UnfitError:
            return reference

    def _final(self, key: str | None) -> str | None:
        """The id of the actor after merging, or None if it is None or was dismissed."""
        while key in self._merged:
            key = self._merged[key] or None
        return key

    def _reattached(self, actor: Actor) -> Actor:
        """An actor with its affiliation updated after merging and dismissing."""
        owner = self._final(actor.affiliation)
        return replace(actor, affiliation=None if owner == actor.id else owner)

    def _name(self, key: str | None) -> str:
        shown = self._renamed.get(key or "")
        return shown or next((a.name for a in self._known if a.id == key), "nobody")

    # Words of a row

    def _mentioned(self, actor: Actor) -> Iterable[str]:
        return (self.text[b:e] for b, e in actor.mentions)

    def _claimed(self, claim: Claim) -> Iterable[str]:
        spans: tuple[Span, ...] = (*claim.source, *claim.cue, *claim.content)
        whole = (min(b for b, _ in spans), max(e for _, e in spans)) if spans else (0, 0)
        return cut(self.text, claim.content), self.text[slice(*whole)]


def _together(kept: Actor, gone: Actor) -> Actor:
    """Merge two actors; the remaining one takes over values that it lacks."""
    return replace(
        kept,
        role=kept.role or gone.role,
        affiliation=kept.affiliation or gone.affiliation,
        named=kept.named or gone.named,
        aliases=tuple(dict.fromkeys((*kept.aliases, *gone.aliases))),
        mentions=tuple(sorted({*kept.mentions, *gone.mentions})),
    )


def _value(text: str, number: Number) -> int | float | str:
    """The value that a text gives to a number: a number, except for dates, times and scores."""
    if number.kind == "date":
        return _checked_date(text)
    if number.kind in _TEXTS:
        return text
    try:
        value = float(text)
    except ValueError:
        raise UnfitError(f"“{text}” is not a number") from None
    return int(value) if value.is_integer() else value


def _checked_date(text: str) -> str:
    """A date that begins with its year; a whole day must be one of the calendar.

    Raises:
        UnfitError: it is not.
    """
    if not _YEAR.match(text):
        raise UnfitError(f"“{text}” is not a date: write it as 2022-01-26")
    if _DAY.fullmatch(text):
        try:
            date.fromisoformat(text)
        except ValueError:
            raise UnfitError(f"“{text}” is not a day of the calendar") from None
    return text


def _shown_value(number: Number) -> str:
    """A value, or the bounds if there is none."""
    if number.value is not None:
        return " to ".join(number.value) if isinstance(number.value, tuple) else str(number.value)
    bounds = [str(bound) for bound in (number.low, number.high) if bound is not None]
    return " to ".join(bounds) or "none"


def _changes(change: Mapping[str, Any], actor: Actor) -> str:
    return ", ".join(
        f"{key} {value or 'none'} (was {getattr(actor, key) or 'none'})" for key, value in change.items()
    )


def _intent(entry: Correction) -> str:
    """Describe the intended effect of a correction."""
    if entry.change.get("dismissed"):
        return "dismiss"
    if entry.change.get("added"):
        return ""  # the reason says it
    shown = {key: value for key, value in entry.change.items() if key not in ("target",)}
    if entry.table == "stances":
        shown.pop("speaker", None)
    return ", ".join(
        f"{key.replace('_', ' ')} {'nobody' if value is None else value}" for key, value in shown.items()
    )


_TEXTS = ("date", "date-range", "time", "score")
"""Kinds of numbers whose value is a text."""
_YEAR = re.compile(r"\d{4}\b")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
