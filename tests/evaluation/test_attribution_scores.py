from onrecord.evaluation.attribution_scores import Score, exact, matches, score
from onrecord.model.attribution import Attribution

TEXT = "Homes come first, Ann Frost said on the steps of the hall."
GOLD = Attribution(((18, 27),), ((28, 32),), ((0, 16),))


def test_an_attribution_is_right_with_its_content_and_source():
    half = Attribution(((18, 21),), ((28, 32),), ((0, 16),))
    assert matches([GOLD], [GOLD], TEXT) == [True]
    assert matches([GOLD], [half], TEXT) == [False]
    assert matches([GOLD], [Attribution(GOLD.source, GOLD.cue, ((40, 58),))], TEXT) == [False]
    assert matches([GOLD], [GOLD, GOLD], TEXT) == [True, False]


def test_scores_add_up():
    total = score([GOLD], [GOLD], TEXT) + score([GOLD], [], TEXT)
    assert total == Score(1, 2, 1)
    assert (total.precision, total.recall) == (100.0, 50.0)
    assert exact([GOLD], [GOLD], "cue") == Score(1, 1, 1)
    assert exact([GOLD], [Attribution((), ((28, 31),), ())], "cue") == Score(0, 1, 1)
