"""A form that adds a missing claim: its words, selected in the article, and who says them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..analysis.analysis import Analysis
from ..display.correcting.write_correction import add_claim
from ..display.html import templates
from ..display.phrasing.display_names import names
from ..model.errors import OnRecordError

TITLE = "Add a missing claim"
_STYLE = {"description_width": "9rem"}
_WIDE, _NOTE = {"width": "auto"}, {"width": "36rem"}
_NOBODY, _ELSE = "nobody", "somebody else"


def missing_claim_form(analysis: Analysis, place: str | Path) -> Any:
    """Return the form; the script of the displays fills in words that are selected in the article.

    Args:
        analysis: the analysis.
        place: file or folder of its corrections.
    """
    import ipywidgets as widgets

    known = names(analysis.actors)
    words = widgets.Textarea(
        description="Words",
        placeholder="select them in the article above, or paste them",
        style=_STYLE,
        layout=_WIDE,
    )
    start = widgets.Text(layout={"display": "none"})
    words.add_class("onrecord-missing-words")
    start.add_class("onrecord-missing-start")
    who = widgets.Dropdown(
        options=[
            ("–", ""),
            *((name, key) for key, name in known.items()),
            (_NOBODY, _NOBODY),
            (_ELSE, _ELSE),
        ],
        description="Who says it",
        style=_STYLE,
    )
    other = widgets.Text(placeholder="words of the article", disabled=True, layout={"width": "16rem"})
    cue = widgets.Text(
        description="Cue", placeholder="said, denied, according to …", style=_STYLE, layout=_NOTE
    )
    why = widgets.Text(description="Why", placeholder="a note for the file", style=_STYLE, layout=_NOTE)
    button, answer = widgets.Button(description="Add claim"), widgets.HTML()

    def write(_: Any) -> None:
        try:
            if not words.value.strip():
                raise OnRecordError("select the words in the article first")
            speaker = other.value.strip() if who.value == _ELSE else who.value
            if not speaker:
                raise OnRecordError("say who said it first")
            note = {"note": why.value.strip()} if why.value.strip() else {}
            at = int(start.value) if start.value.isdigit() else None
            answer.value = add_claim(
                analysis,
                words.value,
                place,
                speaker=None if speaker == _NOBODY else speaker,
                cue=cue.value.strip() or None,
                start=at,
                **note,
            ).html
        except OnRecordError as error:
            answer.value = str(templates.render("parts/note.html.j2", text=str(error)))

    def enable(_: Any) -> None:
        other.disabled = who.value != _ELSE

    who.observe(enable, "value")
    button.on_click(write)
    return widgets.VBox([words, start, widgets.HBox([who, other]), cue, why, button, answer])
