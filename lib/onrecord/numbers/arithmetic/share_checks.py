"""Shares of a whole: “45 of the 90 members, or 50%”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from .calculation import Calculation
from .stated_values import Stated, as_exact, between, stated

_FRACTION_OFF = 5
"""Percentage points by which a fraction may be off."""
_FEW_WORDS = r"(?:[\w’'-]+ ){0,2}"
_THE = r"(?:the |its |their |all |her |his |a total of |some |about )?"
_OF = re.compile(rf"\s*{_FEW_WORDS}(?:out )?of {_THE}{_FEW_WORDS}")
_JOINT = r"(?:, or|,? \(| – | — |, about) ?(?:or )?(?:about |nearly |roughly |almost |just over )?"
_OR = re.compile(rf"[^,;:()–—]{{0,40}}{_JOINT}")
_AS = re.compile(r"[^;:()–—]{0,40}, (?:as|with|since|after) (?:only |just |about |some )?")
_APPOSED = re.compile(r" [\w’'-]+, ")
_STATED_AGAIN = re.compile(r"(?: people| persons| of (?:them|these|those|whom))?,")
_ONLY_OR = re.compile(_JOINT)
_OF_BEHIND = re.compile(rf"\)?,? of {_THE}{_FEW_WORDS}")


def check_shares(text: str, sentence: Sequence[Any]) -> Iterator[Calculation]:
    """The calculations of the shares among the numbers of a sentence."""
    for one, two, three in zip(sentence, sentence[1:], sentence[2:], strict=False):
        first, second = between(text, one, two) or "", between(text, two, three) or ""
        shares = [n.unit == "percent" or n.kind == "fraction" for n in (one, two, three)]
        if shares[2] and _counts(one, two) and _OF.fullmatch(first) and _OR.fullmatch(second):
            yield from _share(one, two, three)  # `45 of the 90 members, or 50%`
        elif shares[1] and _counts(one, three) and _OR.fullmatch(first) and _OF_BEHIND.fullmatch(second):
            yield from _share(one, three, two)  # `45, or 50%, of the 90 members`
        elif shares[0] and _counts(two, three) and _OR.fullmatch(first) and _OF.fullmatch(second):
            yield from _share(two, three, one)  # `50% (45 of the 90 members)`
        elif shares[0] and _counts(two, three) and _AS.fullmatch(first) and _OF.fullmatch(second):
            yield from _near_share(two, three, one)  # `turnout was 50%, as 45 of the 90 members voted`
        elif shares[2] and _counts(two, one) and not two.counted and _ONLY_OR.fullmatch(second):
            yield from _near_share(two, one, three)  # `of the 90 members, 45, or 50%, voted`
        elif _kinds(one, two, three) and _OF.fullmatch(first) and _is_part(text, second, three):
            yield from _part_of(one, two, three)  # `half of the 90 members (45)`
    for one, two in pairwise(sentence):
        if one.kind == "fraction" and two.unit == "percent" and _OR.fullmatch(between(text, one, two) or ""):
            part, whole = stated(one), stated(two)
            if part is not None and whole is not None:
                result = part.value * 100
                fits = whole.low - 0.51 <= result <= whole.high + 0.51
                yield Calculation("share", (one.id, two.id), "{}", result, whole.value, fits)


def _counts(part: Any, whole: Any) -> bool:
    return part.kind == whole.kind and part.kind in ("count", "money") and part.unit == whole.unit


def _kinds(share: Any, whole: Any, part: Any) -> bool:
    share_of = share.kind == "fraction" or share.unit == "percent"
    return bool(share_of and whole.kind == part.kind == "count")


def _is_part(text: str, words: str, part: Any) -> bool:
    """Whether a number is stated again as the share before it: `…, or 45`, `…, 45, …`."""
    return bool(_OR.fullmatch(words) or (_APPOSED.fullmatch(words) and _STATED_AGAIN.match(text, part.end)))


def _near_share(part: Any, whole: Any, share: Any) -> Iterator[Calculation]:
    """A share of an earlier number of the sentence, if it is between half and twice the stated one."""
    for found in _share(part, whole, share):
        if found.stated and 0.5 <= found.result / found.stated <= 2:
            yield found


def _part_of(share: Any, whole: Any, part: Any) -> Iterator[Calculation]:
    one, two, three = _in_percent(share), stated(whole), stated(part)
    if one is not None and two is not None and three is not None and 0 < three.value <= two.value:
        result = one.value / 100 * two.value
        slack = 0.5 + 0.02 * two.value
        fits = one.low / 100 * two.value - slack <= three.value <= one.high / 100 * two.value + slack
        yield Calculation("share", (share.id, whole.id, part.id), "{} × {}", result, three.value, fits)


def _in_percent(share: Any) -> Stated | None:
    """A percentage or a fraction as a percentage; a fraction may be off by a twentieth of the whole."""
    found = stated(share)
    if found is None or share.kind != "fraction":
        return found
    return Stated(share, *(100 * found.value + off for off in (0, -_FRACTION_OFF, _FRACTION_OFF)))


def _share(part: Any, whole: Any, share: Any) -> Iterator[Calculation]:
    one, two, percent = stated(part), stated(whole), _in_percent(share)
    if one is None or two is None or percent is None or not 0 < one.value <= two.value or two.low <= 0:
        return
    one, two = as_exact(one, two), as_exact(two, one)
    result = one.value / two.value * 100
    least, most = one.low / two.high * 100, one.high / two.low * 100
    fits = percent.low - 0.01 <= most and percent.high + 0.01 >= least
    yield Calculation("share", (part.id, whole.id, share.id), "{} ÷ {}", result, percent.value, fits)
