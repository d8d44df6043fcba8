import dataclasses

import numpy as np
import pytest

from onrecord.model.mention import FORMS, ROLES, Mention
from onrecord.networks.antecedents import (
    KINDS,
    NEAREST,
    Scores,
    kinds_of,
    load,
    probabilities,
    score_antecedents,
)
from onrecord.networks.reader import read

TEXT = "Ann Frost met Carl Wells. She gave him the keys.\n\nThe surgeon, a neighbor said, left early."


def mention(words, form, sentence, after=0):
    begin = TEXT.index(words, after)
    return Mention(
        span=(begin, begin + len(words)),
        form=FORMS.index(form),
        role=ROLES.index("subject"),
        head=words.split()[-1].lower(),
        words=frozenset(words.lower().split()),
        beside=frozenset(),
        sentence=sentence,
        paragraph=0 if sentence < 2 else 1,
        quotation=-1,
        source_of=-1,
        content_of=-1,
    )


MENTIONS = [
    mention("Ann Frost", "name", 0),
    mention("Carl Wells", "name", 0),
    mention("She", "she", 1),
    mention("him", "he", 1),
    mention("The surgeon", "definite", 2),
]


@pytest.fixture(scope="module")
def reading():
    return read(TEXT)


def test_a_pronoun_goes_to_the_name_that_fits(reading):
    scores = score_antecedents(reading, MENTIONS, [2, 3], [True] * 5)
    she, him = (probabilities(scores, row, [(0,), (1,)]) for row in (0, 1))
    assert she[0] > she[1] and him[1] > she[1]
    assert she.sum() == pytest.approx(1.0)


def test_what_follows_and_what_is_closed_is_no_candidate(reading):
    scores = score_antecedents(reading, MENTIONS, [2], [True, False, True, True, True])
    assert np.isfinite(scores.pairs[0]).tolist() == [True, False, False, False, False]


def test_without_mentions_there_is_nobody(reading):
    scores = score_antecedents(reading, MENTIONS[:1], [0], [True])
    assert probabilities(scores, 0, []).tolist() == [1.0]


def test_no_anaphors_give_no_scores(reading):
    scores = score_antecedents(reading, MENTIONS, [], [True] * 5)
    assert scores.pairs.shape == (0, 5) and scores.nobody.shape == (0,)


def test_only_the_last_mentions_are_candidates(reading):
    first = MENTIONS[0]
    many = [dataclasses.replace(first, span=first.span) for _ in range(NEAREST + 30)]
    scores = score_antecedents(reading, [*many, MENTIONS[2]], [len(many)], [True] * (len(many) + 1))
    assert np.isfinite(scores.pairs).sum() == NEAREST
    assert not np.isfinite(scores.pairs[0, :30]).any()


def test_mentions_of_one_entity_share_its_probability():
    scores = Scores(np.log(np.array([[1, 2, 5]], dtype=np.float32)), np.log(np.array([2], dtype=np.float32)))
    assert probabilities(scores, 0, [(0, 1), (2,), ()]) == pytest.approx([0.3, 0.5, 0.0, 0.2])


def test_a_name_of_a_person_is_a_person(reading):
    (kind,) = kinds_of(reading, [MENTIONS[0].span])
    assert KINDS[kind.argmax()] == "person"


def test_the_weights_are_loaded_once():
    assert load() is load()
