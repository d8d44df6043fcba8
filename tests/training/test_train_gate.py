"""The command fits a gate on articles without labels."""

import json

from onrecord.training import train_gate

TEXTS = (
    "Ann Moss condemned Tom Reed on Monday. Tom Reed met Eva Orlov in the town hall of Lund. She left early.",
    "Eva Orlov praised Ann Moss on Friday. Ann Moss and Tom Reed arrived in Lund by train. It rained there.",
)


def test_the_command_writes_weights_and_says_what_the_gate_keeps(tmp_path, capsys):
    files = [tmp_path / f"{name}.txt" for name in ("one", "two")]
    for file, text in zip(files, TEXTS, strict=True):
        file.write_text(text, encoding="utf-8")
    output = tmp_path / "gate.json"
    train_gate.main([*map(str, files), "--output", str(output)])
    written = json.loads(output.read_text(encoding="utf-8"))
    assert len(written["weights"]) > 1000
    assert "the gate keeps" in capsys.readouterr().out
