"""The probability that a speaker is the right one."""

from hypothesis import given
from hypothesis import strategies as st

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


PLACES = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda at: (at[0], at[0] + at[1]))


@given(st.lists(st.lists(PLACES, max_size=3).map(sorted), max_size=6))
def test_words_are_nested_if_other_words_begin_before_and_end_after_them(contents):
    found = nested_in([Attribution((), (), tuple(content)) for content in contents])
    for i, content in enumerate(contents):
        others = [span for k, other in enumerate(contents) if k != i for span in other]
        assert found[i] == bool(
            content and any(b <= content[0][0] and content[-1][1] <= e for b, e in others)
        )


def test_a_pronoun_that_may_be_two_people_is_less_sure():
    clear = Decision(((0, 0.95), (1, 0.05)), by="she")
    open_ = Decision(((0, 0.5), (1, 0.5)), by="she")
    assert speaker_confidence(clear, ROE, SAID, False) > speaker_confidence(open_, ROE, SAID, False)


def test_he_between_two_equally_likely_people_is_not_sure():
    assert speaker_confidence(Decision(((0, 0.5), (1, 0.5)), by="he"), ROE, SAID, False) < 0.9


def test_a_name_that_two_people_share_is_as_sure_as_its_bearer():
    alone, shared = (
        Decision(((0, 1.0),), by="name_in_source"),
        Decision(((0, 0.6), (1, 0.4)), by="name_in_source"),
    )
    whole = speaker_confidence(alone, ROE, SAID, False)
    assert abs(speaker_confidence(shared, ROE, SAID, False) - 0.6 * whole) < 0.01


def test_a_speaker_inside_the_words_of_another_is_less_sure():
    named = Decision(((0, 1.0),), by="name_in_source")
    assert speaker_confidence(named, ROE, SAID, False) > speaker_confidence(named, ROE, SAID, True)


def test_a_name_is_surer_than_a_description_that_may_mean_somebody_else():
    named, described = Decision(((0, 1.0),), by="name_in_source"), Decision(((0, 0.6),), by="person")
    assert speaker_confidence(named, ROE, SAID, False) > speaker_confidence(described, ROE, SAID, False)
