"""Each stage can be replaced, and later stages use its output."""

from dataclasses import replace

import pytest

from onrecord import Article
from onrecord.analysis.run import ALL, Stages, run, stages_for
from onrecord.model.attribution import Attribution
from onrecord.model.cast import Actor, Cast

TEXT = (
    "Mayor Ann Ost said the quay would close in March.\n\n"
    "“We lost 40 jobs,” said Tom Rook, who opposes Ost. He blamed Ost for the loss."
)
ARTICLE = Article(TEXT, published="2024-03-04")


def span(words):
    begin = TEXT.index(words)
    return ((begin, begin + len(words)),)


def test_later_tables_follow_a_hand_made_tagger():
    marks = (Attribution(span("Tom Rook"), span("said Tom")[:1], span("“We lost 40 jobs,”"), 0.9),)
    rows = run(ARTICLE, replace(Stages(), find_attributions=lambda doc, reading: marks))
    (claim,) = rows.claims
    names = {actor.id: actor.name for actor in rows.cast.actors}
    assert names[claim.speaker] == "Tom Rook"
    assert [names[n.speaker] for n in rows.numbers if n.claim == claim.id] == ["Tom Rook"]
    assert [row.claim for row in rows.sentiment] == [claim.id]
    assert {names[s.speaker] for s in rows.stances} == {"Tom Rook"}


def test_speakers_follow_a_hand_made_cast():
    quay = Actor("a1", "The quay", "place", None, None, True, ("The quay",), span("the quay"))

    def cast(doc, attributions, article, reading):
        return Cast((quay,), tuple("a1" for _ in attributions))

    rows = run(ARTICLE, replace(Stages(), find_actors=cast))
    assert rows.claims and {claim.speaker for claim in rows.claims} == {"a1"}
    assert {number.speaker for number in rows.numbers if number.claim} == {"a1"}
    assert rows.stances == ()


@pytest.mark.parametrize(
    ("until", "unused"),
    [
        ("attributions", ("read_figures", "find_actors", "make_claims", "find_stances")),
        ("figures", ("find_attributions", "find_actors", "make_claims", "find_stances")),
        ("actors", ("read_figures", "make_claims", "find_stances")),
        ("claims", ("credit", "find_stances", "find_sentiment")),
        ("numbers", ("find_stances", "find_sentiment")),
    ],
)
def test_only_required_stages_run(until, unused):
    def fail(*_):
        raise AssertionError("this stage was not asked for")

    whole = run(ARTICLE, Stages())
    rows = run(ARTICLE, replace(Stages(), **dict.fromkeys(unused, fail)), until=until)
    found = {"actors": rows.cast.actors, "claims": rows.claims, "numbers": rows.numbers}
    if until in found:
        assert (
            found[until]
            == {
                "actors": whole.cast.actors,
                "claims": whole.claims,
                "numbers": whole.numbers,
            }[until]
        )
    assert run(ARTICLE, Stages(), until=ALL) == whole


def test_unknown_tables_and_methods_raise():
    with pytest.raises(KeyError):
        run(ARTICLE, Stages(), until="everything")
    with pytest.raises(ValueError, match="no method 'guess'"):
        stages_for("guess")


def test_actors_in_tables_are_in_the_cast():
    rows = run(ARTICLE, Stages())
    known = {actor.id for actor in rows.cast.actors}
    named = [claim.speaker for claim in rows.claims] + [number.speaker for number in rows.numbers]
    named += [who for stance in rows.stances for who in (stance.speaker, stance.target)]
    assert {key for key in named if key is not None} <= known
