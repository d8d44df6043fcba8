"""Who supports and opposes whom, with the words that show it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.actors.cast import Cast
from onrecord.analysis.run import Stages, on_parse, run
from onrecord.model.article import Article
from onrecord.stance import stances
from onrecord.text import parse
from stage import claims_of

NAMES = {"Moss": [], "Orlov": [], "Reed": []}
WORDS = ("Moss", "Orlov", "Reed", "praised", "condemned", "met", "said", "not", "“", "”", ".", "the")


def stances_of(text, *said, speakers=(), of=None, names=NAMES, change=None):
    doc, found, cast = claims_of(text, *said, speakers=speakers, names=names, of=of)
    if change:
        cast = Cast(tuple(change(actor) for actor in cast.actors), cast.speakers)
    return {(s.speaker, s.target): s for s in stances.find_stances(doc, found, cast)}


def label_of(content, target="Orlov", cue="said", **more):
    found = stances_of(f"Moss {cue} {content}.", ("Moss", cue, content), speakers=["Moss"], **more)
    return found["Moss", target].label if ("Moss", target) in found else None


def test_we_in_a_quotation_is_the_speaker():
    parsed = parse("“We condemn Orlov,” Moss said.")
    rows = run(Article(parsed.text), on_parse(Stages(), parsed), until="stances")
    assert [(s.label, s.claims) for s in rows.stances] == [("opposes", ("c1",))]


@pytest.mark.parametrize(
    ("content", "label"),
    [
        ("Orlov was lying to the court", "opposes"),
        ("Orlov has betrayed the workers", "opposes"),
        ("Orlov is a corrupt bully", "opposes"),
        ("Orlov was a brilliant minister", "supports"),
        ("we will always support Orlov", "supports"),
        ("Orlov lives by the river", None),
        ("Orlov arrived on Tuesday", None),
    ],
)
def test_what_is_said_of_someone(content, label):
    assert label_of(content) == label


@pytest.mark.parametrize(
    ("content", "label"),
    [
        ("she no longer supports Orlov", "opposes"),
        ("she had stopped backing Orlov", "opposes"),
        ("Orlov is anything but honest", "opposes"),
        ("there is nobody better than Orlov", "supports"),
    ],
)
def test_time_and_negation_turn_it(content, label, monkeypatch):
    """Processors round the network differently, so that a side close to the threshold may be left out."""
    monkeypatch.setattr(stances, "LEAST", 0.3)
    assert label_of(content) == label


@pytest.mark.parametrize("content", ["she supports Orlov", "she had endorsed Orlov"])
def test_support_that_is_denied_is_no_support(content):
    assert label_of(content, cue="denied that") != "supports"


def test_nothing_is_listed_where_nobody_takes_a_side():
    assert stances_of("Moss met Orlov in the hall.") == {}


def test_what_the_reporter_says_is_a_side_with_its_sentence():
    text = "The hall was full. Moss condemned Orlov in a long speech."
    side = stances_of(text)["Moss", "Orlov"]
    assert side.label == "opposes" and side.claims == ()
    assert [text[slice(*span)] for span in side.reported] == ["Moss condemned Orlov in a long speech."]


def test_a_quotation_whose_speaker_is_a_pronoun_is_its_speakers():
    text = "Moss spoke on Friday. “Orlov is a liar and a disgrace,” she said."
    found = stances_of(text, ("she", "said", "“Orlov is a liar and a disgrace,”"), speakers=["Moss"])
    assert found["Moss", "Orlov"].label == "opposes"
    assert found["Moss", "Orlov"].claims == ("c1",)


def test_who_defends_one_against_another():
    found = stances_of("Moss defended Orlov against Reed in the debate.")
    assert found["Moss", "Orlov"].label == "supports"
    assert found["Moss", "Reed"].label == "opposes" if ("Moss", "Reed") in found else True


def test_a_professional_relation_is_no_side():
    assert stances_of("Moss, a lawyer for Orlov, said the hearing would resume on Monday.") == {}


@pytest.mark.parametrize("name", ["a poll of voters", "a court filing", "60% of people"])
def test_a_poll_a_document_or_a_share_of_people_takes_no_side(name):
    text = "Moss condemned Orlov in a long speech."
    found = stances_of(text, change=lambda a: replace(a, name=name, named=False, kind="group"))
    assert found == {}


def test_a_group_that_is_only_described_is_no_target():
    text = "Moss condemned Orlov in a long speech."
    assert ("Moss", "Orlov") not in stances_of(
        text, change=lambda a: replace(a, named=False, kind="group") if a.id == "Orlov" else a
    )


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_scores_stay_within_bounds_on_any_words(words):
    for side in stances_of(" ".join(words) or ".").values():
        assert side.label in ("supports", "opposes", "mixed")
        assert 0.5 <= side.confidence <= 1 and -1 <= side.score <= 1
        assert side.speaker != side.target and (side.claims or side.reported)
