"""Readings: which sentences are read for whom, and at which mentions."""

from onrecord.stance.readings import find_readings
from stage import claims_of

NAMES = {"Moss": [], "Orlov": [], "Reed": []}


def readings_of(text, *said, speakers, names=NAMES):
    doc, found, cast = claims_of(text, *said, speakers=speakers, names=names)
    return list(find_readings(doc, found, cast))


def shown(reading):
    pair = reading.pair
    source = None if pair.source is None else pair.text[slice(*pair.source)]
    return reading.origin, source, pair.text[slice(*pair.target)], pair.text


def test_a_sentence_with_two_actors_is_read_in_both_directions():
    text = "Moss met Orlov."
    found = readings_of(text, speakers=[])
    assert {(r.speaker, r.target, r.origin) for r in found} == {
        ("Moss", "Orlov", "reported"),
        ("Orlov", "Moss", "reported"),
    }
    assert {r.pair.text for r in found} == {text}


def test_a_claim_is_its_speakers_and_is_read_after_their_name_too():
    text = "Moss said Orlov was a liar."
    found = readings_of(text, ("Moss", "said", "Orlov was a liar"), speakers=["Moss"])
    mine = [shown(r) for r in found if r.speaker == "Moss"]
    assert ("own", "Moss", "Orlov", text) in mine
    assert ("said", "Moss", "Orlov", "Moss said: “Orlov was a liar”") in mine


def test_a_quotation_is_read_without_its_marks_and_the_mention_keeps_its_place():
    text = "Moss spoke. “Orlov is a liar,” she said."
    found = readings_of(text, ("she", "said", "“Orlov is a liar,”"), speakers=["Moss"])
    (said,) = [shown(r) for r in found if r.origin == "said"]
    assert said == ("said", "Moss", "Orlov", "Moss said: “Orlov is a liar,”")


def test_what_a_speaker_says_of_two_others_is_hearsay():
    text = "Moss said Orlov hates Reed."
    found = readings_of(text, ("Moss", "said", "Orlov hates Reed"), speakers=["Moss"])
    origins = {(r.speaker, r.target): r.origin for r in found if r.speaker == "Orlov"}
    assert origins["Orlov", "Reed"] == "hearsay"


def test_nobody_is_read_towards_themselves():
    found = readings_of("Moss said Moss would go.", ("Moss", "said", "Moss would go"), speakers=["Moss"])
    assert all(r.speaker != r.target for r in found)


def test_a_noun_that_points_back_is_read_for_its_owner():
    text = "Orlov's plan was published. Moss rejected the plan."
    found = readings_of(text, speakers=[])
    assert ("thing", "Moss", "plan", "Moss rejected the plan.") in [shown(r) for r in found]


def test_a_roll_call_is_read_near_each_name_only():
    """Every two of 400 names in one sentence took 3.4 GB."""
    names = [f"Roe{i}" for i in range(100)]
    found = readings_of(f"{', '.join(names)} voted for it.", speakers=[], names={key: [] for key in names})
    targets = [r.target for r in found if r.speaker == "Roe50"]
    assert "Roe51" in targets and "Roe99" not in targets and len(targets) < 100
