"""The comparison of tables finds every change, and nothing in equal outputs."""

import json

from same_tables import compare, main

LINE = {
    "article": {"source": "a.txt", "text": "It rained."},
    "claims": [
        {"id": "c1", "speaker": "a1", "confidence": 0.9},
        {"id": "c2", "speaker": "a2", "confidence": 0.5},
    ],
    "stances": [{"speaker": "a1", "target": "a2", "label": "opposes"}],
}


def files(tmp_path, *lines):
    paths = []
    for number, line in enumerate(lines):
        paths.append(tmp_path / f"{number}.jsonl")
        paths[-1].write_text(json.dumps(line) + "\n", encoding="utf-8")
    return paths


def test_equal_outputs_have_no_differences(tmp_path, capsys):
    assert main([str(path) for path in files(tmp_path, LINE, LINE)]) == 0
    assert capsys.readouterr().out == "all tables are the same\n"


def test_changed_lost_and_new_rows_are_named(tmp_path):
    changed = LINE | {
        "claims": [LINE["claims"][0] | {"speaker": "a3"}],
        "stances": [*LINE["stances"], {"speaker": "a2", "target": "a1", "label": "supports"}],
    }
    found = {(d.article, d.table, d.row): dict(d.columns) for d in compare(*files(tmp_path, LINE, changed))}
    assert found == {
        ("a.txt", "claims", "c1"): {"speaker": ("a1", "a3")},
        ("a.txt", "claims", "c2"): {"id": ("c2", None), "speaker": ("a2", None), "confidence": (0.5, None)},
        ("a.txt", "stances", "a2 a1"): {
            "speaker": (None, "a2"),
            "target": (None, "a1"),
            "label": (None, "supports"),
        },
    }


def test_a_line_that_only_one_output_has_is_a_difference(tmp_path):
    before, after = files(tmp_path, LINE, LINE)
    after.write_text(after.read_text(encoding="utf-8") + json.dumps(LINE) + "\n", encoding="utf-8")
    assert {d.table for d in compare(before, after)} == {"article", "claims", "stances"}
