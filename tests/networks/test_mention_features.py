import numpy as np

from onrecord.model.mention import FORMS, ROLES, Mention
from onrecord.networks.mention_features import (
    ANAPHOR_WIDTH,
    PAIR_WIDTH,
    anaphor_features,
    candidates_of,
    pair_features,
    tabulate,
)


def mention(begin, form, head, sentence=0, beside=(), **places):
    where = {"quotation": -1, "source_of": -1, "content_of": -1} | places
    return Mention(
        span=(begin, begin + 3),
        form=FORMS.index(form),
        role=ROLES.index("subject"),
        head=head,
        words=frozenset((head,)),
        beside=frozenset(beside),
        sentence=sentence,
        paragraph=0,
        **where,
    )


MENTIONS = [
    mention(0, "name", "frost", beside=("surgeon",), source_of=0),
    mention(10, "he", "he", content_of=0, quotation=0),
    mention(20, "name", "wells"),
    mention(30, "definite", "surgeon", sentence=1),
    mention(40, "name", "lane", sentence=2),
]
OPEN = np.ones(len(MENTIONS), dtype=bool)


def test_candidates_stand_before_or_are_names_later_in_the_sentence():
    allowed = candidates_of(tabulate(MENTIONS), np.array([1, 3]), OPEN)
    assert np.flatnonzero(allowed[0]).tolist() == [0, 2]
    assert np.flatnonzero(allowed[1]).tolist() == [0, 1, 2]


def test_closed_mentions_are_no_candidates():
    closed = np.array([True, False, True, True, True])
    allowed = candidates_of(tabulate(MENTIONS), np.array([3]), closed)
    assert np.flatnonzero(allowed[0]).tolist() == [0, 2]


def test_pairs_differ_by_who_speaks_and_by_what_is_said_beside_a_name():
    table = tabulate(MENTIONS)
    speaker, other = pair_features(table, np.array([1, 1]), np.array([0, 2]))
    assert len(speaker) == PAIR_WIDTH and (speaker != other).any()
    named, unnamed = pair_features(table, np.array([3, 3]), np.array([0, 2]))
    assert named.sum() > 0 and (named != unnamed).any()
    assert set(np.unique(named)) <= {0.0, 1.0}


def test_nobody_yet_sees_whether_a_noun_was_said_before():
    table = tabulate(MENTIONS)
    allowed = candidates_of(table, np.array([3]), OPEN)
    without = allowed & (np.arange(len(MENTIONS)) != 0)
    (seen,) = anaphor_features(table, np.array([3]), allowed)
    (unseen,) = anaphor_features(table, np.array([3]), without)
    assert len(seen) == ANAPHOR_WIDTH
    assert seen.sum() > unseen.sum()
