"""The probability that a speaker is the right one."""

from onrecord.actors.entities import Entity
from onrecord.actors.speaker_confidence import nested_in, speaker_confidence
from onrecord.model.attribution import Attribution
from onrecord.model.facts import Decision

ROE = Entity(0, "Ann Roe", "person", gender="f", forms=(("ann", "roe"),))
SAID = Attribution(((0, 3),), ((4, 8),), ((10, 60),), 0.9)


def test_words_inside_other_words_are_nested():
    inner = Attribution(((12, 15),), ((16, 20),), ((22, 40),))
    apart = Attribution((), (), ())
    assert nested_in((SAID, inner, apart)) == [False, True, False]


def test_a_pronoun_that_may_be_two_people_is_less_sure():
    clear = Decision(((0, 0.95), (1, 0.05)), by="she")
    open_ = Decision(((0, 0.5), (1, 0.5)), by="she")
    assert speaker_confidence(clear, ROE, SAID, False) > speaker_confidence(open_, ROE, SAID, False)


def test_a_speaker_inside_the_words_of_another_is_less_sure():
    named = Decision(((0, 1.0),), by="name_in_source")
    assert speaker_confidence(named, ROE, SAID, False) > speaker_confidence(named, ROE, SAID, True)


def test_a_name_is_surer_than_a_description_that_may_mean_somebody_else():
    named, described = Decision(((0, 1.0),), by="name_in_source"), Decision(((0, 0.6),), by="person")
    assert speaker_confidence(named, ROE, SAID, False) > speaker_confidence(described, ROE, SAID, False)
