"""Minimal pairs have all slots filled, correct spans of mentions, and held-out frames."""

import re
from itertools import pairwise

from onrecord.training.stance import stance_pairs


def test_mentions_have_correct_spans_and_all_slots_are_filled():
    for made in stance_pairs.make(2):
        assert not re.search(r"[{}]", made.text)
        for begin, end in made.mentions.values():
            assert made.text[begin:end].strip() == made.text[begin:end] != ""


def test_mentions_of_a_sentence_do_not_overlap():
    for made in stance_pairs.make(1):
        spans = sorted(made.mentions.values())
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_held_out_frames_are_never_trained_on():
    made = list(stance_pairs.make(1))
    held = {m.frame for m in made if m.held}
    assert len(held) >= 60
    assert not held & {m.frame for m in made if not m.held}


def test_there_are_enough_sentences_to_learn_from():
    assert len({made.text for made in stance_pairs.make(2) if not made.held}) >= 400


def test_the_same_seed_gives_the_same_sentences():
    one, other = ([m.text for m in stance_pairs.make(1, seed=s)] for s in (3, 3))
    assert one == other != [m.text for m in stance_pairs.make(1, seed=4)]


def test_unlabelled_pairs_are_neutral_and_open_ones_unknown():
    frames = {made.frame: made for made in stance_pairs.make(1)}
    plain = frames["{A} {+s} {B}."]
    assert plain.signs == {("A", "B"): "+", ("B", "A"): "0"}
    left_open = frames["{A} said {C} was wrong to {-base} {B}."]
    assert ("A", "B") not in left_open.signs and left_open.signs["C", "B"] == "-"


def test_labels_of_signs_are_distributions():
    assert all(abs(sum(p) - 1) < 1e-9 for p in stance_pairs.LABELS.values())
