"""The list of a person's corrections in a report: those applied, and those that do not fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...model.frames import rows_of
from ...model.hand import Outcome
from ..html import templates
from ..phrasing.display_names import counted, name_of, names

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

_UNSEEN = frozenset({"kind", "role", "affiliation", "act", "date"})
"""Columns that no chart shows."""
_NAMED = {"actors": "actor", "claims": "claim", "numbers": "number", "stances": "stance"}


@dataclass(frozen=True, slots=True)
class Notice:
    """Corrections that were applied and that were not; an empty display if there are none.

    Attributes:
        applied: each with the anchor of its row, or None if the row is gone.
        unfit: those not applied.
    """

    applied: tuple[tuple[Outcome, str | None], ...]
    unfit: tuple[Outcome, ...]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        if not self.applied and not self.unfit:
            return {"text/html": "", "text/plain": "Nothing was corrected by hand."}
        html = templates.render("parts/by_hand.html.j2", notice=self, named=_NAMED)
        plain = f"{counted(len(self.applied), 'correction')} by hand, {len(self.unfit)} not applied"
        return {"text/html": str(html), "text/plain": plain}


def notice(analysis: Analysis) -> Notice:
    """Return the corrections of an analysis."""
    anchors = _anchors(analysis)
    applied = [(o, anchors.get((o.table, o.row))) for o in analysis.corrections if not o.problem]
    return Notice(tuple(applied), tuple(o for o in analysis.corrections if o.problem))


def _anchors(analysis: Analysis) -> dict[tuple[str, str], str]:
    """Return the anchor of each row by table and id; a stance's id is its speaker and target."""
    stances = enumerate(rows_of(analysis.stances), 1)
    anchors = {("stances", f"{s.speaker} {s.target}"): f"row-s{number}" for number, s in stances}
    return anchors | {
        (name, key): f"row-{key}"
        for name in ("actors", "claims", "numbers")
        for key in analysis.table(name)["id"]
    }


def touched(analysis: Analysis, *tables: str) -> str:
    """Return a sentence on what in a chart rests on corrections; empty if nothing does.

    Args:
        analysis: the analysis.
        tables: those that the chart shows.
    """
    applied = [outcome for outcome in analysis.corrections if not outcome.problem]
    seen = [o for o in applied if o.table in tables and not (o.changed and _UNSEEN.issuperset(o.changed))]
    if not seen:
        return ""
    known = names(analysis.actors)
    rows = {(outcome.table, outcome.row) for outcome in seen}
    people = [c.speaker for c in rows_of(analysis.claims) if ("claims", c.id) in rows]
    people += [key for key in analysis.actors["id"] if ("actors", key) in rows]
    sides = rows_of(analysis.stances)
    people += [s.speaker for s in sides if ("stances", f"{s.speaker} {s.target}") in rows]
    shown = list(dict.fromkeys(name_of(known, key) for key in people))
    about = f": {', '.join(shown)}" if shown else ""
    return f"With {counted(len(seen), 'correction')} by hand{about}."
