"""The marks of rows of the actor table."""

import json
from collections import Counter

from onrecord.actors.entities import Entity
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


def test_a_row_has_the_kind_that_most_of_its_mentions_are_marked_with():
    body = Entity(0, "Acme", ORGANIZATION, mentions=(((0, 4), "Acme"), ((10, 14), "Acme"), ((20, 22), None)))
    label = marked_rows._label_of_marks
    assert label({(0, 4): PERSON, (10, 14): PERSON, (20, 22): ORGANIZATION}, body) == PERSON
    assert label({(1, 4): "object"}, body) == marked_rows.NO_ACTOR
    assert label({(30, 34): PERSON}, body) is None


def test_marks_do_not_tell_whether_people_are_several():
    people = Entity(0, "Some", GROUP, named=False, mentions=(((0, 4), "Some"),))
    assert marked_rows._label_of_marks({(0, 4): PERSON}, people) == marked_rows.NO_LABEL


def test_marks_do_not_tell_a_government_from_its_place():
    state = Entity(0, "Ruritania", GOVERNMENT, mentions=(((0, 9), "Ruritania"),))
    assert marked_rows._label_of_marks({(0, 9): PLACE}, state) == GOVERNMENT
