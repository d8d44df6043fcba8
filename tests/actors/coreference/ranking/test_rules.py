"""The ranker by rule, on candidates made by hand."""

import pytest

from onrecord.actors.coreference.decide import rank
from onrecord.actors.coreference.ranking import rules
from onrecord.model.anaphors import Anaphor, Candidate


def anaphor(form):
    return Anaphor(0, 0, 0, (0, 2), form)


def candidate(entity, **features):
    return Candidate(entity, (), {name.replace("_", " "): value for name, value in features.items()})


NOBODY = Candidate(None, (), {"nobody": 1.0})


def test_who_is_present_is_likelier_and_probabilities_add_up_to_one():
    found = [candidate(3, salience=-2.0), candidate(4, salience=1.0), NOBODY]
    ranked = rank(anaphor("she"), found, rules.score)
    assert [entity for entity, _ in ranked] == [4, 3, None]
    assert sum(probability for _, probability in ranked) == pytest.approx(1)


def test_of_two_alike_the_one_mentioned_last_is_meant():
    found = [candidate(7, salience=1.0), candidate(5, salience=1.0), NOBODY]
    assert rank(anaphor("he"), found, rules.score)[0][0] == 7


def test_one_of_the_same_noun_is_meant_before_somebody_new_and_one_of_another_trade_is_not():
    new = Candidate(None, (), {"new": 1.0})
    same = candidate(1, salience=-6.0, same_noun=1.0)
    other = candidate(2, salience=2.0, other_trade=1.0)
    assert [e for e, _ in rank(anaphor("person"), [other, same, new], rules.score)] == [1, None, 2]


def test_without_candidates_it_is_nobody():
    assert rank(anaphor("he"), [NOBODY], rules.score) == ((None, 1.0),)


def test_a_feature_without_a_weight_is_an_error():
    with pytest.raises(ValueError, match="shoe size"):
        rules.score(anaphor("he"), [candidate(1, shoe_size=41.0)])


@pytest.mark.parametrize("change", [{"shoe size": 1.0}, {"salience": None}])
def test_each_weight_has_a_feature_and_each_feature_a_weight(change):
    table = {name: w for name, w in (rules.weights()["it"] | change).items() if w is not None}
    with pytest.raises(ValueError, match=f"it.*{next(iter(change))}"):
        rules.check({**rules.weights(), "it": table})
