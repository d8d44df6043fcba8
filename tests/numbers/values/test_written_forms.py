"""Whatever a formatter writes, in any of the forms that articles use, is read back to the same value."""

from __future__ import annotations

import math
import re
from datetime import date, time, timedelta

from babel.dates import format_date
from babel.numbers import format_currency
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from onrecord.model.rows.number import Number
from onrecord.numbers import read_figures
from spelled import ONES, TENS, spell
from stage import parse

PUBLISHED = "2022-01-26"


def only(text: str, published: str | None = PUBLISHED) -> Number:
    found = read_figures(parse(text), published).numbers
    assert len(found) == 1, [number.text for number in found]
    return found[0]


quick = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
RANKS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
GLUED = {"k": 10**3, "m": 10**6, "bn": 10**9}
CURRENCIES = st.sampled_from(("USD", "GBP", "EUR", "JPY", "INR", "CAD", "AUD", "BRL", "KRW", "ILS", "NZD"))
BOUNDS = {
    "at least": ("low",),
    "more than": ("low",),
    "up to": ("high",),
    "no more than": ("high",),
    "fewer than": ("high",),
}
days = st.dates(date(1950, 1, 1), date(2049, 12, 31))
PUBLISHED = "2022-01-26"


def rank(n: int) -> str:
    """An ordinal in words: `two hundred and twenty-first`."""
    head, joint, last = re.fullmatch(r"(?:(.*)([- ]))?(\w+)", spell(n)).groups("")
    return head + joint + (RANKS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th"))


def suffix(n: int) -> str:
    return "th" if 10 < n % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


@quick
@given(n=st.integers(4, 99_999), words=st.booleans())
def test_ordinals(n: int, words: bool) -> None:
    number = only(f"She was the {rank(n) if words else f'{n:,}{suffix(n)}'} visitor.", None)
    assert (number.kind, number.value) == ("ordinal", n)


@quick
@given(tenths=st.integers(11, 9_999), scale=st.sampled_from(sorted(SCALES)), glued=st.booleans())
def test_digits_with_a_scale(tenths: int, scale: str, glued: bool) -> None:
    value = tenths / 10 * SCALES[scale]
    number = only(f"They counted {tenths / 10} {scale} bees.", None)
    assert (number.kind, number.unit) == ("count", None)
    assert isinstance(number.value, int | float) and math.isclose(number.value, value, rel_tol=1e-9)
    if glued:
        short, times = sorted(GLUED.items())[tenths % 3]
        number = only(f"It cost ${tenths / 10}{short} to build.", None)
        assert number.unit == "USD"
        assert isinstance(number.value, int | float) and math.isclose(number.value, tenths / 10 * times)


@quick
@given(cents=st.integers(1, 10**9), currency=CURRENCIES, code=st.integers(0, 2))
def test_money_by_symbol_and_by_code(cents: int, currency: str, code: int) -> None:
    amount = cents if currency in ("JPY", "KRW") else cents / 100
    plain = f"{amount:,}"
    written = (
        format_currency(amount, currency, locale="en_US"),
        f"{currency} {plain}",
        f"{plain} {currency}",
    )[code]
    number = only(f"The repair cost {written} in all.", None)
    assert (number.kind, number.unit) == ("money", currency)
    assert isinstance(number.value, int | float) and math.isclose(number.value, amount, rel_tol=1e-9)


@quick
@given(n=st.integers(1, 400), tenths=st.integers(0, 9), sign=st.sampled_from(("-", "−", "minus ")))
def test_negatives(n: int, tenths: int, sign: str) -> None:
    number = only(f"It was {sign}{n}.{tenths} degrees Celsius outside.", None)
    assert (number.value, number.unit) == (-float(f"{n}.{tenths}"), "degree Celsius")


@quick
@given(
    n=st.integers(2, 109),
    form=st.sampled_from(("A {}-year-old man fell.", "A man aged {} fell.", "He is {} years old.")),
)
def test_ages(n: int, form: str) -> None:
    number = only(form.format(n), None)
    assert (number.kind, number.value, number.unit) == ("age", n, "year")


@quick
@given(
    day=days,
    form=st.sampled_from(("MMMM d, yyyy", "d MMMM yyyy", "MMM. d, yyyy", "yyyy-MM-dd", "d MMM yyyy")),
)
def test_dates(day: date, form: str) -> None:
    assume(form != "MMM. d, yyyy" or day.month != 5)  # “May” is no abbreviation
    number = only(f"The ship sank on {format_date(day, form, locale='en')} off Kent.")
    iso = day.isoformat()
    assert (number.kind, number.value, number.low, number.high) == ("date", iso, iso, iso)


@quick
@given(day=days, more=st.integers(1, 27))
def test_ranges_of_dates(day: date, more: int) -> None:
    day = day.replace(day=1)
    last = day + timedelta(more)
    month = format_date(day, "MMMM", locale="en")
    for text in (f"from {month} 1-{last.day}, {day.year}", f"from 1-{last.day} {month} {day.year}"):
        number = only(f"The fair ran {text} in town.")
        assert (number.kind, number.value) == ("date-range", (day.isoformat(), last.isoformat()))
        assert (number.low, number.high) == (day.isoformat(), last.isoformat())


@quick
@given(clock=st.times(), form=st.sampled_from(("%H:%M", "%I:%M %p", "%I.%M%p", "%I:%M p.m.")))
def test_times_of_day(clock: time, form: str) -> None:
    if "p.m." in form:
        clock = clock.replace(hour=12 + clock.hour % 12)
    shown = clock.strftime(form).replace("AM", "am").replace("PM", "pm")
    number = only(f"The train left at {shown} from Leeds.", None)
    assert (number.kind, number.value) == ("time", f"T{clock:%H:%M}")


@quick
@given(won=st.integers(1, 99), lost=st.integers(0, 98), dash=st.sampled_from("-–"))
def test_scores(won: int, lost: int, dash: str) -> None:
    won, lost = max(won, lost), min(won, lost)
    number = only(f"Rovers won {won}{dash}{lost} at home.", None)
    assert (number.kind, number.value) == ("score", f"{won}-{lost}")


@quick
@given(n=st.integers(2, 90), words=st.booleans())
def test_multiples(n: int, words: bool) -> None:
    number = only(f"It is {spell(n) if words else n} times as big.", None)
    assert (number.kind, number.value) == ("multiple", n)


@quick
@given(n=st.integers(2, 10**7), phrase=st.sampled_from(sorted(BOUNDS)))
def test_bounds(n: int, phrase: str) -> None:
    number = only(f"They lost {phrase} {n:,} sheep.", None)
    assert number.value == n
    assert {side for side in ("low", "high") if getattr(number, side) == n} == set(BOUNDS[phrase])


@quick
@given(hundreds=st.integers(1, 9), rest=st.integers(1, 99), thousands=st.integers(1, 999))
def test_words_and_digits_mixed(hundreds: int, rest: int, thousands: int) -> None:
    assert only(f"I have {hundreds} hundred and {rest} apples", None).value == hundreds * 100 + rest
    written = f"{rest} million {thousands} thousand"
    assert only(f"It sold {written} copies", None).value == rest * 10**6 + thousands * 1000


@quick
@given(whole=st.integers(2, 90), tens=st.sampled_from(TENS[2:]), one=st.sampled_from(ONES[1:10]))
def test_words_of_decimals(whole: int, tens: str, one: str) -> None:
    spelled = f"{spell(whole)} point {ONES[TENS.index(tens)]} {one}"
    wanted = float(f"{whole}.{TENS.index(tens)}{ONES.index(one)}")
    assert only(f"It weighs {spelled} tonnes.", None).value == wanted
