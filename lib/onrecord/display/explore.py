"""Single claims and speakers; all speakers as a picker in JupyterLab and as cards elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..corrections.references import actors_called
from ..model.errors import OnRecordError
from ..model.frames import rows_of
from ..model.spans import Span, paragraphs
from .correcting import corrections_list
from .correcting.correction_form import Corrector, correction_form, corrector
from .correcting.write_correction import add_claim, correct
from .html import templates
from .phrasing.claim_sentences import Sentence, claim_sentence, plain
from .phrasing.display_names import counted, name_of, names, shorten, speaker_of
from .speakers.speaker_cards import SpeakerCard, render_cards, speaker_cards
from .widget_views import show_both, widget_view

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

__all__ = [
    "ClaimView", "Corrector", "SpeakerView", "Speakers", "add_claim", "claim", "correct", "corrected",
    "correction_form", "corrector", "picker", "speaker", "speakers",
]  # fmt: skip


OTHER = "not a sourced statement"
"""The note on a claim that is not a statement for which the story cites a source."""


@dataclass(frozen=True, slots=True, repr=False)
class ClaimView:
    """A claim within its paragraphs.

    Attributes:
        id: its id.
        speaker: name of its speaker.
        sentence: its cue and content in the article's words.
        kind, act: as in the table.
        date: day on which it was said, or an empty string.
        notes: `hedged`, `negated`, `by hand`, `not a sourced statement`.
        confidence: 0 to 1.
        context: its paragraphs as pieces of text, each with a flag for pieces of the claim.
        stances: stances that it is evidence for, as (speaker, target, label).
        numbers: the numbers in it, as written.
    """

    id: str
    speaker: str
    sentence: Sentence
    kind: str
    act: str
    date: str
    notes: tuple[str, ...]
    confidence: float
    context: tuple[tuple[tuple[str, bool], ...], ...]
    stances: tuple[tuple[str, str, str], ...]
    numbers: tuple[str, ...]

    @property
    def manner(self) -> str:
        """Return kind and act; a note that it is no sourced statement stands for the act “statement”."""
        return self.kind if self.act == "statement" and OTHER in self.notes else f"{self.kind} {self.act}"

    @property
    def words(self) -> str:
        """Return the attributed words, joined by spaces."""
        return " ".join(text for pieces in self.context for text, own in pieces if own)

    def __repr__(self) -> str:
        return f"<Claim {self.id}, {self.speaker} ({self.manner}): {shorten(plain(self.sentence), 60)}>"

    def _repr_html_(self) -> str:
        return str(templates.render("parts/claim.html.j2", claim=self))


@dataclass(frozen=True, slots=True, repr=False)
class SpeakerView:
    """A speaker with their claims and stances.

    Attributes:
        id, name, role: as in the table of actors.
        words: words attributed to them.
        claims: their claims, in the order of the article.
        stances: as (target, label, score, claims).
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
        return str(templates.render("parts/one_speaker.html.j2", speaker=self, alone=True))


@dataclass(frozen=True, slots=True, repr=False)
class Speakers:
    """All speakers: a picker if widgets work, else their cards.

    Attributes:
        views: the speakers, those with most words first.
        cards: the same as cards.
        interactive: whether to make the picker; a batch of reports does not need it.
    """

    views: tuple[SpeakerView, ...]
    cards: tuple[SpeakerCard, ...]
    interactive: bool

    def __repr__(self) -> str:
        return f"<{counted(len(self.views), 'speaker')}>"

    def _ipython_display_(self) -> None:
        """Show the cards, and the picker beside them."""
        if not self.interactive:
            raise NotImplementedError
        show_both(self._repr_mimebundle_())

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        bundle = {"text/html": render_cards(self.cards), "text/plain": repr(self)}
        return bundle | (widget_view(picker(self.views)) if self.interactive and self.views else {})


def corrected(analysis: Analysis) -> corrections_list.Notice:
    """Return a person's corrections of an article, and those that do not fit."""
    return corrections_list.notice(analysis)


def claim(analysis: Analysis, key: str) -> ClaimView:
    """Return a claim by its id.

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
    """Return a speaker by id, name or alias, in any case.

    Raises:
        OnRecordError: the article has no actor with this name or id, or several.
    """
    return _speaker_view(_read(analysis), actor_called(analysis, who))


def actor_called(analysis: Analysis, who: str) -> str:
    """Return the id of an actor by id, name or alias, in any case, or by the name that displays show.

    Raises:
        OnRecordError: the article has no actor with this name or id, or several, or `who` is no text.
    """
    if not isinstance(who, str):
        raise OnRecordError(f"{who!r} is no actor: give an id (a2) or a name, as text")
    known = names(analysis.actors)
    found = actors_called(rows_of(analysis.actors), who) or tuple(
        k for k, name in known.items() if name == who
    )
    if len(found) > 1:
        raise OnRecordError(f"{who!r} may be {' or '.join(known[key] for key in found)}: give the id")
    if not found:
        some = ", ".join(v.name for v in speakers(analysis, interactive=False).views[:8])
        raise OnRecordError(
            f"there is no actor {who!r} in this article; its speakers are: {some or 'nobody'}"
        )
    return found[0]


def speakers(analysis: Analysis, interactive: bool = True) -> Speakers:
    """Return the speakers of an article.

    Args:
        analysis: the analysis.
        interactive: whether to show a picker if widgets work; otherwise the cards are shown.
    """
    read = _read(analysis)
    ranking = analysis.actors[analysis.actors["claims"] > 0].sort_values(
        "words", ascending=False, kind="stable"
    )
    views = tuple(_speaker_view(read, key) for key in ranking["id"])
    return Speakers(views, speaker_cards(analysis), interactive)


def picker(views: Sequence[SpeakerView]) -> Any:
    """Return a widget that shows a speaker's claims, by kind and least confidence, and their stances."""
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
    everything = widgets.Checkbox(value=False, description="Everything attributed", indent=False)
    shown = widgets.HTML()

    def update(*_: Any) -> None:
        view = _only(views[who.value], kind.value, least.value, everything.value)
        shown.value = view._repr_html_()

    for control in (who, kind, least, everything):
        control.observe(update, "value")
    update()
    return widgets.VBox([widgets.HBox([who, kind, least, everything]), shown])


def _only(view: SpeakerView, kind: str, least: float, everything: bool) -> SpeakerView:
    kept = tuple(
        c
        for c in view.claims
        if (not kind or c.kind == kind) and c.confidence >= least and (everything or OTHER not in c.notes)
    )
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
    flags = {"hedged": row.hedged, "negated": row.negated, "by hand": row.corrected, OTHER: not row.sourced}
    stances = [s for s in read.stances if row.id in s.claims]
    return ClaimView(
        id=str(row.id),
        speaker=speaker_of(read.known, row),
        sentence=claim_sentence(read.text, row),
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
    """Return the paragraphs around a content as pieces, each with a flag for pieces of the content."""
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
