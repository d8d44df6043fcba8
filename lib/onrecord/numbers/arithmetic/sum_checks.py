"""Sums of parts: “12 people: five men and seven women”, “five men and seven women, 12 in all”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from .calculation import Calculation
from .stated_values import Stated, between, stated

_WHOLE_LIST = re.compile(
    r"[^,;.]{0,50}?(?:: ?|\(| – | — |,? comprising |,? consisting of |,? made up of |, divided into |"
    r", split into )[^,;.]{0,25}"
)
_PREDICATE = re.compile(r" [\w’'-]+(?: [\w’'-]+)? (?:were|are) ")
_BESIDE = re.compile(r"[^,;.:]{1,40}, ")
_APPOSED = re.compile(r" [\w’'-]+, ")
_THE = re.compile(r"(?:^|[\s“])[Tt]he $")
_CLOSED = re.compile(r" [\w’'-]+, (?!and\b)")
_SOME_OF_IT = re.compile(r" (?:of (?:them|these|those)|in|at|on|from|by|near|under|over)\b")
_PART_LIST = re.compile(
    r"[^,;.]{0,50}?,? \(?(?:includ(?:ing|es|ed)|among them|of whom|of which|of them)\b[^;.]{0,30}"
)
_JOINT = re.compile(r"(?:[^.;()\n]{1,60}?)(?:,|,? and|;|,? plus)(?: [a-z]+){0,2} ?")
_LAST_JOINT = re.compile(r"\b(?:and|plus)\b")
_OF_THESE = re.compile(r"[^.]{0,60}\. Of (?:these|those|them),? [^.]{0,40}")
_OF = re.compile(r"(?:^|[.\n“] ?|\s)Of (?:the |its |their |all |some |about )?$")
_IN_ALL = re.compile(
    r"[^.;,]{0,25}?\b(?:in all|in total|altogether|all told|combined|between them"
    r"|over the \w+ (?:days|nights|weeks|months|years))\b"
)
_TOTAL_OF = re.compile(r"\b(?:total of|totall?ing|total to|adding up to|adds? up to|a sum of)(?: \w+)? ?$")
_KINDS = ("count", "money", "percent", "measurement")
_MARGIN = re.compile(r"\b(?:majority|margin|lead|gap|difference) of (?:just |only )?$")
_TO = re.compile(r"(?: votes?| seats?| points?)? (?:to|against) ")
_SCORE = re.compile(r"(\d+)[-–](\d+)")
_UNDECIDED = re.compile(
    r" (?:\w+ ){0,2}(?:undecided|unsure|not sure|not know|no opinion|abstain(?:ed|ing)?)(?=[.,;)]|$)"
)
_MOST_OFF = 0.5
"""How far a sum may be from the total, as a share of it, if the numbers are its parts."""


def check_sums(text: str, sentence: Sequence[Any]) -> Iterator[Calculation]:
    """The calculations of the sums among the numbers of a sentence."""
    amounts = [found for n in sentence if n.kind in _KINDS and (found := stated(n))]
    amounts = [one for one in amounts if _is_level(one.number) and one.value > 0]
    for i, total in enumerate(amounts):
        parts = _run(text, amounts[i + 1 :], total)
        if len(parts) >= 2:
            lead = between(text, total.number, parts[0].number) or ""
            if (_PART_LIST.fullmatch(lead) or _OF_THESE.fullmatch(lead)) or (
                _OF.search(text[: total.number.start][-20:]) and "," in lead
            ):
                yield from _sum(parts, total, exhaustive=False)
            elif _is_whole_list(text, total, lead, parts) and _is_closed(text, parts):
                yield from _sum(parts, total, exhaustive=True)
        before = _run_before(text, amounts[:i], total)
        if len(before) >= 2 and _is_closed(text, before) and _is_total(text, total):
            yield from _sum(before, total, exhaustive=True)


def check_margins(text: str, sentence: Sequence[Any]) -> Iterator[Calculation]:
    """Majorities: `57 votes to 42, a majority of 15`, `won 88-79, a margin of nine points`."""
    for i, margin in enumerate(sentence):
        given = stated(margin) if _MARGIN.search(text[: margin.start][-40:]) else None
        if given is None or i < 1:
            continue
        one, two = sentence[i - 2], sentence[i - 1]
        values, ids, formula = (0.0, 0.0), [two.id, margin.id], "{}"
        if two.kind == "score" and (found := _SCORE.fullmatch(str(two.value))):
            values = float(found[1]), float(found[2])
        elif i > 1 and one.kind == two.kind == "count" and _TO.fullmatch(between(text, one, two) or ""):
            values, ids, formula = (float(one.value), float(two.value)), [one.id, *ids], "{} − {}"
        if values[0] > values[1]:
            result = values[0] - values[1]
            yield Calculation(
                "sum", tuple(ids), formula, result, given.value, given.low <= result <= given.high
            )


def check_options(text: str, sentence: Sequence[Any]) -> Iterator[Calculation]:
    """The answers of a poll, of which the last is none (`and 20 percent were undecided`): at most 100%."""
    shares = [found for n in sentence if n.unit == "percent" and (found := stated(n))]
    behind = text[shares[-1].number.end :][:40] if shares else ""
    if len(shares) > 2 and _UNDECIDED.match(behind) and _is_closed(text, shares):
        ids = tuple(share.number.id for share in shares)
        rest = 100 - sum(share.value for share in shares[:-1])
        most = 100 - sum(share.low for share in shares[:-1])
        if shares[-1].low > most or abs(rest - shares[-1].value) <= 1:
            fits = shares[-1].low <= most
            yield Calculation("sum", ids, "100%" + " − {}" * (len(ids) - 1), rest, shares[-1].value, fits)


def _is_level(number: Any) -> bool:
    """Whether a number is no part of a change, or only has a verb of change beside it (`lost 90`)."""
    return number.part is None or (number.part == "by" and not number.related)


def _same(one: Stated, two: Stated) -> bool:
    return (one.number.kind, one.number.unit) == (two.number.kind, two.number.unit)


def _run(text: str, amounts: Sequence[Stated], total: Stated) -> list[Stated]:
    """The first amounts in a list with commas and “and”, all smaller than the total."""
    parts: list[Stated] = []
    for amount in amounts:
        joined = not parts or _JOINT.fullmatch(between(text, parts[-1].number, amount.number) or "")
        if not joined or not _same(amount, total) or amount.value >= total.value:
            break
        parts.append(amount)
    return parts


def _run_before(text: str, amounts: Sequence[Stated], total: Stated) -> list[Stated]:
    parts: list[Stated] = []
    for amount in reversed(amounts):
        joined = not parts or _JOINT.fullmatch(between(text, amount.number, parts[0].number) or "")
        if not joined or not _same(amount, total) or amount.value >= total.value:
            break
        parts.insert(0, amount)
    return parts


def _is_whole_list(text: str, total: Stated, lead: str, parts: Sequence[Stated]) -> bool:
    """Whether the words before the parts say that they are the whole: `90 men: 40 …`, `The 90 men were 40 …`.

    After a mere comma, each part must be one of the thing counted: `90 men, 40 in Ayr and 50 in Oban`.
    """
    if _WHOLE_LIST.fullmatch(lead) or _PREDICATE.fullmatch(lead):
        return True
    if _APPOSED.fullmatch(lead) and _THE.search(text[: total.number.start][-20:]):
        return bool(_CLOSED.match(text, parts[-1].number.end))  # `The 90 members, 40 men and 50 women, met`
    alone = _BESIDE.fullmatch(lead) and not _SOME_OF_IT.match(text, total.number.end)
    return bool(alone) and all(_SOME_OF_IT.match(text, part.number.end) for part in parts)


def _is_closed(text: str, parts: Sequence[Stated]) -> bool:
    """Whether the last part is joined by “and”, as in a complete list."""
    return bool(_LAST_JOINT.search(between(text, parts[-2].number, parts[-1].number) or ""))


def _is_total(text: str, total: Stated) -> bool:
    behind = text[total.number.end : total.number.end + 60]
    return bool(_IN_ALL.match(behind)) or bool(_TOTAL_OF.search(text[: total.number.start][-40:]))


def _sum(parts: Sequence[Stated], total: Stated, exhaustive: bool) -> Iterator[Calculation]:
    """The check of parts against their total; for a list that may be incomplete, only if it exceeds that."""
    result = sum(part.value for part in parts)
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    fits = low - 1e-9 <= total.high and high + 1e-9 >= total.low
    near = abs(result - total.value) <= _MOST_OFF * total.value and total.value >= 5
    if fits or (near and (exhaustive or low > total.high)):
        ids = (*(part.number.id for part in parts), total.number.id)
        yield Calculation("sum", ids, " + ".join("{}" for _ in parts), result, total.value, fits)
