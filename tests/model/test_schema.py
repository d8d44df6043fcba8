"""Tables have their columns and dtypes, also if they are empty."""

import pandas as pd
import pytest

from onrecord.model import schema


@pytest.mark.parametrize("table", schema.COLUMNS)
def test_an_empty_table_has_all_columns_with_their_dtypes(table):
    data = schema.frame(table, [])
    assert data.columns.tolist() == list(schema.COLUMNS[table])
    assert [str(dtype) for dtype in data.dtypes] == list(schema.COLUMNS[table].values())


@pytest.mark.parametrize("table", schema.COLUMNS)
def test_every_object_column_says_what_its_cells_are(table):
    objects = {name for name, dtype in schema.COLUMNS[table].items() if dtype == "object"}
    assert set(schema.NESTED[table]) == objects


def test_rows_keep_their_order_and_missing_values_stay_missing():
    rows = [
        {"claim": "c2", "speaker": None, "polarity": 0.5, "subjectivity": 1, "words": 3},
        {"claim": "c1", "speaker": "a1", "polarity": -1, "subjectivity": 0.0, "words": 9},
    ]
    data = schema.frame("sentiment", rows)
    assert data["claim"].tolist() == ["c2", "c1"]
    assert data["speaker"].isna().tolist() == [True, False]
    assert schema.records("sentiment", data)[0] == rows[0]


def test_lists_of_spans_become_tuples_and_lists_again():
    row = dict.fromkeys(schema.COLUMNS["claims"], "x") | {
        "source": [[0, 3]],
        "cue": [],
        "content": [[5, 9], [12, 14]],
        "hedged": False,
        "negated": True,
        "confidence": 0.5,
        "speaker_confidence": 0.25,
        "candidates": ["a1", "a2"],
        "sourced": True,
        "sourced_probability": 0.75,
        "corrected": True,
    }
    data = schema.frame("claims", [row])
    assert data["content"][0] == ((5, 9), (12, 14))
    assert schema.records("claims", data) == [row]


def test_a_row_without_a_column_is_refused():
    with pytest.raises(KeyError):
        schema.frame("sentiment", [{"claim": "c1"}])


def test_columns_of_earlier_versions_are_read():
    row = {
        "speaker": "a1",
        "target": "a2",
        "label": "opposes",
        "score": -0.5,
        "confidence": 0.6,
        "claims": [],
    }
    data = schema.frame("stances", [row | {"told": [[0, 9]]}, row])
    assert data["reported"].tolist() == [((0, 9),), ()]


def test_infinite_and_missing_cells_are_none():
    rows = [
        {"claim": pd.NA, "speaker": None, "polarity": float("inf"), "subjectivity": float("nan"), "words": 1}
    ]
    plain = schema.records("sentiment", schema.frame("sentiment", rows))
    assert plain == [{"claim": None, "speaker": None, "polarity": None, "subjectivity": None, "words": 1}]
