"""The command judges speakers by name, and weighs articles in the fit."""

import json

from onrecord.actors.speaker_confidence import FEATURES
from onrecord.training.train_speaker_confidence import Example, fit, judged_by_name

TEXT = "“It is late,” said Grace Pell. “We lost,” said Omar Diallo."


def test_a_speaker_with_the_name_of_the_claim_is_right(tmp_path):
    spans = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in ("It is late", "We lost")]
    claims = [{"span": span, "speaker": "Pell"} for span in spans]
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps({"id": 1, "text": TEXT, "claims": claims}), encoding="utf-8")
    assert [example.right for example in judged_by_name(file)] == [True, False]


def test_a_heavier_example_counts_more():
    width = len(FEATURES)
    right = Example("a", (1.0, *(0.0,) * (width - 1)), True, 30.0)
    wrong = Example("b", (1.0, *(0.0,) * (width - 1)), False, 1.0)
    assert fit([right, wrong])[0] + fit([right, wrong])[-1] > 1
