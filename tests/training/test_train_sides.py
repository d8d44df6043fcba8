"""The command fits weights of sides from articles whose sides a person labelled."""

import json

from onrecord.stance.weighing import FEATURES
from onrecord.training import train_sides

TEXT = "Ann Moss condemned Tom Reed. Tom Reed met Eva Orlov. Eva Orlov supports Ann Moss."
PAIRS = [
    {"speaker": "Ann Moss", "target": "Tom Reed", "right": ["opposes"]},
    {"speaker": "Tom Reed", "target": "Eva Orlov", "right": []},
    {"speaker": "Eva Orlov", "target": "Ann Moss", "right": []},
]


def test_the_command_writes_a_weight_for_each_feature(tmp_path, capsys):
    gold = tmp_path / "gold.jsonl"
    rows = [{"text": TEXT, "pairs": PAIRS, "family": name} for name in ("one", "two")]
    gold.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    output = tmp_path / "weights.json"
    train_sides.main([str(gold), "--output", str(output)])
    written = json.loads(output.read_text(encoding="utf-8"))
    assert list(written["features"]) == list(FEATURES)
    assert written["features"]["supports"] < 0
    assert "from 0.7" in capsys.readouterr().out
