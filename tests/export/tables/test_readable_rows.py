"""CSV and Excel show names and words first."""

import csv

import pytest
from openpyxl import load_workbook

from onrecord import export
from onrecord.model import schema
from small_analysis import TEXT, small_analysis

EXPECTED = {
    "actors": {"name": "Ana Brook", "kind": "person", "role": "harbour master", "affiliation_name": "Tarn"},
    "claims": {
        "speaker_name": "Ana Brook",
        "cue_text": "said",
        "text": "The ferry 🚢 is safe, … and it will sail.",
    },
    "stances": {
        "speaker_name": "Lev Moss",
        "label": "opposes",
        "target_name": "Ana Brook",
        "text": "that Brook had asked him",
    },
}


@pytest.mark.parametrize("table", EXPECTED)
def test_csv_and_excel_begin_with_names_and_words(tmp_path, table):
    export.write(small_analysis(), tmp_path, "csv")
    with (tmp_path / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.DictReader(file))
    (book,) = export.write(small_analysis(), tmp_path, "xlsx")
    rows = list(load_workbook(book)[table].iter_rows(values_only=True))
    for given in (first, dict(zip(rows[0], rows[1], strict=True))):
        assert dict(list(given.items())[: len(EXPECTED[table])]) == EXPECTED[table]
        assert set(given) >= set(schema.COLUMNS[table])
    assert "🚢" in TEXT
