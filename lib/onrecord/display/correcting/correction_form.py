"""A form that corrects claims in JupyterLab, and a sentence on how to do so elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...corrections.place import FOLDER
from ...model.errors import OnRecordError
from ...model.frames import rows_of
from ..html import templates
from ..phrasing.claim_sentences import claim_sentence, plain
from ..phrasing.display_names import names, shorten, speaker_of
from ..widget_views import show_both, widget_view
from .write_correction import HOW_TO_SET, correct

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

_HOW = 'To correct a row: explore.correct(analysis, "c1", speaker="…"), then run the notebook again.'


@dataclass(frozen=True, slots=True, repr=False)
class Corrector:
    """A form that corrects claims, if widgets work; otherwise a sentence on how to do so."""

    analysis: Analysis
    place: str | Path | None
    interactive: bool

    def _ipython_display_(self) -> None:
        """Show the sentence, and the form beside it."""
        if not self.interactive:
            raise NotImplementedError
        show_both(self._repr_mimebundle_())

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        text = _HOW if self.place else HOW_TO_SET
        bundle = {"text/plain": text, "text/html": str(templates.render("parts/note.html.j2", text=text))}
        if not self.interactive or not self.place or self.analysis.claims.empty:
            return bundle
        return bundle | widget_view(correction_form(self.analysis, self.place))


def corrector(analysis: Analysis, place: str | Path | None = FOLDER, interactive: bool = True) -> Corrector:
    """Return a form that corrects claims: choose a claim and its speaker, or dismiss it.

    Args:
        analysis: the analysis.
        place: file or folder of its corrections (see `onrecord.display.correcting.write_correction.correct`);
            None for none: then there is no form.
        interactive: whether to show the form.
    """
    return Corrector(analysis, place or None, interactive)


def correction_form(analysis: Analysis, place: str | Path | None) -> Any:
    """Return the widget of `corrector`."""
    import ipywidgets as widgets

    known = names(analysis.actors)
    rows = [
        (
            f"{c.id} {speaker_of(known, c)}: {shorten(plain(claim_sentence(analysis.article.text, c)), 60)}",
            str(c.id),
        )
        for c in rows_of(analysis.claims)
    ]
    row = widgets.Dropdown(options=rows, description="Claim", layout={"width": "40rem"})
    who = widgets.Dropdown(
        options=[*((name, key) for key, name in known.items()), ("nobody", None)], description="Speaker"
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
            answer.value = str(templates.render("parts/note.html.j2", text=str(error)))

    write.on_click(lambda _: make(speaker=who.value))
    dismiss.on_click(lambda _: make(dismissed=True))
    return widgets.VBox([row, widgets.HBox([who, write, dismiss]), why, answer])
