"""The command fits weights of sourced statements from annotated articles."""

import json

import pytest

from onrecord.files.package_data import read_text
from onrecord.sourcing.statement_features import FEATURES
from onrecord.training import train_sourced

TEXT = "Mayor Ann Ost said the harbour would close in March. Skipper Tom Rook wants to sail in April."


@pytest.mark.parametrize(
    ("content", "statements", "expected"),
    [
        ([(10, 20)], [[0, 15]], True),
        ([(10, 20)], [[0, 14]], False),
        ([(10, 12), (40, 60)], [[0, 12], [38, 52]], True),
        ([(10, 20)], [], False),
    ],
)
def test_a_claim_is_in_a_statement_that_shares_half_of_the_shorter(content, statements, expected):
    assert train_sourced.is_in(content, statements) is expected


def test_the_command_writes_a_weight_for_each_feature(tmp_path, capsys):
    span = [0, TEXT.index(".") + 1]
    rows = [{"text": TEXT, "statements": [{"span": span}]}] * 2
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    more = tmp_path / "more.jsonl"
    more.write_text(json.dumps({"text": TEXT, "claims": [{"span": span}]}), encoding="utf-8")
    output = tmp_path / "sourced.json"
    train_sourced.main([str(gold), "--more", str(more), "--output", str(output)])
    written = json.loads(output.read_text(encoding="utf-8"))
    assert list(written["features"]) == list(FEATURES)
    assert written["features"]["wish or plan"] < 0
    assert "precision" in capsys.readouterr().out


def test_labels_are_joined_to_their_texts_and_hold_none(tmp_path):
    rows = [
        json.loads(line) for line in read_text("onrecord.training", "sourced_statements.jsonl").splitlines()
    ]
    assert all(begin < end for row in rows for begin, end in row["statements"])
    assert {key for row in rows for key in row} == {"corpus", "id", "sha256", "test", "statements", "unclear"}
    assert list(train_sourced.read_labels([])) == []
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": rows[0]["id"], "text": "Another text."}), encoding="utf-8")
    with pytest.raises(ValueError, match=rows[0]["id"]):
        list(train_sourced.read_labels([texts]))
