"""Fitting the weights of evidence."""

import json

import numpy as np

from onrecord.stance.weighing import SIGNED, UNSIGNED
from onrecord.training import fit_stances
from onrecord.training.fit_stances import Labelled


def _pairs(n=60):
    chance = np.random.default_rng(3)
    for number in range(n):
        told = float(chance.choice([-1, 0, 1]))
        label = {-1: "opposes", 0: "neutral", 1: "supports"}[int(told)]
        signed = (told, *[0.0] * (len(SIGNED) - 1))
        unsigned = (abs(told), *[0.0] * (len(UNSIGNED) - 1))
        yield Labelled(number % 12, signed, unsigned, frozenset([label]), True)


def test_what_tells_a_side_gets_weight():
    found = fit_stances.to_weights(fit_stances.fit(list(_pairs())), 0.4, 0.4)
    assert found.signed["told"] > 0.5
    assert found.unsigned["any_told"] > 0.5
    assert abs(found.signed["felt"]) < 0.1


def test_articles_left_out_are_guessed_as_probabilities():
    pairs = list(_pairs())
    guess = fit_stances.left_out(pairs)
    np.testing.assert_allclose(guess.sum(axis=1), 1.0)
    assert "precision 100.0%" in fit_stances.figures(
        pairs, guess, fit_stances.to_weights(fit_stances.fit(pairs), 0.4, 0.4)
    )


def test_the_command_writes_weights(tmp_path):
    text = "Moss praised Orlov on Monday. Reed sued Orlov. Hale accused Reed of theft."
    noted = [
        ("Moss", "Orlov", "supports"),
        ("Reed", ["Orlov", "Ivan Orlov"], "opposes"),
        ("Hale", "Reed", "opposes"),
    ]
    gold = {
        "text": text,
        "stances": [dict(zip(("speaker", "target", "stance"), row, strict=True)) for row in noted],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join([json.dumps(gold)] * 3), encoding="utf-8")
    fit_stances.main([str(path), "--output", str(tmp_path / "out.json")])
    assert json.loads((tmp_path / "out.json").read_text())["signed"].keys() == set(SIGNED)
