"""The weights of network and features are fitted to choices with known answers."""

import numpy as np

from onrecord.training import train_mixture
from onrecord.training.reader.documents import Document
from onrecord.training.train_mixture import NETWORK, NOBODY, Choice, choices_of, figures, fit

TEXT = "Ann Moss met Tom Reed. She smiled. It rained."
START = {NETWORK: 0.1, "salience": 0.1, "seldom": 0.5, NOBODY: 0.0}


def _choice(network, salience, right):
    told = tuple({NETWORK: n, "salience": s} for n, s in zip(network, salience, strict=True))
    return Choice("a", "he_she", told, np.array(right))


def test_the_better_feature_gets_the_weight(monkeypatch):
    monkeypatch.setattr(train_mixture, "_RARE", 2)
    choices = [_choice([4.0, 0.0], [0.0, 2.0], [True, False]), _choice([0.0, 3.0], [1.0, 0.0], [False, True])]
    fitted = fit(choices, START)
    assert fitted[NETWORK] > 0.1 > fitted["salience"]
    assert fitted["seldom"] == 0.5
    right, lost = figures(choices, [fitted] * 2)
    assert right == 1.0
    assert lost < figures(choices, [START] * 2)[1]


def test_choices_are_those_of_the_program():
    chains = ((0, 8, 1, "person", "name"), (13, 21, 2, "person", "name"), (23, 26, 1, "person", "pronoun"))
    document = Document("a", "news", "dev", TEXT, chains=chains)
    she = next(c for c in choices_of(document) if c.table == "he_she")
    assert she.right.sum() == 1
    assert she.candidates[int(she.right.argmax())][NOBODY] == 0  # a candidate, not nobody yet


def test_the_command_writes_a_table_for_each_form(tmp_path, capsys, monkeypatch):
    chains = ((0, 8, 1, "person", "name"), (23, 26, 1, "person", "pronoun"))
    news = [Document(split, "news", split, TEXT, chains=chains) for split in ("dev", "train")]
    monkeypatch.setattr(train_mixture, "read_news", lambda corpora: iter(news))
    for name in ("read_gum", "hidden"):
        monkeypatch.setattr(train_mixture, name, lambda corpora: iter(()))
    monkeypatch.setattr(train_mixture, "_LEAST", 1)
    output = tmp_path / "weights.toml"
    train_mixture.main(["corpora", "--output", str(output)])
    written = output.read_text(encoding="utf-8")
    tables = [line.strip("[]") for line in written.splitlines() if line.startswith("[")]
    assert sorted(tables) == sorted(set(train_mixture.FORMS.values()))
    assert "he_she: 1 choices, right 100.0%" in capsys.readouterr().out
