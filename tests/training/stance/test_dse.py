"""Sentences of DSE have two entities and a label for each direction."""

import json

import pytest

from onrecord.training.stance import dse


@pytest.fixture
def read(tmp_path):
    def of(*rows):
        path = tmp_path / "rows.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return list(dse.read(path))

    return of


def row(kind, text="Ray blamed Ost."):
    return {"id": "r1", "text": text, "p": [0, 3], "q": [11, 14], "class": kind}


@pytest.mark.parametrize(
    ("kind", "labels"), [(0, (1, 1)), (1, (2, 1)), (2, (1, 2)), (3, (0, 1)), (4, (1, 0))]
)
def test_a_class_is_a_label_for_each_direction(read, kind, labels):
    (found,) = read(row(kind))
    assert found.labels == labels
    assert (found.text[slice(*found.first)], found.text[slice(*found.second)]) == ("Ray", "Ost")


def test_copies_of_a_sentence_have_one_key(read):
    one, other = read(row(0), row(3, "RAY  blamed Ost."))
    assert one.key == other.key
