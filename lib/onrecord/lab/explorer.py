"""Explore an article in JupyterLab: pick a speaker, a target and a threshold, and correct what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..analysis.analysis import Analysis
from ..corrections.place import FOLDER
from ..display import show, tables
from ..display.html.arrange import html_of, is_nothing
from ..display.phrasing.display_names import counted, names
from ..display.speakers.speaker_cards import render_cards, speaker_cards
from ..display.widget_views import show_both, widget_view
from ..model.frames import rows_of
from .correcting import claim_cards
from .narrow import narrow

_SLIDER = {"description_width": "initial"}


@dataclass(frozen=True, slots=True, repr=False)
class Explorer:
    """Controls and the selected rows, if widgets work; otherwise the cards of the speakers.

    Attributes:
        analysis: the analysis.
        place: file or folder of its corrections, or None.
        interactive: whether to make the widgets at all (a batch of reports does not need them).
    """

    analysis: Analysis
    place: str | Path | None
    interactive: bool

    def __repr__(self) -> str:
        speakers = int((self.analysis.actors["claims"] > 0).sum())
        return f"<{counted(speakers, 'speaker')}, {counted(len(self.analysis.claims), 'claim')}>"

    def _ipython_display_(self) -> None:
        """Show the cards of the speakers, and the widget beside them."""
        if not self.interactive:
            raise NotImplementedError
        show_both(self._repr_mimebundle_())

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        bundle = {"text/html": render_cards(speaker_cards(self.analysis)), "text/plain": repr(self)}
        if not self.interactive or self.analysis.claims.empty:
            return bundle
        return bundle | widget_view(explorer_widget(self.analysis, self.place))


def explorer(
    analysis: Analysis, corrections: str | Path | None = FOLDER, interactive: bool = True
) -> Explorer:
    """Return controls that choose a speaker, a target and a least confidence, and displays that follow.

    A claim that is shown can be corrected on its card. If widgets do not work, as in a report, the cards of
    the speakers are shown instead.

    Args:
        analysis: the analysis.
        corrections: file or folder of its corrections; corrections that are made are written there. None for
            none: then a card has no form to correct the claim.
        interactive: whether to make the widgets at all.
    """
    return Explorer(analysis, corrections or None, interactive)


def explorer_widget(analysis: Analysis, place: str | Path | None) -> Any:
    """Return the widget of `explorer`."""
    import ipywidgets as widgets

    known = names(analysis.actors)
    speaking = analysis.actors[analysis.actors["claims"] > 0]
    speaking = speaking.sort_values("words", ascending=False, kind="stable")
    who = widgets.Dropdown(
        options=[
            ("everybody", ""),
            *((f"{known[a.id]} ({counted(int(a.claims), 'claim')})", a.id) for a in rows_of(speaking)),
        ],
        description="Speaker",
    )
    spoken_of = dict.fromkeys([*analysis.stances["target"], *analysis.actors["id"]])
    target = widgets.Dropdown(
        options=[("anybody", ""), *((known[key], key) for key in spoken_of if key in known)],
        description="About",
    )
    least = widgets.FloatSlider(
        min=0, max=1, step=0.05, value=0, description="Confidence ≥", style=_SLIDER, continuous_update=False
    )
    for control, label in ((who, "speaker"), (target, "target"), (least, "confidence")):
        control.add_class(f"onrecord-{label}")
    summary, sides = widgets.HTML(), widgets.HTML()
    cards = claim_cards(analysis, place)

    def update(*_: Any) -> None:
        chosen = narrow(analysis, who.value or None, target.value or None, least.value)
        claims, words = len(chosen.claims), int(chosen.sentiment["words"].sum())
        summary.value = (
            f'<p class="onrecord caption">{counted(claims, "claim")}, {counted(words, "word")}, '
            f"{counted(len(chosen.numbers), 'number')}</p>"
        )
        found = [html_of(display) for display in (show.sides(chosen), tables.numbers(chosen))]
        sides.value = "\n".join(html for html in found if not is_nothing(html))
        cards.offer(list(chosen.claims["id"]))

    for control in (who, target, least):
        control.observe(update, "value")
    update()
    controls = widgets.HBox([who, target, least], layout={"flex_flow": "row wrap", "grid_gap": "0 1.5rem"})
    return widgets.VBox([controls, summary, cards.widget, sides])
