"""Measure quality and speed of targeted sentiment (needs the corpora beside the checkout)."""

import time
from pathlib import Path

import pytest

from onrecord.evaluation.label_scores import macro_f1
from onrecord.evaluation.reliability import calibration_error, reliability
from onrecord.networks.marks import LABELS
from onrecord.sentiment import wording
from onrecord.stance.towards import towards
from onrecord.training.stance.newsmtsc import read

GOLD = Path(__file__).parents[3] / "shared" / "corpora" / "newsmtsc" / "train.jsonl"

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not GOLD.is_file(), reason=f"no annotated targets at {GOLD}"),
]


def test_towards_a_mention_in_articles_held_out_of_training(capsys):
    import numpy as np

    rows = [row for row in read(GOLD) if row.held_out]
    towards([(rows[0].text, rows[0].target)])
    started = time.process_time()
    found = [towards([(row.text, row.target)])[0] for row in rows]
    speed = len(rows) / (time.process_time() - started)
    gold = [row.label for row in rows]
    guess = [LABELS.index(one.label) for one in found]
    several = [i for i, row in enumerate(rows) if not row.alone]
    words = [wording.of_words(row.text)[0] for row in rows]
    signs = [1 if not value else 2 if value > 0 else 0 for value in words]
    sure = np.array([max(one.negative, one.neutral, one.positive) for one in found])
    error = calibration_error(reliability(sure, np.array(gold) == np.array(guess)))
    all_f1 = macro_f1(gold, guess)
    several_f1 = macro_f1([gold[i] for i in several], [guess[i] for i in several])
    with capsys.disabled():
        print(
            f"\n{len(rows)} targets: macro F1 {all_f1:.1f}, of {len(several)} in sentences with several "
            f"{several_f1:.1f}, TextBlob's sign {macro_f1(gold, signs):.1f}; calibration error {error:.3f}; "
            f"{speed:.0f} targets/s"
        )
    assert all_f1 >= 77 and several_f1 >= 77
    assert error <= 0.05
    assert speed >= 150
