"""What each sentence shows: once, with the words' own speaker, and never bad words against a victim."""

from onrecord.model.rows.claim import Claim
from onrecord.networks.directed_stance import Pair
from onrecord.stance.readings import Reading
from onrecord.stance.towards import Towards
from onrecord.stance.voices import voices

AGAINST, FOR, NEITHER = Towards(0.8, 0.2, 0.0), Towards(0.0, 0.2, 0.8), Towards(0.0, 1.0, 0.0)
CLAIMS = {
    key: Claim(key, speaker, (), (), ((0, 9),), "direct", "criticism", None, False, False, 0.9, 0.5)
    for key, speaker in (("c1", "a1"), ("c2", "a3"))
}


def reading(origin, claim="c1", place=(0, 9), victim=False):
    return Reading("a1", "a2", origin, Pair("text", None, (0, 1)), place, claim, None, (0, 1), 2, victim)


def test_a_sentence_that_is_read_in_two_ways_counts_once():
    found = voices([reading("own"), reading("said")], [AGAINST, NEITHER], CLAIMS)
    assert [(v.origin, v.against) for v in found] == [("own", 0.4)]


def test_words_of_different_sentences_count_apart():
    found = voices([reading("own"), reading("said", place=(10, 19))], [AGAINST, FOR], CLAIMS)
    assert [(v.origin, v.against, v.towards) for v in found] == [("own", 0.8, 0.0), ("said", 0.0, 0.8)]


def test_bad_words_about_a_deed_are_not_against_its_victim():
    (found,) = voices([reading("own", victim=True)], [AGAINST], CLAIMS)
    assert found.against == 0.0


def test_the_act_of_a_claim_counts_for_its_own_speaker_only():
    own, others = voices([reading("own"), reading("hearsay", "c2")], [AGAINST, AGAINST], CLAIMS)
    assert own.act == "criticism"
    assert others.act is None
