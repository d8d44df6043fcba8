"""Numbers that restate the previous one: `5 miles (8 km)`, `12 points, or 0.3%`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..figure import Figure
from ..tokens.page import Page
from ..tokens.word_lists import number_words

_AMOUNTS = ("money", "measurement", "percent", "count", "fraction", "multiple")
_MOST_BETWEEN = 9


def find_restatements(page: Page, figures: Sequence[Figure]) -> dict[int, int]:
    """The figures that restate an earlier one: the index of the earlier one by their own.

    These are figures of the same kind and another unit in parentheses, and figures of another unit after `,
    or`.
    """
    found: dict[int, int] = {}
    for i in range(1, len(figures)):
        one, two = figures[i - 1], figures[i]
        if (
            one.kind not in _AMOUNTS
            or two.kind not in _AMOUNTS
            or (one.kind, one.unit) == (two.kind, two.unit)
        ):
            continue
        between = page.phrase(one.last, two.first) if two.first - one.last <= _MOST_BETWEEN else ""
        closed = page.pieces[two.last].text in (")", "/", ";")
        if (between == "(" and closed and two.kind == one.kind) or (between == "/" and i - 1 in found):
            found[i] = found.get(i - 1, i - 1)
        elif _is_alternative(between):
            found[i] = i - 1
    return found


def _is_alternative(between: str) -> bool:
    """Whether words between two figures end in `, or`, followed by nothing but `about` or `more than`."""
    _, joint, rest = between.rpartition(", or")
    return bool(joint) and (not rest or rest.strip() in number_words().around)


def with_restated(page: Page, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures; restating ones count the same thing, and those in parentheses have the same bounds."""
    made = list(figures)
    for i, j in find_restatements(page, figures).items():
        one, two = made[j], made[i]
        own = (two.counted is not None and not two.of_subject) or one.kind == "count"
        counted, of_subject = (two.counted, two.of_subject) if own else (one.counted, one.of_subject)
        two = replace(
            two, counted=counted or two.counted, of_subject=of_subject if counted else two.of_subject
        )
        value = two.value if isinstance(two.value, int | float) else None
        if page.pieces[two.first - 1].text in "(/" and two.low is None and two.high is None:
            low = value if one.low is not None and one.low == one.value else None
            high = value if one.high is not None and one.high == one.value else None
            about = two.approximate or one.approximate
            sign = two.sign or one.sign
            made[i] = replace(two, low=low, high=high, approximate=about, sign=sign)
        else:
            made[i] = two
    return tuple(made)
