"""The weights that tell whether two numbers state the same thing are fitted on events."""

import json
from pathlib import Path

from onrecord.files.package_data import read_text
from onrecord.training import train_likeness

GOLD = Path(__file__).parents[1] / "gold" / "differing.jsonl"


def test_weights_are_fitted_measured_and_written(tmp_path):
    lines = GOLD.read_text(encoding="utf-8").splitlines()[1:3]
    (tmp_path / "events.jsonl").write_text("\n".join(lines), encoding="utf-8")
    events, unlike, means = train_likeness.read(tmp_path / "events.jsonl", None)
    weights = train_likeness.fit(events)
    found, things, wrong, groups = train_likeness.measure(events[0], weights)
    assert unlike == [] and things == len(json.loads(lines[0])["differ"])
    assert 0 < found <= things and wrong < groups
    train_likeness.save(weights, means, tmp_path)
    shipped = json.loads(read_text("onrecord.corpus.differing", "likeness.json"))
    assert json.loads((tmp_path / "likeness.json").read_text()).keys() == shipped.keys()
    assert len(json.loads((tmp_path / "means.json").read_text())["use"]) == 384
