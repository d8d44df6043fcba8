"""Readers of others take what is written: Label Studio's own checks, and bioc for brat.

`pytest -m benchmark` with ONRECORD_READERS, a Python that has `label-studio-sdk` and `bioc`: they depend on
many packages that nothing else here needs.
"""

import json
import os
import subprocess

import pytest

from onrecord import export
from small_analysis import TEXT, small_analysis

PYTHON = os.environ.get("ONRECORD_READERS", "")
pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not PYTHON, reason="no Python with the readers (ONRECORD_READERS)"),
]

LABEL_STUDIO = """
import json, sys
from label_studio_sdk.label_interface import LabelInterface
interface = LabelInterface(open("labelling-interface.xml", encoding="utf-8").read())
interface.validate()
errors = []
for task in json.load(open("tasks.json", encoding="utf-8")):
    predictions = task.pop("predictions")
    assert interface.validate_task(task)
    for prediction in predictions:
        assert prediction["result"]
        errors += interface.validate_prediction(prediction, return_errors=True)
print(json.dumps(errors))
"""
BRAT = """
import json
from bioc import brat
document = brat.load(open("article.txt", encoding="utf-8"), open("article.ann", encoding="utf-8"))
spans = [(e.text, sorted((at.begin, at.end) for at in e.locations)) for e in document.entities]
print(json.dumps([spans, len(document.relations)]))
"""


def read_in(folder, script):
    done = subprocess.run([PYTHON, "-c", script], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_label_studio_accepts_interface_tasks_and_predictions(tmp_path):
    export.write(small_analysis(), tmp_path, "labelstudio")
    assert read_in(tmp_path, LABEL_STUDIO) == []


def test_label_studio_refuses_what_is_wrong(tmp_path):
    export.write(small_analysis(), tmp_path, "labelstudio")
    path = tmp_path / "tasks.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"from_name": "', '"from_name": "x'), encoding="utf-8"
    )
    assert read_in(tmp_path, LABEL_STUDIO)


def test_a_reader_of_brat_finds_spans_and_relations(tmp_path):
    export.write(small_analysis(), tmp_path, "brat")
    spans, relations = read_in(tmp_path, BRAT)
    assert spans and relations
    for words, places in spans:
        assert " ".join(" ".join(TEXT[begin:end] for begin, end in places).split()) == " ".join(words.split())
