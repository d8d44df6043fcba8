"""Numbers that are written out in words or digits read back to the same value."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model.rows.number import Number
from onrecord.numbers import read_figures
from onrecord.numbers.tokens.pieces import numeral_value
from spelled import ONES, spell
from stage import parse

PUBLISHED = "2022-01-26"


def numbers(text: str, published: str | None = PUBLISHED) -> tuple[Number, ...]:
    return read_figures(parse(text), published).numbers


def only(text: str, published: str | None = PUBLISHED) -> Number:
    found = numbers(text, published)
    assert len(found) == 1, [number.text for number in found]
    return found[0]


WHOLE = st.one_of(st.integers(2, 130), st.integers(2, 10**6), st.integers(2, 10**15 - 1))
AMOUNT = st.tuples(st.integers(1, 999), st.integers(1, 9)).map(lambda pair: float(f"{pair[0]}.{pair[1]}"))
FORMS = [
    ("They counted {} sheep.", "count", 1, None),
    ("The repair cost ${}.", "money", 1, "USD"),
    ("The repair cost {} euros.", "money", 1, "EUR"),
    ("The repair cost £{} million.", "money", 10**6, "GBP"),
    ("The repair cost {} cents.", "money", 0.01, "USD"),
    ("The share was {} percent.", "percent", 1, "percent"),
    ("The share was {}%.", "percent", 1, "percent"),
    ("The share rose {} percentage points.", "percent", 1, "percentage point"),
    ("The road is {} kilometres long.", "measurement", 1, "kilometre"),
    ("The load was {}kg in all.", "measurement", 1, "kilogram"),
    ("The oven reached {} degrees Celsius.", "measurement", 1, "degree Celsius"),
    ("The sea covers {} million square miles.", "measurement", 10**6, "square mile"),
    ("It lasted {} hours in all.", "duration", 1, "hour"),
    ("About {} thousand sheep died.", "count", 1000, None),
    ("About {} dozen sheep died.", "count", 12, None),
]
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_back(text: str, kind: str, value: float, unit: str | None) -> None:
    found = [number for number in numbers(text, None) if number.kind == kind]
    assert len(found) == 1, (text, found)
    assert isinstance(found[0].value, int | float)
    assert math.isclose(found[0].value, value, rel_tol=1e-9), (text, found)
    assert found[0].unit == unit


@quick
@given(
    n=WHOLE, joint=st.sampled_from((" and ", " ")), form=st.sampled_from(FORMS[:1] + FORMS[5:6] + FORMS[8:9])
)
def test_spelled_out_numbers_read_back(n: int, joint: str, form: tuple) -> None:
    pattern, kind, factor, unit = form
    read_back(pattern.format(spell(n, joint)), kind, n * factor, unit)


@quick
@given(n=WHOLE, separator=st.sampled_from((",", "\u00a0", "\u202f")), form=st.sampled_from(FORMS))
def test_digits_with_separators_read_back(n: int, separator: str, form: tuple) -> None:
    pattern, kind, factor, unit = form
    read_back(pattern.format(f"{n:,}".replace(",", separator)), kind, n * factor, unit)


@quick
@given(amount=AMOUNT, form=st.sampled_from(FORMS))
def test_decimals_read_back(amount: float, form: tuple) -> None:
    pattern, kind, factor, unit = form
    read_back(pattern.format(amount), kind, amount * factor, unit)


@quick
@given(
    low=st.integers(2, 500),
    more=st.integers(1, 500),
    pattern=st.sampled_from(("between {} and {}", "{}-{}", "{} to {}", "{}–{}")),
)
def test_ranges_read_back(low: int, more: int, pattern: str) -> None:
    for after, kind in ((" percent", "percent"), (" tonnes", "measurement"), (" weeks", "duration")):
        number = only("They lost " + pattern.format(low, low + more) + after + " of it.", None)
        assert (number.kind, number.value, number.low, number.high) == (kind, None, low, low + more)


@quick
@given(over=st.integers(1, 9), under=st.sampled_from((3, 4, 5, 6, 8, 10)))
def test_fractions_read_back(over: int, under: int) -> None:
    if over >= under:
        over %= under
    over = over or 1
    names = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth"}
    spelled = f"{ONES[over]}-{names[under]}" + ("s" if over > 1 else "")
    for form in (f"{over}/{under}", spelled, f"{ONES[over]} in {spell(under)}", f"{over} out of {under}"):
        number = only(f"They lost {form} of the sheep.", None)
        assert number.kind == "fraction"
        assert number.value == pytest.approx(over / under)


@quick
@given(n=st.integers(1, 10**6), point=st.booleans())
def test_numerals_of_either_style_have_the_same_value(n: int, point: bool) -> None:
    grouped = f"{n:,}"
    if point and grouped.count(",") > 1:
        grouped = grouped.replace(",", ".")
    assert numeral_value(grouped) == n
