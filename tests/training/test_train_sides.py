"""The command fits weights of sides from articles whose sides a person marked."""

import json

from onrecord.stance.weighing import FEATURES
from onrecord.training import train_sides
from onrecord.training.stance.news import Marked, Side

TEXT = "Ann Moss condemned Tom Reed. Tom Reed met Eva Orlov. Eva Orlov supports Ann Moss."
MOSS, REED, ORLOV = (frozenset({(TEXT.index(name), TEXT.index(name) + 8)}) for name in ("Ann", "Tom", "Eva"))


def test_the_command_writes_a_weight_for_each_feature(tmp_path, capsys, monkeypatch):
    sides = {(0, 1): (Side(-1, False, frozenset({0})),), (2, 0): (Side(1, True, frozenset({53})),)}
    rows = [
        Marked(name, split, TEXT, (MOSS, REED, ORLOV), frozenset(), sides, {})
        for name, split in (("one", "weigh"), ("two", "weigh"), ("three", "test"))
    ]
    monkeypatch.setattr(train_sides.news, "read", lambda corpora: iter(rows))
    output = tmp_path / "weights.json"
    train_sides.main(["corpora", "--output", str(output)])
    written = json.loads(output.read_text(encoding="utf-8"))
    assert list(written["features"]) == list(FEATURES)
    printed = capsys.readouterr().out
    assert "3 marked" in printed  # two sure ones, and two doubtful ones that count half
    assert "from 0.7" in printed
