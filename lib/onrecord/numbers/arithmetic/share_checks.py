"""Shares of a whole: “45 of the 90 members, or 50%”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from .calculation import Calculation
from .stated_values import between, stated

_FEW_WORDS = r"(?:[\w’'-]+ ){0,2}"
_THE = r"(?:the |its |their |all |her |his |a total of |some |about )?"
_OF = re.compile(rf"\s*{_FEW_WORDS}(?:out )?of {_THE}{_FEW_WORDS}")
_OR = re.compile(
    r"[^,;:()–—]{0,40}(?:, or|,? \(|\(| – | — |, about)(?: about| nearly| roughly| almost| just over| or)? ?"
)
_OF_BEHIND = re.compile(rf"\)?,? of {_THE}{_FEW_WORDS}")


def check_shares(text: str, sentence: Sequence[Any]) -> Iterator[Calculation]:
    """The calculations of the shares among the numbers of a sentence."""
    for one, two, three in zip(sentence, sentence[1:], sentence[2:], strict=False):
        first, second = between(text, one, two) or "", between(text, two, three) or ""
        shares = [n.unit == "percent" for n in (one, two, three)]
        if shares[2] and _counts(one, two) and _OF.fullmatch(first) and _OR.fullmatch(second):
            yield from _share(one, two, three)  # `45 of the 90 members, or 50%`
        elif shares[1] and _counts(one, three) and _OR.fullmatch(first) and _OF_BEHIND.fullmatch(second):
            yield from _share(one, three, two)  # `45, or 50%, of the 90 members`
        elif shares[0] and _counts(two, three) and _OR.fullmatch(first) and _OF.fullmatch(second):
            yield from _share(two, three, one)  # `50% (45 of the 90 members)`
    for one, two in pairwise(sentence):
        if one.kind == "fraction" and two.unit == "percent" and _OR.fullmatch(between(text, one, two) or ""):
            part, whole = stated(one), stated(two)
            if part is not None and whole is not None:
                result = part.value * 100
                fits = whole.low - 0.51 <= result <= whole.high + 0.51
                yield Calculation("share", (one.id, two.id), "{}", result, whole.value, fits)


def _counts(part: Any, whole: Any) -> bool:
    return part.kind == whole.kind and part.kind in ("count", "money") and part.unit == whole.unit


def _share(part: Any, whole: Any, share: Any) -> Iterator[Calculation]:
    one, two, percent = stated(part), stated(whole), stated(share)
    if one is None or two is None or percent is None or not 0 < one.value <= two.value or two.low <= 0:
        return
    result = one.value / two.value * 100
    least, most = one.low / two.high * 100, one.high / two.low * 100
    fits = percent.low - 0.01 <= most and percent.high + 0.01 >= least
    yield Calculation("share", (part.id, whole.id, share.id), "{} ÷ {}", result, percent.value, fits)
