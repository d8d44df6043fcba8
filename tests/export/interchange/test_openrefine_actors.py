"""The list for OpenRefine: a row per actor, with the class to reconcile with."""

import csv

from onrecord import export
from small_analysis import small_analysis


def test_a_row_per_actor(tmp_path):
    (file,) = export.write(small_analysis(), tmp_path, "openrefine")
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["name"], row["wikidata_class"]) for row in rows] == [
        ("Ana Brook", "Q5"),
        ("Lev Moss", "Q5"),
        ("Tarn", "Q2221906"),
    ]
    assert rows[0]["affiliation_name"] == "Tarn" and rows[0]["article"] == "Ferry is safe, says Tarn"
