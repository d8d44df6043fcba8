"""The codes of currencies, by ISO 4217."""

from __future__ import annotations

from functools import cache

from babel import Locale


@cache
def currency_codes() -> frozenset[str]:
    """The codes of all currencies that CLDR lists, in capitals: “USD”, “CHF”."""
    return frozenset(Locale("en").currencies)
