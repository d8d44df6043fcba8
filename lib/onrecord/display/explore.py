"""One claim or one speaker at a time; a picker of speakers for JupyterLab that is a plain list elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model.errors import OnRecordError
from ..model.frames import rows_of
from ..model.spans import Span, cut, paragraphs
from . import corrections_list, markup
from .correct import FOLDER, correct
from .display_names import counted, name_of, names, shorten

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

_WIDGET = "application/vnd.jupyter.widget-view+json"


@dataclass(frozen=True, slots=True, repr=False)
class ClaimView:
    """One claim with its words where they stand.

    Attributes:
        id: its id.
        speaker: name of who is given as its speaker.
        kind, act: as in the table.
        date: day it was said, or an empty string.
        notes: `hedged`, `negated`, `by hand`.
        confidence: 0 to 1.
        context: the paragraphs it stands in, as pieces of text, each with whether it is the claim's.
        stances: what it is evidence for, as (speaker, target, label).
        numbers: the numbers in it, as written.
    """

    id: str
    speaker: str
    kind: str
    act: str
    date: str
    notes: tuple[str, ...]
    confidence: float
    context: tuple[tuple[tuple[str, bool], ...], ...]
    stances: tuple[tuple[str, str, str], ...]
    numbers: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words attributed, joined by one space."""
        return " ".join(text for pieces in self.context for text, own in pieces if own)

    def __repr__(self) -> str:
        return f"<Claim {self.id}, {self.speaker} ({self.kind} {self.act}): {shorten(self.words, 60)}>"

    def _repr_html_(self) -> str:
        return str(markup.render("parts/claim.html.j2", claim=self))


@dataclass(frozen=True, slots=True, repr=False)
class SpeakerView:
    """What one speaker says and whom they stand for or against.

    Attributes:
        id, name, role: as in the table of actors.
        words: words attributed to them.
        claims: their claims, in the order of the article.
        stances: towards whom, as (target, label, score, claims).
    """

    id: str
    name: str
    role: str
    words: int
    claims: tuple[ClaimView, ...]
    stances: tuple[tuple[str, str, float, tuple[str, ...]], ...]

    def __repr__(self) -> str:
        return f"<Speaker {self.id} {self.name}: {counted(len(self.claims), 'claim')}>"

    def _repr_html_(self) -> str:
        return str(markup.render("parts/one_speaker.html.j2", speaker=self, alone=True))


@dataclass(frozen=True, slots=True, repr=False)
class Speakers:
    """All speakers, one by one: a picker where widgets work, else a list to unfold.

    Attributes:
        views: the speakers, those with most words first.
        interactive: whether to make the picker at all (a batch of reports does without).
    """

    views: tuple[SpeakerView, ...]
    interactive: bool

    def __repr__(self) -> str:
        return f"<{counted(len(self.views), 'speaker')}>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        html = markup.render("parts/speakers.html.j2", speakers=self.views)
        bundle = {"text/html": str(html), "text/plain": repr(self)}
        return bundle | (_view(picker(self.views)) if self.interactive and self.views else {})


def corrected(analysis: Analysis) -> corrections_list.Notice:
    """What a person corrected in an article, and what of it no longer fits."""
    return corrections_list.notice(analysis)


def claim(analysis: Analysis, key: str) -> ClaimView:
    """One claim by its id.

    Raises:
        OnRecordError: there is no such claim.
    """
    found = next((c for c in rows_of(analysis.claims) if c.id == key), None)
    if found is None:
        known = analysis.claims["id"].tolist()
        span = f"its claims are {known[0]} to {known[-1]}" if known else "it has no claims"
        raise OnRecordError(f"there is no claim {key!r} in this article: {span}")
    return _claim_view(_read(analysis), found)


def speaker(analysis: Analysis, who: str) -> SpeakerView:
    """One speaker by name or id.

    Raises:
        OnRecordError: nobody of that name or id is in the article.
    """
    known = names(analysis.actors)
    key = next((key for key, name in known.items() if who in (key, name)), None)
    if key is None:
        some = ", ".join(v.name for v in speakers(analysis, interactive=False).views[:8])
        raise OnRecordError(
            f"there is no actor {who!r} in this article; its speakers are: {some or 'nobody'}"
        )
    return _speaker_view(_read(analysis), key)


def speakers(analysis: Analysis, interactive: bool = True) -> Speakers:
    """The speakers of an article, one by one.

    Args:
        analysis: the analysis.
        interactive: whether to show a picker where widgets work; the list goes with it for where they do not.
    """
    read = _read(analysis)
    ranking = analysis.actors[analysis.actors["claims"] > 0].sort_values(
        "words", ascending=False, kind="stable"
    )
    return Speakers(tuple(_speaker_view(read, key) for key in ranking["id"]), interactive)


def picker(views: Sequence[SpeakerView]) -> Any:
    """A widget: pick a speaker, a kind of quotation and a least confidence; see their claims and stances."""
    import ipywidgets as widgets

    who = widgets.Dropdown(
        options=[(f"{view.name} ({counted(len(view.claims), 'claim')})", i) for i, view in enumerate(views)],
        description="Speaker",
    )
    kinds = sorted({claim.kind for view in views for claim in view.claims})
    kind = widgets.Dropdown(options=[("all", ""), *((k, k) for k in kinds)], description="Kind")
    least = widgets.FloatSlider(
        min=0, max=1, step=0.05, description="Confidence ≥", style={"description_width": "initial"}
    )
    shown = widgets.HTML()

    def update(*_: Any) -> None:
        view = _only(views[who.value], kind.value, least.value)
        shown.value = view._repr_html_()

    for control in (who, kind, least):
        control.observe(update, "value")
    update()
    return widgets.VBox([widgets.HBox([who, kind, least]), shown])


@dataclass(frozen=True, slots=True, repr=False)
class Corrector:
    """A form that corrects claims where widgets work; elsewhere a sentence on how to."""

    analysis: Analysis
    place: str | Path
    interactive: bool

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        text = 'To correct a row: correct.correct(analysis, "c1", speaker="…"), then run the notebook again.'
        bundle = {"text/plain": text, "text/html": str(markup.render("parts/note.html.j2", text=text))}
        if not self.interactive or self.analysis.claims.empty:
            return bundle
        return bundle | _view(correction_form(self.analysis, self.place))


def corrector(analysis: Analysis, place: str | Path | None = FOLDER, interactive: bool = True) -> Corrector:
    """A form that writes corrections of claims: pick a claim and who says it, or dismiss it.

    Args:
        analysis: the analysis.
        place: where its corrections are (see `onrecord.display.correct.correct`).
        interactive: whether to make the form at all.
    """
    return Corrector(analysis, place or FOLDER, interactive)


def correction_form(analysis: Analysis, place: str | Path) -> Any:
    """The widget of `corrector`."""
    import ipywidgets as widgets

    known = names(analysis.actors)
    rows = [
        (
            f"{c.id} {name_of(known, c.speaker)}: {shorten(cut(analysis.article.text, c.content), 60)}",
            str(c.id),
        )
        for c in rows_of(analysis.claims)
    ]
    row = widgets.Dropdown(options=rows, description="Claim", layout={"width": "40rem"})
    who = widgets.Dropdown(
        options=[*((name, key) for key, name in known.items()), ("nobody", None)], description="Is said by"
    )
    why = widgets.Text(description="Why", layout={"width": "40rem"})
    write = widgets.Button(description="Write speaker")
    dismiss = widgets.Button(description="Dismiss claim")
    answer = widgets.HTML()

    def make(**change: Any) -> None:
        note = {"note": why.value} if why.value.strip() else {}
        try:
            answer.value = correct(analysis, row.value, place, **change, **note).html
        except OnRecordError as error:
            answer.value = str(markup.render("parts/note.html.j2", text=str(error)))

    write.on_click(lambda _: make(speaker=who.value))
    dismiss.on_click(lambda _: make(dismissed=True))
    return widgets.VBox([row, widgets.HBox([who, write, dismiss]), why, answer])


def _view(widget: Any) -> dict[str, Any]:
    """What shows a widget, if the front end can."""
    bundle = widget._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    return {_WIDGET: data[_WIDGET]} if data and _WIDGET in data else {}


def _only(view: SpeakerView, kind: str, least: float) -> SpeakerView:
    kept = tuple(c for c in view.claims if (not kind or c.kind == kind) and c.confidence >= least)
    return SpeakerView(view.id, view.name, view.role, view.words, kept, view.stances)


@dataclass(frozen=True, slots=True)
class _Read:
    """The rows of an analysis, read once, and the names of its actors."""

    text: str
    known: dict[str, str]
    actors: tuple[Any, ...]
    claims: tuple[Any, ...]
    stances: tuple[Any, ...]
    numbers: tuple[Any, ...]


def _read(analysis: Analysis) -> _Read:
    tables = (analysis.actors, analysis.claims, analysis.stances, analysis.numbers)
    return _Read(analysis.article.text, names(analysis.actors), *(tuple(rows_of(t)) for t in tables))


def _speaker_view(read: _Read, key: str) -> SpeakerView:
    actor = next(a for a in read.actors if a.id == key)
    return SpeakerView(
        id=key,
        name=read.known[key],
        role=actor.role if isinstance(actor.role, str) else "",
        words=int(actor.words),
        claims=tuple(
            _claim_view(read, c) for c in read.claims if isinstance(c.speaker, str) and c.speaker == key
        ),
        stances=tuple(
            (name_of(read.known, s.target), str(s.label), float(s.score), tuple(s.claims))
            for s in read.stances
            if s.speaker == key
        ),
    )


def _claim_view(read: _Read, row: Any) -> ClaimView:
    flags = {"hedged": row.hedged, "negated": row.negated, "by hand": row.corrected}
    stances = [s for s in read.stances if row.id in s.claims]
    return ClaimView(
        id=str(row.id),
        speaker=name_of(read.known, row.speaker),
        kind=str(row.kind),
        act=str(row.act),
        date=row.date if isinstance(row.date, str) else "",
        notes=tuple(name for name, holds in flags.items() if holds),
        confidence=float(row.confidence),
        context=_context(read.text, row.content or row.cue or row.source),
        stances=tuple(
            (name_of(read.known, s.speaker), name_of(read.known, s.target), str(s.label)) for s in stances
        ),
        numbers=tuple(str(n.text) for n in read.numbers if isinstance(n.claim, str) and n.claim == row.id),
    )


def _context(text: str, content: Sequence[Span]) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """The paragraphs that a content stands in, cut into what is the content's and what is not."""
    found = []
    for begin, end in paragraphs(text):
        inside = sorted((max(b, begin), min(e, end)) for b, e in content if b < end and begin < e)
        if not inside:
            continue
        pieces, at = [], begin
        for b, e in inside:
            pieces += [(text[at:b], False), (text[max(b, at) : e], True)]
            at = max(at, e)
        pieces.append((text[at:end], False))
        found.append(tuple(piece for piece in pieces if piece[0]))
    return tuple(found)
