"""Is the `F` of `2.5 F` a farad? A noun of its sentence says so."""

from __future__ import annotations

from dataclasses import replace

from ..quantities.quantity import Quantity
from ..tokens.page import Page
from ..units.read_unit import read_rate
from ..units.unit_table import cued_units


def with_cued_unit(page: Page, quantity: Quantity) -> Quantity:
    """The quantity, with the unit of the capital letter that ends or follows it, if a noun supports it."""
    pieces, last = page.pieces, quantity.last
    at = last - 1 if quantity.dimension == "temperature" else last
    found = cued_units().get(pieces[at].text) if quantity.unit is None or at < last else None
    if (
        found is None
        or not quantity.amount.digits
        or (pieces[at + 1].glued and pieces[at + 1].sort == "word")
    ):
        return quantity
    unit, nouns = found
    if not any(token.pos_ == "NOUN" and token.lower_ in nouns for token in page.token(at).sent):
        return quantity
    unit, last = read_rate(pieces, unit, at + 1) or (unit, at + 1)
    return replace(quantity, unit=unit, last=last)
