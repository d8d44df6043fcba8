"""Label Studio: regions as a browser counts them, and only controls that the configuration has."""

import json

from lxml import etree

from onrecord import export
from small_analysis import TEXT, small_analysis

UNITS = TEXT.encode("utf-16-le")


def written(folder) -> tuple[dict, etree._Element]:
    tasks, page = export.write(small_analysis(), folder, "labelstudio")
    (task,) = json.loads(tasks.read_text(encoding="utf-8"))
    return task, etree.parse(page).getroot()


def test_regions_hold_the_words_at_their_offsets_in_utf_16(tmp_path):
    task, _ = written(tmp_path)
    assert task["data"]["text"] == TEXT
    for result in task["predictions"][0]["result"]:
        if result["type"] != "relation":
            value = result["value"]
            assert UNITS[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]


def test_results_name_controls_labels_and_regions_that_there_are(tmp_path):
    task, page = written(tmp_path)
    controls = {e.get("name"): e for e in page.iter("Labels", "Choices")}
    texts = {e.get("name"): e.get("value") for e in page.iter("Text")}
    relations = {e.get("value") for e in page.iter("Relation")}
    results = task["predictions"][0]["result"]
    regions = {result["id"] for result in results if result["type"] == "labels"}
    for result in results:
        if result["type"] == "relation":
            assert {result["from_id"], result["to_id"]} <= regions and set(result["labels"]) <= relations
            continue
        control = controls[result["from_name"]]
        given = result["value"][result["type"]]
        assert control.tag.lower() == result["type"] and control.get("toName") == result["to_name"]
        assert set(given) <= {own.get("value") for own in control}
        assert texts[result["to_name"]] == "$text"
