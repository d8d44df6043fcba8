"""The card of a claim in JupyterLab: its words in context, and controls to correct it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..analysis.analysis import Analysis
from ..display import explore
from ..display.correcting.write_correction import HOW_TO_SET, correct
from ..display.html import templates
from ..display.phrasing.claim_sentences import claim_sentence, plain
from ..display.phrasing.display_names import names, shorten, speaker_of
from ..model.errors import OnRecordError
from ..model.frames import rows_of
from .missing_claim import TITLE, missing_claim_form

_SHOWN = 110
_WIDE = {"width": "auto"}
_NOTE = {"width": "36rem"}
_STYLE = {"description_width": "9rem"}
_FIGURES = re.compile(r"[+-]?[\d.,]+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class ClaimCards:
    """Claims to choose from, and the card of the chosen one.

    Attributes:
        widget: the widget.
        offer: sets the claims to choose from, by id.
    """

    widget: Any
    offer: Callable[[Sequence[str]], None]


def claim_cards(analysis: Analysis, place: str | Path | None) -> ClaimCards:
    """Return the claims of an article, to look at and to correct.

    Args:
        analysis: the analysis.
        place: file or folder of its corrections; corrections that are made are written there. None for none:
            then the claims cannot be corrected.
    """
    import ipywidgets as widgets

    known = names(analysis.actors)
    rows = {str(row.id): row for row in rows_of(analysis.claims)}
    units = {str(row.id): str(row.unit) for row in rows_of(analysis.numbers)}
    labels = {
        key: f"{key}  {speaker_of(known, row)}: "
        f"{shorten(plain(claim_sentence(analysis.article.text, row)), _SHOWN)}"
        for key, row in rows.items()
    }
    claims = widgets.Select(options=[], rows=8, layout=_WIDE)
    claims.add_class("onrecord-claims")
    card, answer = widgets.HTML(), widgets.HTML()
    said_by = widgets.Dropdown(options=[("nobody", None)], description="Said by", style=_STYLE)
    same_as = widgets.Dropdown(options=[("–", "")], description="Same actor as", style=_STYLE)
    number = widgets.Dropdown(options=[("–", None)], description="Number", style=_STYLE)
    value = widgets.Text(placeholder="its value", layout={"width": "12rem"})
    why = widgets.Text(description="Why", placeholder="a note for the file", style=_STYLE, layout=_NOTE)
    buttons = {
        name: widgets.Button(description=name)
        for name in ("Set speaker", "Not a claim", "Merge", "Set value")
    }

    def write(row: str | None, **change: Any) -> None:
        note = {"note": why.value.strip()} if why.value.strip() else {}
        try:
            if row is None:
                raise OnRecordError("choose what to correct first")
            if "value" in change:
                change["value"] = _read_value(change["value"], units[row])
            answer.value = correct(analysis, row, place, **change, **note).html
        except OnRecordError as error:
            answer.value = str(templates.render("parts/note.html.j2", text=str(error)))

    def show_card() -> None:
        key = claims.value
        for control in (said_by, same_as, number, value, why, *buttons.values()):
            control.disabled = key is None
        if key is None:
            card.value = '<p class="onrecord nothing">No claim fits.</p>'
            return
        row = rows[key]
        card.value = explore.claim(analysis, key)._repr_html_()
        speaker = row.speaker if isinstance(row.speaker, str) else None
        first = _candidates(row)
        people = [*first, *(actor for actor in known if actor not in first)]
        said_by.options = [*((known[actor], actor) for actor in people if actor in known), ("nobody", None)]
        said_by.value = speaker or (first[0] if first else None)
        same_as.options = [("–", ""), *((known[actor], actor) for actor in known if actor != speaker)]
        same_as.disabled = buttons["Merge"].disabled = speaker is None
        inside = [n for n in rows_of(analysis.numbers) if isinstance(n.claim, str) and n.claim == key]
        number.options = [(f"{n.text} ({n.id})", str(n.id)) for n in inside] or [("–", None)]
        number.value = str(inside[0].id) if inside else None
        number.disabled = value.disabled = buttons["Set value"].disabled = not inside

    def show_another(*_: Any) -> None:
        value.value = answer.value = ""
        show_card()

    def offer(keys: Sequence[str]) -> None:
        before = claims.value
        claims.unobserve(show_another, "value")
        claims.options = [(labels[key], key) for key in keys]
        claims.value = before if before in keys else keys[0] if keys else None
        claims.observe(show_another, "value")
        if claims.value == before:
            show_card()
        else:
            show_another()

    claims.observe(show_another, "value")
    buttons["Set speaker"].on_click(lambda _: write(claims.value, speaker=said_by.value))
    buttons["Not a claim"].on_click(lambda _: write(claims.value, dismissed=True))
    buttons["Merge"].on_click(
        lambda _: write(
            rows[claims.value].speaker if claims.value and same_as.value else None, same_as=same_as.value
        )
    )
    buttons["Set value"].on_click(lambda _: write(number.value, value=value.value))
    form = widgets.VBox(
        [
            widgets.HBox([said_by, buttons["Set speaker"], buttons["Not a claim"]]),
            widgets.HBox([same_as, buttons["Merge"]]),
            widgets.HBox([number, value, buttons["Set value"]]),
            why,
            answer,
        ]
    )
    below = widgets.HTML(str(templates.render("parts/note.html.j2", text=HOW_TO_SET)))
    if place:
        missing = missing_claim_form(analysis, place)
        below = widgets.Accordion([form, missing], titles=("Correct this claim", TITLE))
    return ClaimCards(widgets.VBox([claims, card, below]), offer)


def _candidates(row: Any) -> list[str]:
    """The actors that may have made an unclear claim, likeliest first."""
    found = getattr(row, "candidates", ()) or ()
    return [key if isinstance(key, str) else key[0] for key in found]


def _read_value(text: str, unit: str) -> float | int | str:
    """A value as a person types it: a number, with commas between thousands, or a date or score as text.

    Args:
        text: what was typed; a number in percent may end with %.
        unit: unit of the number.

    Raises:
        OnRecordError: the text is empty, or a number of which it is unclear what its commas mean.
    """
    typed = text.strip()
    if unit == "percent":
        typed = typed.removesuffix("%").rstrip()
    if not typed:
        raise OnRecordError("type the value first")
    if "," in typed and _FIGURES.fullmatch(typed):
        if not _THOUSANDS.fullmatch(typed):
            raise OnRecordError(f"“{typed}” is unclear: write 4.2 with a point, and 1,234 with a comma")
        typed = typed.replace(",", "")
    try:
        number = float(typed)
    except ValueError:
        return typed
    return int(number) if number.is_integer() else number
