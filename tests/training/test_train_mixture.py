"""The weights of network and rules are fitted to choices with known answers."""

import numpy as np

from onrecord.training import train_mixture
from onrecord.training.reader.documents import Document
from onrecord.training.train_mixture import Choice, choices_of, figures, fit

TEXT = "Ann Moss met Tom Reed. She smiled. It rained."


def _choice(network, rules, right):
    scores = np.column_stack([network, rules, [0.0] * len(network)])
    return Choice("a", "he", scores, np.array(right))


def test_the_better_score_gets_the_weight():
    choices = [_choice([4.0, 0.0], [0.0, 2.0], [True, False]), _choice([0.0, 3.0], [1.0, 0.0], [False, True])]
    network, rules, _ = fit(choices, np.array([0.1, 0.1, 0.0]))
    assert network > 0.1 > rules
    right, lost = figures(choices, [np.array([network, rules, 0.0])] * 2)
    assert right == 1.0
    assert lost < figures(choices, [np.array([0.1, 0.1, 0.0])] * 2)[1]


def test_choices_are_those_of_the_program():
    chains = ((0, 8, 1, "person", "name"), (13, 21, 2, "person", "name"), (23, 26, 1, "person", "pronoun"))
    she = next(c for c in choices_of(Document("a", "news", "dev", TEXT, chains=chains)) if c.form == "he")
    assert she.right.sum() == 1
    assert she.scores[she.right, 2] == 0  # a candidate, not nobody yet


def test_the_command_writes_weights_for_each_form(tmp_path, capsys, monkeypatch):
    chains = ((0, 8, 1, "person", "name"), (23, 26, 1, "person", "pronoun"))
    news = [Document(split, "news", split, TEXT, chains=chains) for split in ("dev", "train")]
    monkeypatch.setattr(train_mixture, "read_news", lambda corpora: iter(news))
    monkeypatch.setattr(train_mixture, "read_gum", lambda corpora: iter(()))
    monkeypatch.setattr(train_mixture, "hidden", lambda corpora: iter(()))
    monkeypatch.setattr(train_mixture, "_LEAST", 1)
    output = tmp_path / "mixture.toml"
    train_mixture.main(["corpora", "--output", str(output)])
    written = output.read_text(encoding="utf-8")
    assert [line.split()[0] for line in written.splitlines()] == list(train_mixture.FORMS)
    assert "he: 1 choices, right 100.0%" in capsys.readouterr().out
