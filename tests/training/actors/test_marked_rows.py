"""The marks of rows of the actor table."""

import json
from collections import Counter

from onrecord.actors.kind_names import GOVERNMENT, GROUP, ORGANIZATION, PERSON, PLACE
from onrecord.files.package_data import read_text
from onrecord.training.actors import marked_rows

LABELS = {
    PERSON,
    ORGANIZATION,
    GOVERNMENT,
    PLACE,
    GROUP,
    marked_rows.NO_ACTOR,
    marked_rows.SAME,
    marked_rows.NO_LABEL,
}


def test_the_marks_have_labels_and_places():
    articles = [json.loads(line) for line in read_text("onrecord.training.actors", "rows.jsonl").splitlines()]
    assert len({article["id"] for article in articles}) == len(articles)
    assert {article["split"] for article in articles} == {"train", "weigh", "test"}
    labels = Counter(label for article in articles for label, _, *_ in article["rows"])
    assert set(labels) == LABELS
    assert all(0 <= b < e for article in articles for _, _, *spans in article["rows"] for b, e in spans)
