"""Negated words do not count as praise or blame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sentiment.negation import expand, move_negations
from onrecord.sentiment.wording import of_words


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("It isn't good.", "It is not good."),
        ("It isn’t good.", "It is not good."),
        ("I can't, won't and shan't.", "I can not, will not and shall not."),
        ("We cannot.", "We can not."),
        ("The cannon didn't fire.", "The cannon did not fire."),
    ],
)
def test_contractions_are_written_out(text, expanded):
    assert expand(text) == expanded


@pytest.mark.parametrize("text", ["It isn’t good", "We cannot be happy with it", "I won't say it is good"])
def test_denied_praise_is_not_praise(text):
    assert of_words(text)[0] < 0


@pytest.mark.parametrize("text", ["It isn't bad", "This isn’t a bad idea", "It is not the worst plan"])
def test_denied_blame_is_not_blame(text):
    assert of_words(text)[0] > 0


def test_a_negation_ends_with_its_clause():
    assert of_words("I did not go, it was good")[0] > 0
    assert of_words("It did not last but was good")[0] > 0


@given(st.text(), st.sampled_from(("not", "never", "no")))
def test_only_negations_move(text, negation):
    before = f"It is {negation} a really good plan {text}"
    after = move_negations(before, frozenset(("good",)))
    assert sorted("".join(after.split())) == sorted("".join(before.split()))


def test_a_text_in_which_nothing_moves_stays_as_it_is():
    assert move_negations("Not good :)  at all", frozenset(("good",))) == "Not good :)  at all"
