"""The ranker of shared surnames is fitted to marks, and its weights belong to its features."""

import json

import pytest

from onrecord.actors.grouping import shared_names
from onrecord.training import train_shared_names

TEXT = (
    "Rita Calder opened her campaign. Calder spoke for an hour.\n\n"
    "Paul Calder, her husband, listened. Calder said she would win."
)


@pytest.fixture
def marked(monkeypatch):
    begin = [TEXT.index("Calder spoke"), TEXT.index("Calder said")]
    marks = {"names": [[b, b + len("Calder"), 0, len("Rita Calder")] for b in begin]}
    monkeypatch.setattr(train_shared_names, "read_marks", lambda *_: iter([(marks, TEXT)] * 9))


def test_the_command_writes_a_weight_for_each_feature(marked, tmp_path, capsys):
    output = tmp_path / "shared_names.json"
    train_shared_names.main(["corpora", "--output", str(output)])
    assert list(json.loads(output.read_text(encoding="utf-8"))) == list(shared_names.FEATURES)
    assert "in 9 articles: 100.0% right" in capsys.readouterr().out


def test_weights_of_other_features_are_refused(monkeypatch):
    monkeypatch.setattr(shared_names, "read_text", lambda *_: '{"height": 1.0}')
    with pytest.raises(ValueError, match="not the weights"):
        shared_names.weights.__wrapped__()
