"""All calculations that the numbers of a text allow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .calculation import Calculation
from .change_checks import check_changes
from .share_checks import check_shares
from .stated_values import in_sentence
from .sum_checks import check_margins, check_options, check_sums

_UNCOUNTED = ("date", "date-range", "time", "ordinal", "age")


def check_numbers(text: str, numbers: Sequence[Any]) -> tuple[Calculation, ...]:
    """The calculations whose numbers and result are in one sentence, in text order.

    Args:
        text: the text.
        numbers: its numbers in text order: `onrecord.model.rows.number.Number`, or rows of the table.

    Returns:
        Sums of parts, shares of a whole, and changes between a start and an end.
    """
    counted = [number for number in numbers if number.kind not in _UNCOUNTED]
    found: list[Calculation] = []
    for sentence in in_sentence(text, counted):
        if len(sentence) >= 2:
            found += (*check_margins(text, sentence), *check_options(text, sentence))
            amounts = [number for number in sentence if number.kind != "score"]
            found += (*check_sums(text, amounts), *check_shares(text, amounts), *check_changes(amounts))
    return tuple(found)
