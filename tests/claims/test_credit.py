"""Who is credited with a number: the claim it stands in, or who estimates it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onrecord.claims.credit import credit
from onrecord.model.cast import Actor, Cast
from onrecord.model.rows.claim import Claim
from onrecord.numbers import read_figures
from stage import parse


def actor(text: str, name: str, id: str) -> Actor:
    spans = tuple(match.span() for match in re.finditer(re.escape(name), text))
    return Actor(id, name, "group", None, None, True, (name,), spans)


def claim(text: str, content: str, id: str, speaker: str | None) -> Claim:
    begin = text.index(content)
    span = ((begin, begin + len(content)),)
    return Claim(id, speaker, (), (), span, "indirect", "statement", None, False, False, 1.0)


def credited(
    text: str, actors: tuple[Actor, ...], claims: tuple[Claim, ...]
) -> list[tuple[str, str | None, str | None]]:
    doc = parse(text)
    rows = credit(read_figures(doc, None), claims, Cast(actors, ()))
    return [(row.text, row.speaker, row.claim) for row in rows]


def test_the_innermost_claim_owns_a_number() -> None:
    text = "Lopez said that, according to police, 40 people fled and 12 stayed. It took three days."
    actors = (actor(text, "Lopez", "a1"), actor(text, "police", "a2"))
    claims = (
        claim(text, "that, according to police, 40 people fled and 12 stayed", "c1", "a1"),
        claim(text, "40 people fled", "c2", "a2"),
    )
    assert credited(text, actors, claims) == [
        ("40", "a2", "c2"),
        ("12", "a1", "c1"),
        ("three days", None, None),
    ]


def test_a_speaker_who_estimates_is_credited_without_a_claim() -> None:
    text = "Intelligence officials put the number of tanks at 1,300."
    assert credited(text, (actor(text, "Intelligence officials", "a1"),), ()) == [("1,300", "a1", None)]


def test_the_agent_of_a_description_is_credited() -> None:
    text = "The plan, described by residents as 30 pages of nothing, was dropped."
    assert credited(text, (actor(text, "residents", "a1"),), ()) == [("30", "a1", None)]


def test_the_article_itself_states_the_rest() -> None:
    text = "Lopez bought 40 goats."
    assert credited(text, (actor(text, "Lopez", "a1"),), ()) == [("40", None, None)]


@pytest.mark.parametrize(
    ("kind", "act", "negated", "speaker"),
    [
        ("indirect", "statement", False, "a1"),
        ("indirect", "denial", False, None),
        ("mixed", "rejection", False, None),
        ("indirect", "statement", True, None),
        ("direct", "denial", False, "a1"),
    ],
)
def test_nobody_states_a_number_that_is_denied(
    kind: str, act: str, negated: bool, speaker: str | None
) -> None:
    text = "Lopez denied that 40 people fled."
    said = replace(claim(text, "that 40 people fled", "c1", "a1"), kind=kind, act=act, negated=negated)
    assert credited(text, (actor(text, "Lopez", "a1"),), (said,)) == [("40", speaker, "c1")]
