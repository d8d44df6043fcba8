"""Who stands for and against whom, with the claims that show it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims import claims, effects
from onrecord.model.attribution import Attribution
from onrecord.model.cast import Actor, Cast
from onrecord.model.number import Figures
from onrecord.stance import stances
from onrecord.text import parse
from stage import claims_of

NAMES = {"Moss": [], "Orlov": [], "Freedonia": ["Freedonian"], "Sylvania": ["Sylvanian"]}


def stances_of(text, *said, speakers, of=None, names=NAMES):
    doc, found, cast = claims_of(text, *said, speakers=speakers, names=names, of=of)
    return {(s.speaker, s.target): s for s in stances.find_stances(doc, found, cast)}


def label_of(content, target="Orlov", cue="said", of=None):
    found = stances_of(f"Moss {cue} {content}.", ("Moss", cue, content), speakers=["Moss"], of=of)
    return found["Moss", target].label


@pytest.mark.parametrize(
    ("content", "label"),
    [
        ("Orlov was lying to the court", "opposes"),
        ("Orlov has betrayed the workers", "opposes"),
        ("Orlov is a liar", "opposes"),
        ("Orlov is a corrupt bully", "opposes"),
        ("Orlov was a brilliant minister", "supports"),
        ("Orlov did a great job", "supports"),
        ("Orlov’s reckless plans would ruin the town", "opposes"),
        ("Orlov had saved the company", "supports"),
        ("we will always support Orlov", "supports"),
        ("we thank Orlov", "supports"),
        ("we condemn Orlov", "opposes"),
        ("we will strengthen Orlov’s team", "supports"),
        ("the fraud was committed by Orlov", "opposes"),
        ("Orlov was sowing panic in the town", "opposes"),
        ("I am fond of Orlov", "supports"),
        ("we are grateful to Orlov", "supports"),
        ("I was angry with Orlov", "opposes"),
        ("I am not proud of Orlov", "opposes"),
        ("Orlov lives by the river", "neutral"),
        ("Orlov arrived on Tuesday", "neutral"),
    ],
)
def test_what_is_said_of_someone(content, label):
    assert label_of(content) == label


@pytest.mark.parametrize(
    ("content", "label"),
    [
        ("Orlov is not a hero", "opposes"),
        ("Orlov never helped the workers", "opposes"),
        ("I do not trust Orlov", "opposes"),
    ],
)
def test_negation_turns_it(content, label):
    assert label_of(content) == label


def test_what_is_only_possible_counts_less():
    real = stances_of("Moss said Orlov ruined it.", ("Moss", "said", "Orlov ruined it"), speakers=["Moss"])
    might = stances_of(
        "Moss said Orlov might ruin it.", ("Moss", "said", "Orlov might ruin it"), speakers=["Moss"]
    )
    assert real["Moss", "Orlov"].score < might["Moss", "Orlov"].score < 0


@pytest.mark.parametrize(
    ("cue", "content", "label"),
    [
        ("rejected", "Orlov’s offer", "opposes"),
        ("dismissed", "Orlov’s claims as nonsense", "opposes"),
        ("accused", "Orlov of theft", "opposes"),
        ("criticised", "Orlov’s handling of the strike", "opposes"),
        ("praised", "Orlov’s handling of the strike", "supports"),
        ("thanked", "Orlov for the food", "supports"),
        ("welcomed", "Orlov’s decision", "supports"),
        ("backed", "Orlov", "supports"),
        ("called", "Orlov a liar", "opposes"),
        ("warned of", "consequences for Orlov", "opposes"),
        ("quoted", "Orlov", "neutral"),
    ],
)
def test_what_the_claim_does(cue, content, label):
    assert label_of(content, cue=cue) == label


def test_sanctions_against_one_are_held_against_those_who_impose_them_by_those_who_reject_them():
    text = "Moss rejected Freedonian sanctions against Orlov."
    found = stances_of(text, ("Moss", "rejected", "Freedonian sanctions against Orlov"), speakers=["Moss"])
    assert found["Moss", "Freedonia"].label == "opposes"
    assert found["Moss", "Orlov"].label != "opposes"


def test_a_victim_is_not_opposed():
    text = "Moss said Freedonia had attacked Sylvania."
    found = stances_of(text, ("Moss", "said", "Freedonia had attacked Sylvania"), speakers=["Moss"])
    assert found["Moss", "Freedonia"].label == "opposes"
    assert found["Moss", "Sylvania"].label != "opposes"


def test_what_ones_own_side_does_to_someone_is_meant():
    text = "Moss said Freedonia would punish Sylvania."
    found = stances_of(
        text, ("Moss", "said", "Freedonia would punish Sylvania"), speakers=["Moss"], of={"Moss": "Freedonia"}
    )
    assert found["Moss", "Sylvania"].label == "opposes"


def test_a_criticism_that_one_reports_is_not_ones_own():
    for content in ("Orlov had criticised Sylvania", "Orlov was angry with Sylvania"):
        found = stances_of(f"Moss said {content}.", ("Moss", "said", content), speakers=["Moss"])
        assert found["Moss", "Sylvania"].label == "neutral"


def test_what_a_speaker_says_that_another_says_is_not_their_own():
    text = "Moss said Reed claimed Orlov was a liar."
    said = [("Moss", "said", "Reed claimed Orlov was a liar"), ("Reed", "claimed", "Orlov was a liar")]
    found = stances_of(text, *said, speakers=["Moss", "Reed"], names=NAMES | {"Reed": []})
    assert found["Reed", "Orlov"].label == "opposes"
    assert found["Moss", "Orlov"].label == "neutral"


def test_it_is_not_either_where_nobody_marked_the_inner_claim():
    text = "Moss said Reed claimed Orlov was a liar."
    found = stances_of(
        text, ("Moss", "said", "Reed claimed Orlov was a liar"), speakers=["Moss"], names=NAMES | {"Reed": []}
    )
    assert found["Moss", "Orlov"].label == "neutral"


def test_a_noun_that_points_back_is_its_owners():
    text = "Freedonia’s demands arrived on Monday. Moss rejected those demands."
    found = stances_of(text, ("Moss", "rejected", "those demands"), speakers=["Moss"])
    assert found["Moss", "Freedonia"].label == "opposes"


@pytest.mark.parametrize(
    ("cue", "content", "label"),
    [
        ("disputes", "that", "opposes"),
        ("rejected", "the claim", "opposes"),
        ("agreed with", "the view", "supports"),
    ],
)
def test_who_answers_anothers_words_stands_towards_them(cue, content, label):
    text = f"Orlov said the roof held. Moss {cue} {content}."
    said = [("Orlov", "said", "the roof held"), ("Moss", cue, f"{content}.")]
    found = stances_of(text, *said, speakers=["Orlov", "Moss"])
    assert found["Moss", "Orlov"].label == label


def test_what_an_act_is_called_is_of_whom_was_said_to_do_it():
    text = "Orlov ruled that the strike was legal. Moss called the ruling a disgrace."
    said = [("Orlov", "ruled", "that the strike was legal"), ("Moss", "called", "the ruling a disgrace")]
    assert stances_of(text, *said, speakers=["Orlov", "Moss"])["Moss", "Orlov"].label == "opposes"


def test_a_record_has_no_stance():
    text = "A poll showed that Orlov was losing badly and was widely despised."
    said = ("A poll", "showed", "that Orlov was losing badly and was widely despised")
    doc, found, cast = claims_of(text, said, speakers=["poll"], names=NAMES | {"poll": []})
    people = tuple(replace(a, kind="group", named=False) if a.id == "poll" else a for a in cast.actors)
    assert stances.find_stances(doc, found, replace(cast, actors=people)) == ()


def test_a_place_is_neither_opposed_nor_supported():
    text = "Moss said thousands had died horribly in Orlov."
    said = ("Moss", "said", "thousands had died horribly in Orlov")
    doc, found, cast = claims_of(text, said, speakers=["Moss"], names=NAMES)
    people = tuple(replace(a, kind="place") if a.id == "Orlov" else a for a in cast.actors)
    (one,) = stances.find_stances(doc, found, replace(cast, actors=people))
    assert (one.target, one.label) == ("Orlov", "neutral")


def test_nobody_has_a_stance_towards_themselves_nor_claims_without_speaker():
    text = "Moss said Moss was a liar. It is said that Orlov was a liar."
    said = [("Moss", "said", "Moss was a liar"), ("", "is said", "that Orlov was a liar")]
    assert stances_of(text, *said, speakers=["Moss", None]) == {}


def test_claims_add_up_and_are_the_evidence():
    text = "Moss said Orlov was a liar. Moss said Orlov was in Leeds. Moss said Orlov was a thief."
    said = [
        ("Moss", "said", "Orlov was a liar"),
        ("Moss", "said", "Orlov was in Leeds"),
        ("Moss", "said", "Orlov was a thief"),
    ]
    found = stances_of(text, *said, speakers=["Moss"] * 3)["Moss", "Orlov"]
    one = stances_of(text, said[0], speakers=["Moss"])["Moss", "Orlov"]
    assert found.label == "opposes" and found.claims == ("c1", "c3")
    assert found.confidence > one.confidence


def test_praise_and_blame_are_mixed():
    text = "Moss said Orlov was a hero. Moss said Orlov was a liar."
    said = [("Moss", "said", "Orlov was a hero"), ("Moss", "said", "Orlov was a liar")]
    found = stances_of(text, *said, speakers=["Moss", "Moss"])["Moss", "Orlov"]
    assert found.label == "mixed" and found.claims == ("c1", "c2")


def test_every_entry_of_the_lexicon_is_within_bounds():
    lexicon = effects.lexicon()
    values = [*lexicon.nouns.values(), *lexicon.adjectives.values()]
    values += [v for verb in lexicon.verbs.values() for v in (verb.agent, verb.patient)]
    assert all(-1 <= value <= 1 for value in values)
    assert len(values) > 1500
    assert {verb.carries for verb in lexicon.verbs.values()} == {"", "object", "reverse"}


WORDS = (
    "Orlov",
    "Moss",
    "lied",
    "not",
    "to",
    "the",
    "hero",
    "attack",
    "against",
    "of",
    "who",
    "said",
    ".",
    "if",
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20), st.data())
def test_scores_stay_within_bounds_on_any_words(words, data):
    text = " ".join(words)
    place = st.integers(0, len(text))
    spans = st.tuples(place, place).map(lambda p: (min(p), max(p)))
    doc = parse(text)
    mentions = data.draw(st.lists(spans, max_size=4).map(tuple))
    people = tuple(Actor(i, i, "person", None, None, True, (i,), mentions) for i in ("a1", "a2"))
    one = Attribution((), (data.draw(spans),), (data.draw(spans),), 1.0)
    cast = Cast(people, ("a1",))
    for found in stances.find_stances(doc, claims.make_claims(doc, [one], cast, Figures()), cast):
        assert (found.speaker, found.target, found.claims) == ("a1", "a2", ("c1",))
        assert -1 <= found.score <= 1 and 0 <= found.confidence <= 1
        assert found.label in ("supports", "opposes", "neutral", "mixed")


def test_what_the_reporter_tells_is_a_stance_with_its_sentence():
    text = "The rain had stopped. Moss has sued Orlov."
    found = stances_of(text, speakers=[])["Moss", "Orlov"]
    assert (found.label, found.claims) == ("opposes", ())
    assert [text[begin:end] for begin, end in found.reported] == ["Moss has sued Orlov."]


def test_what_is_done_to_a_thing_is_done_to_its_owner():
    text = "Orlov made an offer. Orlov’s plan came on Monday. Moss condemned the plan."
    assert stances_of(text, speakers=[])["Moss", "Orlov"].label == "opposes"


@pytest.mark.parametrize(
    "name", ["Exit polls", "Two thirds of them", "43 percent", "Papers released by the city"]
)
def test_a_poll_a_document_or_a_share_of_people_has_no_stance(name):
    text = f"{name} praised Orlov."
    said = (name, "praised", "Orlov")
    doc, found, cast = claims_of(text, said, speakers=[name], names={name: [], "Orlov": []})
    crowd = replace(cast, actors=(replace(cast.actors[0], kind="group", named=False), cast.actors[1]))
    assert stances.find_stances(doc, found, crowd) == ()


@pytest.mark.parametrize(
    "cue", ["stopped short of blaming", "declined to criticise", "refrained from attacking"]
)
def test_who_holds_back_from_speaking_against_someone_does_not_oppose_them(cue):
    assert label_of("Orlov", cue=cue) == "neutral"


def test_who_rejects_an_account_rejects_who_gave_it():
    text = "Orlov said the roof held. Moss rejected that account."
    found = stances_of(text, ("Orlov", "said", "the roof held"), speakers=["Orlov"])
    assert found["Moss", "Orlov"].label == "opposes"


def test_a_pronoun_at_the_head_of_a_sentence_takes_up_the_subject_before():
    text = "Moss left the room early. He has no confidence in Orlov."
    assert stances_of(text, speakers=[])["Moss", "Orlov"].label == "opposes"


def test_what_one_only_asks_is_no_judgement():
    content = "whether Orlov would be sent to prison for the theft"
    assert label_of(content, cue="asked") == "neutral"
